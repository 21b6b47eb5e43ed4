"""The detector's net: MobileNetV2 taps, pooled, and two linear answers per view: generated, graphic."""
import torch
import torch.nn as nn

from trunk import load_trunk

# blocks that stay as they are: edge and texture filters, and two thirds of the cost. Block CUT - 1 is a tap.
CUT = 3
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
    def pool(maps, deep=True):
        """Channel means of every tap, and spreads of the shallow ones, where texture lives (`deep`: the last is not)."""
        parts = []
        for index, value in enumerate(maps):
            mean = value.mean((2, 3))
            parts.append(mean)
            if index < len(maps) - 1 or not deep:
                power = (value * value).mean((2, 3)) - mean * mean
                parts.append(torch.sqrt(power.clamp(min=0) + 1e-4))
        return torch.cat(parts, 1)

    def features(self, images):
        return (self.pool(self.trunk(images)) - self.mean) * self.scale

    def forward(self, images):
        return self.head(self.drop(self.features(images)))

    def lower(self, images):
        """The frozen part: (maps after CUT blocks, pooled taps up to there)."""
        maps = self.trunk(images, last=CUT)
        return maps[-1], self.pool([m.float() for m in maps], deep=False)

    def upper(self, maps, pooled):
        """All pooled taps (not standardised), from what `lower` gave."""
        return torch.cat([pooled, self.pool([m.float() for m in self.trunk(maps, first=CUT)])], 1)

    def answer(self, pooled):
        return self.head(self.drop((pooled - self.mean) * self.scale))


def fresh(backbones, width=1.0, dropout=0.3):
    return Detector(load_trunk(f'{backbones}/{DUMPS[width]}', width), dropout).to(memory_format=torch.channels_last)
