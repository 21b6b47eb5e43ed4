"""Write a net as an ONNX file: images (1, 3, S, S) in 0..1 -> answers (1, 2): AI, graphic."""
import hashlib
import io
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

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


def multiply_bytes(model):
    """Products with int8 matrices in whole numbers: each place's values are rounded to 255 steps of their own, too.

    Half the time of a view (wasm's float product of such a matrix takes three times as long), for a little noise: see results.md.
    """
    graph, nodes, scales, products = model.graph, [], {}, set()
    stored = {tensor.name: tensor for tensor in graph.initializer}
    for node in graph.node:
        if node.op_type == 'DequantizeLinear':
            scales[node.output[0]] = node
        # the small products with the directions gain no time
        elif node.op_type == 'MatMul' and node.input[1] in scales and '/bases.' not in node.name:
            nodes += in_bytes(node, *scales[node.input[1]].input[:2])
            products.add(node.output[0])
        else:
            nodes += [scales[name] for name in node.input if name in scales] + [node]
        for tensor in (stored.get(name) for name in node.input if node.op_type == 'Add' and products & set(node.input)):
            # as a row: onnxruntime joins the sum of a plain list with the activation after it, which takes up to three times as long
            if tensor is not None and len(tensor.dims) == 1:
                tensor.dims.insert(0, 1)
    if scales:
        # uint8 around 128: wasm has no fast product of int8 and int8
        constants = {'bytes_one': np.float32(1), 'bytes_least': np.float32(1e-9), 'bytes_step': np.float32(1 / 127), 'bytes_middle': np.uint8(128)}
        graph.initializer.extend(numpy_helper.from_array(np.array(value), name) for name, value in constants.items())
    del graph.node[:]
    graph.node.extend(nodes)
    return model


def in_bytes(node, matrix, scale):
    """The nodes that stand for one product."""
    values, product = node.input[0], node.output[0]
    steps = [
        ('Abs', [values], 'sizes', {}), ('ReduceMax', ['sizes'], 'most', {'axes': [-1]}), ('Max', ['most', 'bytes_least'], 'some', {}),
        ('Mul', ['some', 'bytes_step'], 'step', {}), ('Div', [values, 'step'], 'counted', {}),
        ('QuantizeLinear', ['counted', 'bytes_one', 'bytes_middle'], 'whole', {}),
        ('MatMulInteger', ['whole', matrix, 'bytes_middle'], 'sums', {}), ('Cast', ['sums'], 'floats', {'to': TensorProto.FLOAT}),
        ('Mul', ['floats', scale], 'scaled', {}), ('Mul', ['scaled', 'step'], product, {}),
    ]
    made = {output for _, _, output, _ in steps} - {product}
    name = lambda tensor: f'{product}_{tensor}' if tensor in made else tensor
    return [helper.make_node(kind, [name(i) for i in inputs], [name(output)], **settings) for kind, inputs, output, settings in steps]


def to_onnx(net, size=SIZE):
    """ONNX bytes (opset 13) of the shipped graph; one view a run, as the extension does."""
    out = io.BytesIO()
    torch.onnx.export(net.eval(), torch.rand(1, 3, size, size), out, input_names=['images'], output_names=['answers'],
                      opset_version=13, do_constant_folding=net.folds_constants)
    return halve(multiply_bytes(scale_when_asked(pad_inside(onnx.load_from_string(out.getvalue()))))).SerializeToString()


def write(data, path):
    """Write the bytes; returns the net's entry in detector.json."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(data)
    return {'file': Path(path).name, 'sha256': hashlib.sha256(data).hexdigest(), 'bytes': len(data)}
