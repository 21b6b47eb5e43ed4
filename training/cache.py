"""Step 1: looks of every clip on disk. Resumable: a look that is there is not made again.

usage: cache.py MANIFEST.csv CACHE [--looks 3]
"""
import argparse
import random
from pathlib import Path

import numpy as np
from tqdm import tqdm

from channel import look
from corpus import read_manifest


def look_path(cache, clip, number):
    return Path(cache) / f'look{number}' / f'{clip.id}.npy'


def build(clips, cache, numbers):
    """Write cache/look<n>/<id>.npy; a clip that cannot be used leaves an empty array, so it is tried once."""
    boxes = [c.mark_box for c in clips if c.mark_box]
    share = len(boxes) / max(1, sum(c.label for c in clips))
    for number in numbers:
        (Path(cache) / f'look{number}').mkdir(parents=True, exist_ok=True)
        for clip in tqdm(clips, desc=f'look {number}', mininterval=5):
            target = look_path(cache, clip, number)
            if target.exists():
                continue
            # clips without a mark lose as much of their picture as often, so that the crop says nothing
            rng = random.Random(f'{clip.id} mark {number}')
            hide = clip.mark_box or (rng.choice(boxes) if boxes and rng.random() < share else ())
            frames = look(clip.path, clip.id, number, hide)
            part = target.with_suffix('.part.npy')
            np.save(part, np.zeros(0, np.uint8) if frames is None else frames)
            part.rename(target)


if __name__ == '__main__':
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('manifest')
    parser.add_argument('cache')
    parser.add_argument('--looks', type=int, default=3)
    options = parser.parse_args()
    build(read_manifest(options.manifest), options.cache, range(options.looks))
