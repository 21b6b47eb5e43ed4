"""The same answers in fewer sums: rewrites the nets that make_models.py wrote, in place.

    python3 training/marks/make_models.py && python3 training/marks/fold_nets.py [find] [read]

1. The learnt scale and shift around every activation move into the weights of the convolutions beside them.
2. Hard swish becomes two operations instead of four.
3. The finder's neck enlarges its coarse maps (nearest neighbour) before it folds them 3 x 3. That is one transposed
   convolution of the coarse map itself, with the kernel smeared over the enlargement: the same sums, each made once.
4. Its finest map has 96 channels made from 12 by a matrix and one gain a channel: kernel, gain and matrix are multiplied first.

All are equalities; answers differ by rounding only (docs/marks.md, "CPU"). Needs python3-onnx and python3-numpy.
"""
import hashlib
import json
import pathlib
import sys

import numpy as np
import onnx
from onnx import helper, numpy_helper

TARGET = pathlib.Path(__file__).resolve().parents[2] / 'public/models'


class Net:
    """A graph with its constants by name. Large weights are `name_i8` times `name_s` (make_models.py)."""

    def __init__(self, model):
        self.graph = model.graph
        self.nodes = [node for node in model.graph.node if node.op_type != 'Constant']
        self.values = {node.output[0]: numpy_helper.to_array(node.attribute[0].t)
                       for node in model.graph.node if node.op_type == 'Constant'}
        self.values |= {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}

    def users(self, name):
        return [node for node in self.nodes if name in node.input]

    def only_user(self, name, kind):
        users = self.users(name)
        return users[0] if len(users) == 1 and users[0].op_type == kind else None

    def maker(self, name):
        return next(node for node in self.nodes if name in node.output)

    def scalar(self, node):
        """The one constant number among a node's inputs."""
        for name in node.input if node else ():
            if name in self.values and self.values[name].size == 1:
                return float(self.values[name].ravel()[0])
        return None

    def weight(self, name):
        if name in self.values:
            return self.values[name]
        return self.values[f'{name}_i8'] * self.values[f'{name}_s']

    def scale(self, name, factor):
        stored = name if name in self.values else f'{name}_s'
        self.values[stored] = self.values[stored] * np.float32(factor)

    def shift(self, conv, by):
        """Adds to a convolution's bias."""
        if len(conv.input) < 3:
            conv.input.append(f'{conv.output[0]}_bias')
            self.values[conv.input[2]] = np.zeros(self.weight(conv.input[1]).shape[0], np.float32)
        self.values[conv.input[2]] = (self.values[conv.input[2]] + by).astype(np.float32)

    def drop(self, *nodes):
        self.nodes = [one for one in self.nodes if not any(one is node for node in nodes)]

    def rename(self, old, new):
        for node in self.nodes:
            node.input[:] = [new if name == old else name for name in node.input]

    def insert(self, before, *nodes):
        at = next(i for i, node in enumerate(self.nodes) if node is before)
        self.nodes[at:at] = nodes

    def save(self, model):
        """Constants become initializers; what nothing uses goes."""
        wanted = {one.name for one in self.graph.output}
        kept = []
        for node in reversed(self.nodes):
            if wanted & set(node.output):
                kept.insert(0, node)
                wanted |= set(node.input)
        del self.graph.node[:], self.graph.initializer[:]
        self.graph.node.extend(kept)
        self.graph.initializer.extend(numpy_helper.from_array(np.asarray(value), name)
                                      for name, value in sorted(self.values.items()) if name in wanted)
        onnx.checker.check_model(model)
        return model.SerializeToString()


def fold_before(net):
    """Convolution, times w, plus b: into the convolution."""
    for conv in [node for node in net.nodes if node.op_type == 'Conv']:
        times = net.only_user(conv.output[0], 'Mul')
        plus = times and net.only_user(times.output[0], 'Add')
        w, b = net.scalar(times), net.scalar(plus)
        if w is None or b is None:
            continue
        net.scale(conv.input[1], w)
        net.scale(conv.input[2], w)
        net.shift(conv, b)
        net.rename(plus.output[0], conv.output[0])
        net.drop(times, plus)


def fold_hard_swish(net):
    """x * clip(x + 3, 0, 6) / 6, times w, plus b. The scale moves into the next convolutions, the shift as well where no edge is padded."""
    for div in [node for node in net.nodes if node.op_type == 'Div' and net.scalar(node) == 6]:
        product = net.maker(div.input[0])
        clip = net.maker(product.input[1])
        x = product.input[0]
        plus = net.maker(clip.input[0])
        assert clip.op_type == 'Clip' and plus.input[0] == x and net.scalar(plus) == 3
        times = net.only_user(div.output[0], 'Mul')
        shift = net.only_user(times.output[0], 'Add')
        w, b = net.scalar(times), net.scalar(shift)
        out = shift.output[0]
        convs = net.users(out)
        gate = f'{out}_gate'
        net.insert(div, helper.make_node('HardSigmoid', [x], [gate], alpha=1 / 6, beta=0.5),
                   helper.make_node('Mul', [x, gate], [f'{out}_swish']))
        net.drop(plus, clip, product, div)
        if any(conv.op_type != 'Conv' for conv in convs):
            net.rename(div.output[0], f'{out}_swish')
            continue
        net.drop(times)
        if all(sum(attribute.ints) == 0 for conv in convs for attribute in conv.attribute if attribute.name == 'pads'):
            for conv in convs:
                net.shift(conv, b * net.weight(conv.input[1]).sum((1, 2, 3)))
            net.rename(out, f'{out}_swish')
            net.drop(shift)
        else:
            net.values[f'{out}_shift'] = np.array([b / w], np.float32)
            shift.input[:] = [f'{out}_swish', f'{out}_shift']
        for conv in convs:
            net.scale(conv.input[1], w)


