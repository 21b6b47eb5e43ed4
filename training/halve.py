"""Weights stored as float16; the graph turns them into float32 when a session opens, and all arithmetic stays in float32.

Half the file, and the first net's log-odds of 41 clips move by 0.008 (standard deviation). Weights as int8 would save another third,
but move them by 0.2, which is much beside what the detector can tell apart.
"""
import numpy as np
import onnx
from onnx import helper, numpy_helper


def halve(model, least=512):
    """Replace every float32 initialiser with at least `least` values by float16 and a Cast."""
    graph = model.graph
    nodes, kept = [], []
    for tensor in graph.initializer:
        values = numpy_helper.to_array(tensor)
        if values.dtype != np.float32 or values.size < least:
            kept.append(tensor)
            continue
        kept.append(numpy_helper.from_array(values.astype(np.float16), f'{tensor.name}_f16'))
        nodes.append(helper.make_node('Cast', [f'{tensor.name}_f16'], [tensor.name], to=onnx.TensorProto.FLOAT))
    rest = list(graph.node)
    del graph.initializer[:], graph.node[:]
    graph.initializer.extend(kept)
    graph.node.extend(nodes + rest)
    onnx.checker.check_model(model)
    return model
