"""The detector's second net, asked where the first leaves doubt: Hiera's maps as statistics, and the same two answers per view."""
import numpy as np
import torch
import torch.nn as nn

from hiera import Matrix, load_hiera
from texture import correlations
from views import SIZE


class Second(nn.Module):
    """`forward`: (N, 3, S, S) in 0..1 -> (N, 2) logits: generated, and drawn or written (see gate.py)."""

    views, folds_constants = 8, False
    streams = ('plain',)

    def __init__(self, trunk, bases):
        super().__init__()
        self.trunk = trunk
        self.bases = nn.ModuleList(Matrix(b, torch.zeros(b.shape[1])) for b in bases)
        with torch.no_grad():
            count = self.statistics(trunk(torch.zeros(1, 3, SIZE, SIZE))).shape[2]
        self.register_buffer('mean', torch.zeros(1, count))
        self.register_buffer('scale', torch.ones(1, count))
        self.heads = nn.ModuleList([nn.Linear(count, 2)])

    @staticmethod
    def shown(images):
        return images

    def statistics(self, maps):
        """Maps -> (N, 1, statistics): how directions go together in each, and its channels' means and spreads."""
        parts = [correlations(base(m.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)) for m, base in zip(maps.values(), self.bases)]
        for m in maps.values():
            mean = m.mean((2, 3))
            parts += [mean, torch.sqrt(((m * m).mean((2, 3)) - mean ** 2).clamp(min=0) + 1e-4)]
        return torch.cat(parts, 1)[:, None]

    def forward(self, images):
        rows = (self.statistics(self.trunk(images))[:, 0] - self.mean) * self.scale
        return self.heads[0](rows)


def second(backbones, cache):
    """The net, not fitted yet, with the directions that `directions.py` left in the cache."""
    with np.load(f'{cache}/directions.npz') as stored:
        bases = [torch.from_numpy(stored[name]) for name in stored.files]
    return Second(load_hiera(f'{backbones}/sam2', SIZE), bases)
