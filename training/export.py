"""Write a net as an ONNX file: images (1, 3, S, S) in 0..1 -> answers (1, 2): AI, graphic."""
import hashlib
import io
from pathlib import Path

import onnx
import torch
from onnx import TensorProto

from halve import halve
from views import SIZE


def pad_inside(model):
    """Let convolutions with stride 2 pad for themselves: a copy of each of the largest maps less.

    Sides are even everywhere (trunk.Conv), so that SAME is one row below and one column to the right.
    """
    makers = {name: node for node in model.graph.node for name in node.output}
    for node in list(model.graph.node):
        settings = {a.name: a for a in node.attribute}
        before = makers.get(node.input[0]) if node.op_type == 'Conv' else None
        if before is None or before.op_type != 'Pad' or list(settings['strides'].ints) != [2, 2]:
            continue
        settings['pads'].ints[:] = [0, 0, 1, 1]
        node.input[0] = before.input[0]
        model.graph.node.remove(before)
    return model


def scale_when_asked(model):
    """int8 matrices times their scales as DequantizeLinear, which runs with every view.

    A cast and a product would be worked out for good when a session opens: 75 MB more of the browser's memory, to save an eighth of the time.
    """
    stored = {tensor.name: tensor.data_type for tensor in model.graph.initializer}
    casts = {node.output[0]: node for node in model.graph.node if node.op_type == 'Cast' and stored.get(node.input[0]) == TensorProto.INT8}
    for node in model.graph.node:
        if node.op_type == 'Mul' and node.input[0] in casts:
            node.op_type, node.input[0] = 'DequantizeLinear', casts[node.input[0]].input[0]
    for node in casts.values():
        model.graph.node.remove(node)
    return model


def to_onnx(net, size=SIZE):
    """ONNX bytes (opset 13) of the shipped graph; one view a run, as the extension does."""
    out = io.BytesIO()
    torch.onnx.export(net.eval(), torch.rand(1, 3, size, size), out, input_names=['images'], output_names=['answers'],
                      opset_version=13, do_constant_folding=net.folds_constants)
    return halve(scale_when_asked(pad_inside(onnx.load_from_string(out.getvalue())))).SerializeToString()


def write(data, path):
    """Write the bytes; returns the net's entry in detector.json."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(data)
    return {'file': Path(path).name, 'sha256': hashlib.sha256(data).hexdigest(), 'bytes': len(data)}
