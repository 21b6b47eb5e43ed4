"""Write the net as ONNX: images (1, 3, S, S) in 0..1 -> answers (1, 2): AI, graphic.

Two graphs share one file of weights: the processor's multiplies in whole numbers, and a graphics card's, which has no such product,
as training does.
"""
import hashlib
import io

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from halve import halve
from views import SIZE

FILES = {'graph': 'detector.onnx', 'card': 'detector-card.onnx', 'weights': 'detector.bin'}
# in bytes: smaller tensors stay in the graph, and larger ones begin at such places of the file
LEAST, ALIGNED = 1024, 64


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


def put_outside(model, file, weights):
    """Move tensors of LEAST bytes and more into `weights`, where what is there already serves again; answers the graph's bytes."""
    constants = [node for node in model.graph.node if node.op_type == 'Constant' and len(node.attribute[0].t.raw_data) >= LEAST]
    for node in constants:
        node.attribute[0].t.name = node.output[0]
        model.graph.initializer.append(node.attribute[0].t)
        model.graph.node.remove(node)
    for tensor in model.graph.initializer:
        values = numpy_helper.to_array(tensor).tobytes()
        if len(values) < LEAST:
            continue
        at = weights.find(values)
        if at < 0:
            weights += bytes(-len(weights) % ALIGNED)
            at = len(weights)
            weights += values
        for field in ('raw_data', 'float_data', 'int32_data', 'int64_data'):
            tensor.ClearField(field)
        tensor.data_location = TensorProto.EXTERNAL
        for key, value in (('location', file), ('offset', at), ('length', len(values))):
            tensor.external_data.add(key=key, value=str(value))
    return model.SerializeToString()


def write(net, folder, size=SIZE):
    """Write the three files (opset 13; one view a run, as the extension does); answers their entries in detector.json."""
    out = io.BytesIO()
    torch.onnx.export(net.eval(), torch.rand(1, 3, size, size), out, input_names=['images'], output_names=['answers'],
                      opset_version=13, do_constant_folding=False)
    plain = lambda: scale_when_asked(onnx.load_from_string(out.getvalue()))
    weights = bytearray()
    graphs = {name: put_outside(halve(model), FILES['weights'], weights) for name, model in (('graph', multiply_bytes(plain())), ('card', plain()))}
    return {name: entry(data, folder / FILES[name]) for name, data in {**graphs, 'weights': bytes(weights)}.items()}


def entry(data, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return {'file': path.name, 'sha256': hashlib.sha256(data).hexdigest(), 'bytes': len(data)}
