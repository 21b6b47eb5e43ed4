"""Step 1: looks of every clip on disk. Resumable: a look that is there is not made again.

usage: cache.py MANIFEST.csv CACHE [--looks 3]
"""
import argparse
from pathlib import Path

import numpy as np
from tqdm import tqdm

from channel import look
from corpus import read_manifest


def look_path(cache, clip, number):
    return Path(cache) / f'look{number}' / f'{clip.id}.npy'


def build(clips, cache, numbers):
    """Write cache/look<n>/<id>.npy; a clip that cannot be used leaves an empty array, so it is tried once."""
    for number in numbers:
        (Path(cache) / f'look{number}').mkdir(parents=True, exist_ok=True)
        for clip in tqdm(clips, desc=f'look {number}', mininterval=5):
            target = look_path(cache, clip, number)
            if target.exists():
                continue
            frames = look(clip.path, clip.id, number)
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
