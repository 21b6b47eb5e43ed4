"""Step 2a: how the channels of Hiera's maps vary together inside a view, over clips drawn by lot; no label is looked at.

usage: directions.py MANIFEST.csv CACHE BACKBONES
Writes CACHE/covariances.npz, a matrix a map.
"""
import sys

import numpy as np
import torch
from tqdm import tqdm

from cache import look_path
from corpus import read_manifest
from data import evaluation_views
from hiera import load_hiera
from texture import centred
from views import SIZE

CLIPS, VIEWS_EACH, LOOK = 160, 4, 1


def covariances(clips, cache, trunk):
    sums = 0
    for clip in tqdm(clips, desc='directions'):
        with torch.no_grad(), torch.autocast('cpu', torch.bfloat16):
            maps = trunk(evaluation_views(cache, clip, LOOK)[:VIEWS_EACH])
        parts = [centred(m.float()).flatten(2) for m in maps.values()]
        sums = sums + np.array([(p @ p.transpose(1, 2)).mean(0).numpy() / p.shape[2] for p in parts], dtype=object)
    return sums / len(clips)


if __name__ == '__main__':
    manifest, folder, backbones = sys.argv[1:]
    torch.set_num_threads(1)
    usable = [c for c in read_manifest(manifest) if np.load(look_path(folder, c, LOOK), mmap_mode='r').size]
    drawn = [usable[i] for i in np.random.default_rng(1).permutation(len(usable))[:CLIPS]]
    found = covariances(drawn, folder, load_hiera(f'{backbones}/sam2', SIZE).eval())
    np.savez(f'{folder}/covariances.npz', *(m.astype(np.float32) for m in found))
