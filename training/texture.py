"""How a view's texture was made: which channels of a map go together.

Means of filter answers say what is in a picture. Correlations between channels say how it was put there (Portilla and
Simoncelli 2000 describe textures so): they are the largest gain over the means (training/results.md).
"""
import numpy as np
import torch

# as a tensor: of a plain number an export makes a double, which no graphics card takes
LEAST = torch.tensor(1e-4)


def covariances(places):
    """(N, places, C) -> (N, C, C): how channels vary together over the places of a view."""
    x = places - places.mean(1, keepdim=True)
    return x.transpose(1, 2) @ x / int(x.shape[1])


def correlations(places):
    """(N, places, C) -> (N, C(C-1)/2) correlations between channels over the places of a view."""
    count = int(places.shape[2])
    rows, columns = (torch.from_numpy(i) for i in np.triu_indices(count, 1))
    flat = covariances(places).flatten(1)
    spread = torch.sqrt(torch.maximum(flat[:, torch.arange(count) * (count + 1)], LEAST))
    return flat[:, rows * count + columns] / (spread[:, rows] * spread[:, columns])
