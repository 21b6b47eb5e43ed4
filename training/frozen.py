"""Step 3: pooled features of the untouched trunk, for the linear probe that every fine-tuning starts from.

usage: frozen.py MANIFEST.csv CACHE BACKBONES [--width 1.0] [--looks 0 1]
Writes CACHE/frozen<width>-look<n>.npz: ids and float16 features (clips, views, channels). Resumable by part.
"""
import argparse
from pathlib import Path

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression
from tqdm import tqdm

from corpus import read_manifest, sampling_weights
from data import activation_path, activations
from gate import graphic_label
from net import fresh
from views import VIEWS

PART = 400


def extract(clips, cache, net, number, name):
    """Features of one look of every usable clip, saved every PART clips so that a stop costs little."""
    target = Path(cache) / f'{name}-look{number}.npz'
    known = dict(zip(*(np.load(target)[k] for k in ('ids', 'features')))) if target.exists() else {}
    for index, clip in enumerate(tqdm(clips, desc=f'{name} look {number}', mininterval=5)):
        if clip.id not in known:
            path = activation_path(cache, net.trunk.width, clip, number)
            if path.exists():
                stored = activations(path, slice(0, len(VIEWS)))
                with torch.no_grad(), torch.autocast('cpu', torch.bfloat16):
                    known[clip.id] = net.upper(*stored).float().numpy().astype(np.float16)
        if index % PART == PART - 1 or index == len(clips) - 1:
            np.savez(target, ids=np.array(list(known)), features=np.stack(list(known.values())))


def load(cache, name, looks):
    """id -> (looks*views, channels) features of the clips that all looks have."""
    stores = []
    for number in looks:
        data = np.load(Path(cache) / f'{name}-look{number}.npz')
        stores.append(dict(zip(data['ids'], data['features'])))
    return {i: np.concatenate([s[i] for s in stores]).astype(np.float32) for i in stores[0] if all(i in s for s in stores)}


def probe(features, clips, strength=0.001, pieces=4):
    """Fit the linear probe: (mean, scale, weight (2, channels), bias (2,)): generated, graphic.

    Each clip gives `pieces` rows (views averaged in groups), weighted as the fine-tuning samples.
    """
    clips = [c for c in clips if c.id in features]
    rows = np.concatenate([[p.mean(0) for p in np.array_split(features[c.id], pieces)] for c in clips])
    mean, scale = rows.mean(0), 1 / (rows.std(0) + 1e-3)
    weights = np.repeat(sampling_weights(clips), pieces) * len(rows)
    heads = []
    for target in (lambda c: c.label, graphic_label):
        labels = np.repeat([target(c) for c in clips], pieces)
        use = labels >= 0
        model = LogisticRegression(C=strength / pieces, max_iter=1000)
        heads.append(model.fit(((rows - mean) * scale)[use], labels[use], sample_weight=weights[use]))
    weight = np.concatenate([h.coef_ for h in heads]).astype(np.float32)
    return mean, scale, weight, np.concatenate([h.intercept_ for h in heads]).astype(np.float32)


def start(net, parts):
    """Put a probe into a net's standardisation and head."""
    mean, scale, weight, bias = parts
    net.mean.copy_(torch.from_numpy(mean))
    net.scale.copy_(torch.from_numpy(scale))
    net.head.weight.data.copy_(torch.from_numpy(weight))
    net.head.bias.data.copy_(torch.from_numpy(bias))
    return net


if __name__ == '__main__':
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('manifest')
    parser.add_argument('cache')
    parser.add_argument('backbones')
    parser.add_argument('--width', type=float, default=1.0)
    parser.add_argument('--looks', type=int, nargs='+', default=[0, 1])
    options = parser.parse_args()
    torch.set_num_threads(1)
    trunk = fresh(options.backbones, options.width).eval()
    for look in options.looks:
        extract(read_manifest(options.manifest), options.cache, trunk, look, f'frozen{options.width}')
