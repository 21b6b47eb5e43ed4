"""MobileNetV2 in plain torch, filled with the ImageNet/NSFW weights inside the npm package nsfwjs (MIT).

Batch normalisation is folded into the convolutions: training, ONNX and browser run the very
same arithmetic.
Architecture: Sandler et al. 2018 (arXiv 1801.04381); stride-2 layers pad as TensorFlow's SAME does.
"""
import json
import re
from pathlib import Path

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

# (expansion, channels, repeats, stride): table 2 of the paper, without its last two rows
STAGES = ((1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1))


class Conv(nn.Module):
    """Convolution with bias, TensorFlow SAME padding, and an optional ReLU6."""

    def __init__(self, inputs, outputs, kernel, stride=1, groups=1, relu=True):
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, 0 if stride == 2 else kernel // 2, groups=groups)
        self.relu = relu
        self.pad = stride == 2 and kernel == 3

    def forward(self, x):
        if self.pad:
            # SAME with stride 2: one row below on even sizes, one on each side on odd ones
            height, width = x.shape[-2] % 2, x.shape[-1] % 2
            x = F.pad(x, (width, 1, height, 1))
        x = self.conv(x)
        return F.relu6(x) if self.relu else x


class Block(nn.Module):
    """Inverted residual: expand 1x1, depthwise 3x3, project 1x1. `forward` gives the filtered map inside and the answer."""

    def __init__(self, inputs, outputs, stride, expansion):
        super().__init__()
        hidden = inputs * expansion
        layers = [] if expansion == 1 else [Conv(inputs, hidden, 1)]
        layers += [Conv(hidden, hidden, 3, stride, groups=hidden), Conv(hidden, outputs, 1, relu=False)]
        self.layers = nn.ModuleList(layers)
        self.skip = stride == 1 and inputs == outputs

    def forward(self, x):
        inside = x
        for layer in self.layers[:-1]:
            inside = layer(inside)
        y = self.layers[-1](inside)
        return inside, x + y if self.skip else y


class Trunk(nn.Module):
    """MobileNetV2 up to where its maps still say how a picture was made (training/results.md).

    `forward`: (N, 3, H, W) in 0..1 -> maps by name: 'inside3' (of block 3, after its depthwise filters), 'block3' (its answer).
    """

    def __init__(self):
        super().__init__()
        channels = 32
        self.stem = Conv(3, channels, 3, 2)
        blocks = []
        for expansion, outputs, repeats, stride in STAGES:
            for index in range(repeats):
                blocks.append(Block(channels, outputs, stride if index == 0 else 1, expansion))
                channels = outputs
        self.blocks = nn.ModuleList(blocks)

    def forward(self, x):
        x, maps = self.stem(x), {}
        for index, block in enumerate(self.blocks):
            maps[f'inside{index}'], x = block(x)
            maps[f'block{index}'] = x
        return maps

    def convolutions(self):
        return [module.conv for module in self.modules() if isinstance(module, Conv)]


def read_tensors(folder):
    """De-quantise a tfjs dump (model.json + weights.bin): name -> float32 array, in file order."""
    model = json.loads((Path(folder) / 'model.json').read_text())
    data, offset, tensors = (Path(folder) / 'weights.bin').read_bytes(), 0, {}
    for entry in (w for group in model['weightsManifest'] for w in group['weights']):
        quantised = entry.get('quantization')
        kind = np.dtype(quantised['dtype'] if quantised else entry['dtype'])
        count = int(np.prod(entry['shape']))
        values = np.frombuffer(data, kind, count, offset).astype(np.float32)
        offset += count * kind.itemsize
        if quantised:
            values = values * quantised['scale'] + quantised['min']
        tensors[entry['name']] = values.reshape(entry['shape'])
    return tensors


def keras_pairs(tensors):
    """(kernel, bias) of every convolution, in the order of the net, batch norm folded in (epsilon 1e-3)."""
    def key(name):
        block = re.match(r'block_(\d+)_', name)
        number = int(block[1]) if block else {'Conv1': -1, 'expa': 0}.get(name[:4 if name[0] == 'e' else 5], 99)
        part = 0 if 'expand/' in name else 1 if 'depthwise' in name else 2
        return number, part
    kernels = [n for n in tensors if n.endswith(('/kernel', '/depthwise_kernel')) and tensors[n].ndim == 4]
    for name in sorted(kernels, key=key):
        layer = name.rsplit('/', 1)[0]
        norm = next(n for n in (layer + '_BN', 'bn_' + layer, layer + '_bn') if n + '/beta' in tensors)
        scale = tensors[norm + '/gamma'] / np.sqrt(tensors[norm + '/moving_variance'] + 1e-3)
        kernel = tensors[name] * (scale[:, None] if 'depthwise' in name else scale)
        yield kernel, tensors[norm + '/beta'] - tensors[norm + '/moving_mean'] * scale


def load_trunk(folder):
    """Build a trunk from a dump of nsfwjs' `mobilenet_v2`; the layers beyond it are left out."""
    trunk = Trunk()
    for conv, (kernel, bias) in zip(trunk.convolutions(), keras_pairs(read_tensors(folder)), strict=False):
        # TensorFlow keeps kernels as height, width, in, out (depthwise: in, multiplier)
        order = (2, 3, 0, 1) if conv.groups > 1 else (3, 2, 0, 1)
        weight = torch.from_numpy(np.ascontiguousarray(kernel.transpose(order)))
        assert weight.shape == conv.weight.shape, (weight.shape, conv.weight.shape)
        conv.weight.data, conv.bias.data = weight.float(), torch.from_numpy(bias.copy()).float()
    return trunk
