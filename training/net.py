"""The detector's net: statistics of Hiera's maps, and two answers per view: generated, and drawn or written (see gate.py)."""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from hiera import Matrix, load_hiera
from texture import correlations
from views import SIZE


class Net(nn.Module):
    """`forward`: (N, 3, S, S) in 0..1 -> (N, 2) logits: generated, and drawn or written."""

    def __init__(self, trunk, bases):
        super().__init__()
        self.trunk = trunk
        self.bases = nn.ModuleList(Matrix(b, torch.zeros(b.shape[1])) for b in bases)
        with torch.no_grad():
            count = self.statistics(trunk(torch.zeros(1, 3, SIZE, SIZE))).shape[1]
        self.register_buffer('mean', torch.zeros(count))
        self.register_buffer('scale', torch.ones(count))
        self.head = nn.Linear(count, 2)

    def statistics(self, maps):
        """Maps -> (N, statistics): how directions go together in each, and its channels' means and spreads."""
        parts = [correlations(base(m)) for m, base in zip(maps, self.bases)]
        for m in maps:
            mean = m.mean(1)
            parts += [mean, torch.sqrt(F.relu((m * m).mean(1) - mean ** 2) + 1e-4)]
        return torch.cat(parts, 1)

    def forward(self, images):
        return self.head((self.statistics(self.trunk(images)) - self.mean) * self.scale)


def load_net(backbones, cache):
    """The net, not fitted yet, with the directions that `directions.py` left in the cache."""
    with np.load(f'{cache}/directions.npz') as stored:
        bases = [torch.from_numpy(stored[name]) for name in stored.files]
    return Net(load_hiera(f'{backbones}/sam2', SIZE), bases)
