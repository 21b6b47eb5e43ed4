"""Step 2: what the frozen lower blocks make of the fixed views and of random, damaged views of every look.

usage: activations.py MANIFEST.csv CACHE BACKBONES [--looks 0 1] [--random 10]
Writes CACHE/act<width>-look<n>/<id>.npz: bfloat16 bits (views, H, W, C) and pooled taps, the fixed views first.
The upper blocks then train without decoding, cutting and filtering the same frames again. Resumable.
"""
import argparse
import hashlib
from pathlib import Path

import numpy as np
import torch
from tqdm import tqdm

from augment import random_view
from cache import look_path
from corpus import read_manifest
from data import activation_path, evaluation_views, to_tensor
from net import fresh
from views import SIZE


def random_views(cache, clip, number, count):
    stored = np.load(look_path(cache, clip, number), mmap_mode='r')
    rng = np.random.default_rng(int(hashlib.sha256(f'{clip.id}:{number}'.encode()).hexdigest()[:12], 16))
    order = np.concatenate([rng.permutation(8) for _ in range(count // 8 + 1)])[:count]
    return to_tensor(np.stack([random_view(stored[i], SIZE, rng) for i in order]))


def activate(net, images):
    with torch.no_grad(), torch.autocast('cpu', torch.bfloat16):
        maps, pooled = net.lower(images)
    return maps.bfloat16().permute(0, 2, 3, 1).contiguous().view(torch.int16).numpy(), pooled.numpy()


def build(clips, cache, net, width, number, count):
    activation_path(cache, width, clips[0], number).parent.mkdir(parents=True, exist_ok=True)
    for clip in tqdm(clips, desc=f'activations of look {number}', mininterval=10):
        target = activation_path(cache, width, clip, number)
        if target.exists() or not np.load(look_path(cache, clip, number), mmap_mode='r').size:
            continue
        images = torch.cat([evaluation_views(cache, clip, number), random_views(cache, clip, number, count)])
        maps, pooled = activate(net, images.contiguous(memory_format=torch.channels_last))
        np.save(target.with_suffix('.pool.npy'), pooled)
        part = target.with_suffix('.part.npy')
        np.save(part, maps)
        part.rename(target)


if __name__ == '__main__':
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('manifest')
    parser.add_argument('cache')
    parser.add_argument('backbones')
    parser.add_argument('--width', type=float, default=1.0)
    parser.add_argument('--looks', type=int, nargs='+', default=[0, 1])
    parser.add_argument('--random', type=int, default=10)
    options = parser.parse_args()
    torch.set_num_threads(1)
    trunk = fresh(options.backbones, options.width).eval()
    for look in options.looks:
        build(read_manifest(options.manifest), options.cache, trunk, options.width, look, options.random)
