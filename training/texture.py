"""Second-order statistics: how strongly the channels of a map go together inside a view.

Means of filter answers say what is in a picture; their correlations say how its texture was made. Adding
them was the largest single gain over the pooled means (see the results table in the model card).
"""
import numpy as np
import torch


def correlations(maps):
    """(N, C, H, W) -> (N, C(C-1)/2) correlations between channels over the places of a view."""
    x = maps.flatten(2)
    x = x - x.mean(2, keepdim=True)
    covariance = x @ x.transpose(1, 2) / x[0, 0].numel()
    spread = torch.sqrt((x * x).mean(2).clamp(min=1e-4))
    full = covariance / (spread[:, :, None] * spread[:, None, :])
    count = int(maps.shape[1])
    rows, columns = np.triu_indices(count, 1)
    return full.flatten(1)[:, torch.from_numpy(rows * count + columns)]
