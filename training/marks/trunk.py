"""The reader's ONNX graph, run by torch: just the operators that PP-OCRv4's recognition uses, without gradients."""
import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import helper, numpy_helper


def open_model(model, wanted):
    """A function from pixels to the tensors named in `wanted`: by onnxruntime where it is installed (half the time), else by torch."""
    try:
        import onnxruntime
    except ImportError:
        parts = load(model)
        return lambda pixels: run(parts, pixels, wanted)
    model.graph.output.extend(onnx.helper.make_empty_tensor_value_info(name) for name in wanted)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=['CPUExecutionProvider'])
    return lambda pixels: [torch.from_numpy(one) for one in session.run(wanted, {model.graph.input[0].name: pixels.numpy()})]


def load(model):
    """(nodes in order, constants by name, input's name) of a model whose weights are Constant nodes or initializers."""
    graph = model.graph
    tensor = lambda one: torch.from_numpy(np.array(numpy_helper.to_array(one)))
    constants = {one.name: tensor(one) for one in graph.initializer}
    nodes = []
    for node in graph.node:
        options = {one.name: helper.get_attribute_value(one) for one in node.attribute}
        if node.op_type == 'Constant':
            constants[node.output[0]] = tensor(options['value'])
        elif all(name in constants for name in node.input):
            constants[node.output[0]] = OPERATORS[node.op_type]([constants[name] for name in node.input], options)
        else:
            nodes.append((node, options))
    return nodes, constants, graph.input[0].name


@torch.no_grad()
def run(model, pixels, wanted):
    """Values of the tensors named in `wanted`, for (N, 3, 48, W) in -1..1; stops where the last of them is known."""
    nodes, constants, entry = model
    known = {**constants, entry: pixels}
    missing = set(wanted)
    for node, options in nodes:
        known[node.output[0]] = OPERATORS[node.op_type]([known[name] for name in node.input], options)
        missing -= set(node.output)
        if not missing:
            break
    return [known[name] for name in wanted]


def conv(values, options):
    top, left, bottom, right = options['pads']
    assert (top, left) == (bottom, right)
    bias = values[2] if len(values) > 2 else None
    return F.conv2d(values[0], values[1], bias, options['strides'], (top, left), options['dilations'], options['group'])


def norm(values, options):
    x, weight, bias, mean, variance = values
    return F.batch_norm(x, mean, variance, weight, bias, eps=options['epsilon'])


def cut(values, options):
    x = values[0]
    for axis, start, end in zip(options['axes'], options['starts'], options['ends']):
        x = x.narrow(axis, start, min(end, x.shape[axis]) - start)
    return x


def reshape(values, options):
    x, shape = values
    return x.reshape([x.shape[i] if side == 0 else side for i, side in enumerate(shape.tolist())])


OPERATORS = {
    'Conv': conv, 'BatchNormalization': norm, 'Slice': cut, 'Reshape': reshape,
    'Mul': lambda v, o: v[0] * v[1], 'Add': lambda v, o: v[0] + v[1], 'Sub': lambda v, o: v[0] - v[1],
    'Div': lambda v, o: v[0] / v[1], 'Pow': lambda v, o: v[0] ** v[1], 'Sqrt': lambda v, o: v[0].sqrt(),
    'MatMul': lambda v, o: v[0] @ v[1], 'Sigmoid': lambda v, o: v[0].sigmoid(), 'Relu': lambda v, o: v[0].relu(),
    'Clip': lambda v, o: v[0].clamp(o['min'], o['max']), 'Softmax': lambda v, o: v[0].softmax(o['axis']),
    'HardSigmoid': lambda v, o: (v[0] * o.get('alpha', 0.2) + o.get('beta', 0.5)).clamp(0, 1),
    'GlobalAveragePool': lambda v, o: v[0].mean((2, 3), keepdim=True),
    'AveragePool': lambda v, o: F.avg_pool2d(v[0], o['kernel_shape'], o['strides']),
    'ReduceMean': lambda v, o: v[0].mean(o['axes'], keepdim=bool(o.get('keepdims', 1))),
    'Transpose': lambda v, o: v[0].permute(o['perm']), 'Concat': lambda v, o: torch.cat(v, o['axis']),
    'Squeeze': lambda v, o: v[0].squeeze(o['axes'][0]), 'Shape': lambda v, o: torch.tensor(v[0].shape),
    'Cast': lambda v, o: v[0].to({1: torch.float32, 6: torch.int32, 7: torch.int64}[o['to']]),
}