def smeared(net, before, name, channels, times):
    """Kernel of the transposed convolution that equals `times`-fold enlargement and then the 3 x 3 convolution `name`."""
    whole = np.ascontiguousarray(net.values[f'{name}_i8'][:, channels].transpose(1, 0, 2, 3)[..., ::-1, ::-1])
    inner, outer = whole.shape[:2]
    key = f'{name}_{channels.start}_x{times}'
    net.values |= {f'{key}_i8': whole.reshape(-1, 1, 3, 3), f'{key}_ones': np.ones((1, 1, times, times), np.float32),
                   f'{key}_s': np.tile(net.values[f'{name}_s'].reshape(-1), inner).reshape(-1, 1, 1, 1),
                   f'{key}_shape': np.array([inner, outer, times + 2, times + 2])}
    net.insert(before, helper.make_node('Cast', [f'{key}_i8'], [f'{key}_f'], to=onnx.TensorProto.FLOAT),
               helper.make_node('Mul', [f'{key}_f', f'{key}_s'], [f'{key}_w']),
               helper.make_node('Conv', [f'{key}_w', f'{key}_ones'], [f'{key}_flat'], pads=[times - 1] * 4),
               helper.make_node('Reshape', [f'{key}_flat', f'{key}_shape'], [key]))
    return key


def enlarged(net, before, coarse, name, channels, times):
    key = smeared(net, before, name, channels, times)
    out = f'{key}_out'
    net.insert(before, helper.make_node('ConvTranspose', [coarse, key], [out], strides=[times] * 2, pads=[1] * 4))
    return out


def sum_up(net, conv, parts):
    """Puts the sum of these maps in the place of a convolution."""
    *rest, last = parts
    for i, part in enumerate(rest):
        out = conv.output[0] if i == len(rest) - 1 else f'{part}_sum'
        net.insert(conv, helper.make_node('Add', [last, part], [out]))
        last = out
    net.drop(conv)


def fold_head(net):
    """The convolution of four maps side by side, three of them enlarged."""
    conv = net.users(next(node for node in net.nodes if node.op_type == 'Concat').output[0])[0]
    width = 24
    parts = []
    for i, name in enumerate(net.maker(conv.input[0]).input):
        channels = slice(i * width, (i + 1) * width)
        resize = net.maker(name)
        if resize.op_type == 'Resize':
            times = int(net.values[resize.input[2]][2])
            parts.append(enlarged(net, conv, resize.input[0], conv.input[1], channels, times))
            continue
        kernel = f'{conv.input[1]}_fine'
        net.values[kernel] = np.ascontiguousarray(net.weight(conv.input[1])[:, channels]).astype(np.float32)
        net.insert(conv, helper.make_node('Conv', [name, kernel], [f'{kernel}_out'], pads=[1] * 4))
        parts.append(f'{kernel}_out')
    sum_up(net, conv, parts)


def fold_neck(net, conv):
    """3 x 3 of (y + y * gain + enlarged), where y is a matrix times a narrow map."""
    own, coarse = (net.maker(name) for name in net.maker(conv.input[0]).input)
    widen = net.maker(own.input[0])
    gains = net.maker(own.input[1]).input[1]
    narrow, matrix = widen.input
    pool = next(node for node in net.users(widen.output[0]) if node.op_type == 'GlobalAveragePool')
    key = conv.output[0]
    # The mean of the wide map is the matrix times the mean of the narrow one.
    squeeze = net.users(pool.output[0])[0]
    net.insert(pool, helper.make_node('GlobalAveragePool', [narrow], [f'{key}_mean']),
               helper.make_node('Conv', [f'{key}_mean', matrix], [f'{key}_wide']))
    squeeze.input[0] = f'{key}_wide'
    net.values |= {f'{key}_one': np.ones(1, np.float32),
                   f'{key}_matrix': np.ascontiguousarray(net.weight(matrix).transpose(1, 0, 2, 3)).astype(np.float32)}
    net.insert(conv, helper.make_node('Add', [gains, f'{key}_one'], [f'{key}_gain']),
               helper.make_node('Mul', [conv.input[1], f'{key}_gain'], [f'{key}_gained']),
               helper.make_node('Conv', [f'{key}_gained', f'{key}_matrix'], [f'{key}_kernel']),
               helper.make_node('Conv', [narrow, f'{key}_kernel'], [f'{key}_own'], pads=[1] * 4))
    sum_up(net, conv, [enlarged(net, conv, coarse.input[0], conv.input[1], slice(0, 96), 2), f'{key}_own'])


def fold(file, is_finder):
    model = onnx.load(file)
    if not any(node.op_type == 'Clip' for node in model.graph.node):
        return  # folded before
    net = Net(model)
    fold_before(net)
    fold_hard_swish(net)
    if is_finder:
        fold_head(net)
        wide = [node for node in net.nodes if node.op_type == 'Conv' and net.weight(node.input[1]).shape == (24, 96, 3, 3)]
        for conv in wide[-2:]:
            fold_neck(net, conv)
    file.write_bytes(net.save(model))


def main():
    about = json.loads((TARGET / 'marks.json').read_text(encoding='utf8'))
    for role in sys.argv[1:] or ('find', 'read'):
        file = TARGET / f'marks-{role}.onnx'
        fold(file, role == 'find')
        about[role]['sha256'] = hashlib.sha256(file.read_bytes()).hexdigest()
    (TARGET / 'marks.json').write_text(json.dumps(about, ensure_ascii=False, indent=1) + '\n', encoding='utf8')


if __name__ == '__main__':
    main()
