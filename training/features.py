"""Step 3: the statistics of every view of every look, once; all training happens on them.

usage: features.py MANIFEST.csv CACHE BACKBONES [--net second] [--looks 0 1]
Writes CACHE/<net>-look<n>.npz: ids and float16 (clips, views, streams, statistics). Resumable by part.
"""
import argparse
from pathlib import Path

import numpy as np
import torch
from tqdm import tqdm

from cache import look_path
from corpus import read_manifest
from data import evaluation_views
from nets import NETS

PART = 400


def extract(clips, cache, name, net, number):
    target = Path(cache) / f'{name}-look{number}.npz'
    known = dict(zip(*(np.load(target)[k] for k in ('ids', 'features')))) if target.exists() else {}
    for index, clip in enumerate(tqdm(clips, desc=f'features of look {number}', mininterval=5)):
        if clip.id not in known and np.load(look_path(cache, clip, number), mmap_mode='r').size:
            with torch.no_grad():
                shown = net.shown(evaluation_views(cache, clip, number)[:net.views])
                # bfloat16 is four times as fast here; streams and statistics stay in float32
                with torch.autocast('cpu', torch.bfloat16):
                    maps = net.trunk(shown)
                known[clip.id] = net.statistics({k: v.float() for k, v in maps.items()}).numpy().astype(np.float16)
        if index % PART == PART - 1 or index == len(clips) - 1:
            np.savez(target, ids=np.array(list(known)), features=np.stack(list(known.values())))


def load(cache, name, looks, stream):
    """id -> list of (views, statistics) float16 of one stream, one a look, of the clips that all looks have."""
    stores = []
    for number in looks:
        data = np.load(Path(cache) / f'{name}-look{number}.npz')
        stores.append(dict(zip(data['ids'], np.ascontiguousarray(data['features'][:, :, stream]))))
    return {i: [s[i] for s in stores] for i in stores[0] if all(i in s for s in stores)}


if __name__ == '__main__':
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('manifest')
    parser.add_argument('cache')
    parser.add_argument('backbones')
    parser.add_argument('--net', choices=NETS, default='first')
    parser.add_argument('--looks', type=int, nargs='+', default=[0, 1])
    options = parser.parse_args()
    torch.set_num_threads(1)
    net = NETS[options.net](options.backbones, options.cache).eval()
    for look in options.looks:
        extract(read_manifest(options.manifest), options.cache, options.net, net, look)
