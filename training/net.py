"""The detector's net: MobileNetV2 taps of every stream, pooled to statistics, and two answers per view: generated, graphic."""
import torch
import torch.nn as nn

from streams import STREAMS
from texture import correlations
from trunk import load_trunk

DUMPS = {1.0: 'mobilenet_v2', 1.4: 'mobilenet_v2_mid'}
# taps shallow enough for their correlations to be about texture
TEXTURE_TAPS = 2


class Head(nn.Module):
    """A linear probe plus a small perceptron beside it; `forward`: standardised features -> (N, 2) logits."""

    def __init__(self, count, hidden):
        super().__init__()
        self.linear = nn.Linear(count, 2)
        self.hidden = nn.Linear(count, hidden)
        self.out = nn.Linear(hidden, 1)

    def forward(self, x):
        answers = self.linear(x)
        # beyond five spreads a statistic says "odd", not "odder"
        bent = self.out(torch.relu(self.hidden(x.clamp(-5, 5))))
        return torch.cat([answers[:, :1] + bent, answers[:, 1:]], 1)


class Detector(nn.Module):
    """`forward`: (N, 3, S, S) in 0..1 -> (N, 2) logits: generated, and drawn or written (see gate.py)."""

    def __init__(self, trunk, hidden):
        super().__init__()
        self.trunk = trunk
        with torch.no_grad():
            count = self.features(torch.zeros(1, 3, 96, 96)).shape[2]
        self.register_buffer('mean', torch.zeros(len(STREAMS), count))
        self.register_buffer('scale', torch.ones(len(STREAMS), count))
        self.heads = nn.ModuleList(Head(count, hidden) for _ in STREAMS)

    @staticmethod
    def pool(maps):
        """Channel means of every tap, spreads of all but the last, correlations of the shallow ones."""
        parts = []
        for index, value in enumerate(maps):
            mean = value.mean((2, 3))
            parts.append(mean)
            if index < len(maps) - 1:
                power = (value * value).mean((2, 3)) - mean * mean
                parts.append(torch.sqrt(power.clamp(min=0) + 1e-4))
        return torch.cat(parts + [correlations(value) for value in maps[:TEXTURE_TAPS]], 1)

    def features(self, images):
        """(N, 3, S, S) -> (N, streams, statistics)."""
        shown = torch.cat([stream(images) for stream in STREAMS])
        pooled = self.pool([value.float() for value in self.trunk(shown)])
        return torch.stack(pooled.chunk(len(STREAMS)), 1)

    def forward(self, images):
        rows = (self.features(images) - self.mean) * self.scale
        return torch.stack([head(rows[:, i]) for i, head in enumerate(self.heads)]).mean(0)


def fresh(backbones, hidden=1, width=1.0):
    return Detector(load_trunk(f'{backbones}/{DUMPS[width]}', width), hidden).to(memory_format=torch.channels_last)
