"""Row "frozen": the linear probe alone, out of fold, in the layout that train.py writes.

usage: probe.py MANIFEST.csv CACHE RUN [--width 1.0] [--strength 0.001]
"""
import argparse
from pathlib import Path

import numpy as np

import frozen
from corpus import FOLDS, read_manifest, strict_split


def logits_of(features, parts):
    mean, scale, weight, bias = parts
    return (features - mean) * scale @ weight.T + bias


if __name__ == '__main__':
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('manifest')
    parser.add_argument('cache')
    parser.add_argument('run', type=Path)
    parser.add_argument('--width', type=float, default=1.0)
    parser.add_argument('--strength', type=float, default=0.001)
    options = parser.parse_args()
    options.run.mkdir(parents=True, exist_ok=True)
    clips = read_manifest(options.manifest)
    name = f'frozen{options.width}'
    both = frozen.load(options.cache, name, (0, 1))
    single = [frozen.load(options.cache, name, (look,)) for look in (0, 1)]
    for fold in range(FOLDS):
        training, test = strict_split(clips, fold)
        parts = frozen.probe(both, training, options.strength)
        ids = [c.id for c in test if c.id in both]
        for look in (0, 1):
            logits = np.stack([logits_of(single[look][i], parts) for i in ids])
            np.savez(options.run / f'fold{fold}-look{look}.npz', ids=np.array(ids), logits=logits)
