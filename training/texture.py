"""How a view's texture was made: which channels of a map go together, and which repeat from place to place.

Means of filter answers say what is in a picture. Correlations between channels, and of each channel with itself a
step aside, say how it was put there (Portilla and Simoncelli 2000 describe textures so): together they are the
largest gain over the pooled means (training/results.md).
"""
import numpy as np
import torch
import torch.nn.functional as F

# rows down, columns right
STEPS = ((0, 1), (1, 0), (1, 1), (1, -1), (0, 2), (2, 0))
LEAST = 1e-4


def centred(maps):
    return maps - maps.mean((2, 3), keepdim=True)


def correlations(maps):
    """(N, C, H, W) -> (N, C(C-1)/2) correlations between channels over the places of a view."""
    x = centred(maps).flatten(2)
    covariance = x @ x.transpose(1, 2) / x[0, 0].numel()
    spread = torch.sqrt((x * x).mean(2).clamp(min=LEAST))
    full = covariance / (spread[:, :, None] * spread[:, None, :])
    count = int(maps.shape[1])
    rows, columns = np.triu_indices(count, 1)
    return full.flatten(1)[:, torch.from_numpy(rows * count + columns)]


def neighbours(maps):
    """(N, C, H, W) -> (N, 6 C) correlations of each channel with itself a step or two aside."""
    x = centred(maps)
    power = (x * x).mean((2, 3)).clamp(min=LEAST)
    height, width = int(x.shape[2]), int(x.shape[3])
    # zeros to the right and below: a map is one line then, a step a distance on it, and each sum one product
    row = width + 2
    line = F.pad(x, (0, 2, 0, 3)).flatten(2)
    here = line[:, :, :height * row]
    parts = []
    for down, right in STEPS:
        start = down * row + right
        products = torch.einsum('ncl,ncl->nc', here, line[:, :, start:start + height * row])
        parts.append(products / ((height - down) * (width - abs(right))) / power)
    return torch.cat(parts, 1)
