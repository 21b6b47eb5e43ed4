"""The detector's net: MobileNetV2 taps, pooled, and two linear answers per view: generated, graphic."""
import torch
import torch.nn as nn

from trunk import load_trunk

DUMPS = {1.0: 'mobilenet_v2', 1.4: 'mobilenet_v2_mid'}


class Detector(nn.Module):
    """`forward`: (N, 3, S, S) in 0..1 -> (N, 2) logits: generated, and drawn or written (see gate.py)."""

    def __init__(self, trunk, dropout=0.3):
        super().__init__()
        self.trunk = trunk
        with torch.no_grad():
            count = self.pool(trunk(torch.zeros(1, 3, 96, 96))).shape[1]
        # the pooled features are standardised once, with the frozen trunk's statistics
        self.register_buffer('mean', torch.zeros(count))
        self.register_buffer('scale', torch.ones(count))
        self.drop = nn.Dropout(dropout)
        self.head = nn.Linear(count, 2)

    @staticmethod
    def pool(maps):
        """Channel means of every tap, and spreads of the shallow ones, where texture lives."""
        parts = []
        for index, value in enumerate(maps):
            mean = value.mean((2, 3))
            parts.append(mean)
            if index < len(maps) - 1:
                power = (value * value).mean((2, 3)) - mean * mean
                parts.append(torch.sqrt(power.clamp(min=0) + 1e-4))
        return torch.cat(parts, 1)

    def features(self, images):
        return (self.pool(self.trunk(images)) - self.mean) * self.scale

    def forward(self, images):
        return self.head(self.drop(self.features(images)))


def fresh(backbones, width=1.0, dropout=0.3):
    return Detector(load_trunk(f'{backbones}/{DUMPS[width]}', width), dropout).to(memory_format=torch.channels_last)
