"""The detector's first net: MobileNetV2's maps of every stream as statistics, and two answers per view: generated, graphic."""
import torch
import torch.nn as nn

from streams import STREAMS
from texture import correlations, neighbours
from trunk import load_trunk
from views import VIEWS

POOLED = ('block2', 'block5', 'block12')
REPEATING = ('block2', 'inside4', 'block5', 'block9', 'block12')
TOGETHER = ('block2', 'block5', 'inside1', 'inside3', 'block7', 'block10')
# channels of a map whose correlations are taken, counted from the first: of 144 channels they would be 10,000 numbers
MOST_CHANNELS = 96


def pooled(maps):
    """Channel means, and spreads; (N, statistics)."""
    means = [maps[name].mean((2, 3)) for name in POOLED]
    power = [(maps[name] * maps[name]).mean((2, 3)) - mean ** 2 for name, mean in zip(POOLED, means)]
    return torch.cat([*means, *(torch.sqrt(p.clamp(min=0) + 1e-4) for p in power)], 1)


def repeating(maps):
    return torch.cat([neighbours(maps[name]) for name in REPEATING], 1)


def together(maps):
    return torch.cat([correlations(maps[name][:, :MOST_CHANNELS]) for name in TOGETHER], 1)


# the groups of statistics, in the order of a row
GROUPS = (pooled, repeating, together)


class First(nn.Module):
    """`forward`: (N, 3, S, S) in 0..1 -> (N, 2) logits: generated, and drawn or written (see gate.py).

    `sizes`: how many statistics each group has. Every stream has a linear head of its own.
    """

    views, folds_constants = len(VIEWS), True
    streams = tuple(stream.__name__ for stream in STREAMS)

    def __init__(self, trunk):
        super().__init__()
        self.trunk = trunk
        with torch.no_grad():
            maps = trunk(torch.zeros(1, 3, 96, 96))
            self.sizes = [group(maps).shape[1] for group in GROUPS]
        self.register_buffer('mean', torch.zeros(len(STREAMS), sum(self.sizes)))
        self.register_buffer('scale', torch.ones(len(STREAMS), sum(self.sizes)))
        self.heads = nn.ModuleList(nn.Linear(sum(self.sizes), 2) for _ in STREAMS)

    @staticmethod
    def shown(images):
        """(N, 3, S, S) -> what the trunk sees: every stream, one after the other."""
        return torch.cat([stream(images) for stream in STREAMS]).contiguous(memory_format=torch.channels_last)

    @staticmethod
    def statistics(maps):
        """Maps of all streams -> (N, streams, statistics)."""
        rows = torch.cat([group(maps) for group in GROUPS], 1)
        return torch.stack(rows.chunk(len(STREAMS)), 1)

    def forward(self, images):
        rows = (self.statistics(self.trunk(self.shown(images))) - self.mean) * self.scale
        return torch.stack([head(rows[:, i]) for i, head in enumerate(self.heads)]).mean(0)


def first(backbones, _cache):
    """The net, not fitted yet."""
    return First(load_trunk(f'{backbones}/mobilenet_v2')).to(memory_format=torch.channels_last)
