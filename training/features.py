"""Step 3: the statistics of every view of every look, once; all training happens on them.

usage: features.py MANIFEST.csv CACHE BACKBONES [--looks 0 1]
Writes CACHE/statistics<n>.npz: ids and float16 (clips, views, statistics). Resumable by part.
"""
import argparse
from pathlib import Path

import numpy as np
import torch
from tqdm import tqdm

from cache import look_path
from corpus import read_manifest
from data import evaluation_views
from net import load_net

PART = 400


def extract(clips, cache, net, number):
    target = Path(cache) / f'statistics{number}.npz'
    known = dict(zip(*(np.load(target)[k] for k in ('ids', 'features')))) if target.exists() else {}
    for index, clip in enumerate(tqdm(clips, desc=f'features of look {number}', mininterval=5)):
        if clip.id not in known and np.load(look_path(cache, clip, number), mmap_mode='r').size:
            with torch.no_grad():
                # bfloat16 is four times as fast here; statistics stay in float32
                with torch.autocast('cpu', torch.bfloat16):
                    maps = net.trunk(evaluation_views(cache, clip, number))
                known[clip.id] = net.statistics([m.float() for m in maps]).numpy().astype(np.float16)
        if index % PART == PART - 1 or index == len(clips) - 1:
            np.savez(target, ids=np.array(list(known)), features=np.stack(list(known.values())))


def load(cache, looks):
    """id -> list of (views, statistics) float16, one a look, of the clips that all looks have."""
    stores = [dict(zip(*(np.load(Path(cache) / f'statistics{number}.npz')[k] for k in ('ids', 'features')))) for number in looks]
    return {i: [s[i] for s in stores] for i in stores[0] if all(i in s for s in stores)}


if __name__ == '__main__':
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('manifest')
    parser.add_argument('cache')
    parser.add_argument('backbones')
    parser.add_argument('--looks', type=int, nargs='+', default=[0, 1])
    options = parser.parse_args()
    torch.set_num_threads(1)
    net = load_net(options.backbones, options.cache).eval()
    for look in options.looks:
        extract(read_manifest(options.manifest), options.cache, net, look)
