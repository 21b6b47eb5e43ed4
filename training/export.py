"""Write a net as public/models/detector.onnx: images (N, 3, S, S) in 0..1 -> answers (N, 2): AI, graphic."""
import hashlib
import io
from pathlib import Path

import onnx
import torch

from halve import halve
from views import SIZE


def to_onnx(net, size=SIZE):
    """ONNX bytes (opset 13) of the shipped graph."""
    out = io.BytesIO()
    torch.onnx.export(net.eval(), torch.rand(1, 3, size, size), out, input_names=['images'], output_names=['answers'],
                      opset_version=13, dynamic_axes={'images': {0: 'n'}, 'answers': {0: 'n'}})
    model = onnx.load_from_string(out.getvalue())
    return halve(model).SerializeToString()


def write(data, path):
    """Write the bytes; returns the `model` entry of detector.json."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(data)
    return {'file': Path(path).name, 'sha256': hashlib.sha256(data).hexdigest(), 'bytes': len(data)}
