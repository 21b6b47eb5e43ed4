"""Step 2: the directions in which Hiera's maps vary inside a view, over clips drawn by lot; no label is looked at.

usage: directions.py MANIFEST.csv CACHE BACKBONES
Writes CACHE/directions.npz, a matrix a map. What `features.py` wrote rests on it: delete both together.
"""
import sys

import numpy as np
import torch
from tqdm import tqdm

from cache import look_path
from corpus import read_manifest
from data import evaluation_views
from hiera import load_hiera
from texture import covariances
from views import SIZE

CLIPS, VIEWS_EACH, LOOK = 160, 4, 1
# of the strongest directions two of three are kept: the first alone tell less
STRONGEST = 192


def mean_covariances(clips, cache, trunk):
    """How channels vary together: an array of (C, C) matrices, a map each."""
    sums = 0
    for clip in tqdm(clips, desc='directions'):
        with torch.no_grad(), torch.autocast('cpu', torch.bfloat16):
            maps = trunk(evaluation_views(cache, clip, LOOK)[:VIEWS_EACH])
        sums = sums + np.array([covariances(m.float()).mean(0).numpy() for m in maps], dtype=object)
    return sums / len(clips)


def directions(covariance):
    """(C, C) -> (C, directions kept): eigenvectors, strongest first; all where C is less than STRONGEST."""
    vectors = torch.linalg.eigh(torch.from_numpy(covariance.astype(np.float32)).double())[1].flip(1).float().numpy()
    kept = range(len(vectors)) if len(vectors) < STRONGEST else [i for i in range(STRONGEST) if i % 3 < 2]
    return vectors[:, kept]


if __name__ == '__main__':
    manifest, folder, backbones = sys.argv[1:]
    torch.set_num_threads(1)
    usable = [c for c in read_manifest(manifest) if np.load(look_path(folder, c, LOOK), mmap_mode='r').size]
    drawn = [usable[i] for i in np.random.default_rng(1).permutation(len(usable))[:CLIPS]]
    found = mean_covariances(drawn, folder, load_hiera(f'{backbones}/sam2', SIZE).eval())
    np.savez(f'{folder}/directions.npz', *map(directions, found))
