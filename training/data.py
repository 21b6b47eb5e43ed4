"""Looks from the cache as training batches and as fixed evaluation views."""
from pathlib import Path

import cv2
import numpy as np
import torch

from cache import look_path
from channel import crop
from corpus import sampling_weights
from gate import graphic_label
from views import VIEWS, resample, square

cv2.setNumThreads(1)


def activation_path(cache, width, clip, number):
    return Path(cache) / f'act{width}-look{number}' / f'{clip.id}.npy'


def activations(path, rows):
    """(maps, pooled taps) of some cached views as tensors: bfloat16, channels last."""
    maps = torch.from_numpy(np.ascontiguousarray(np.load(path, mmap_mode='r')[rows])).view(torch.bfloat16)
    return maps.permute(0, 3, 1, 2), torch.from_numpy(np.load(path.with_suffix('.pool.npy'))[rows])


def frames_of(cache, clip, number, indices=range(8)):
    """RGB frames of a cached look, or [] where the clip could not be used."""
    stored = np.load(look_path(cache, clip, number), mmap_mode='r')
    if stored.size == 0:
        return []
    return [cv2.cvtColor(np.ascontiguousarray(stored[i]), cv2.COLOR_YUV2RGB_I420) for i in indices]


class Sampler:
    """Draws training views from the cached activations: clip by weight, then look and view at random. Seeded."""

    def __init__(self, clips, cache, width, looks, seed):
        self.files = [[p for n in looks if (p := activation_path(cache, width, c, n)).exists()] for c in clips]
        self.clips, self.weights = clips, np.array(sampling_weights(clips)) * [bool(f) for f in self.files]
        self.weights /= self.weights.sum()
        self.views = min(len(np.load(f[0], mmap_mode='r')) for f in self.files if f)
        self.rng = np.random.default_rng(seed)

    def batch(self, count):
        """(maps, pooled taps, labels (count, 2): generated and graphic, -1 where unknown)."""
        drawn, labels = [], []
        for index in self.rng.choice(len(self.clips), count, p=self.weights):
            path = self.files[index][self.rng.integers(len(self.files[index]))]
            drawn.append(activations(path, slice(row := self.rng.integers(self.views), row + 1)))
            labels.append((self.clips[index].label, graphic_label(self.clips[index])))
        maps = torch.cat([d[0] for d in drawn]).contiguous(memory_format=torch.channels_last)
        return maps, torch.cat([d[1] for d in drawn]), torch.tensor(labels, dtype=torch.float32)


def to_tensor(images):
    tensor = torch.from_numpy(images).permute(0, 3, 1, 2).float().div_(255)
    return tensor.contiguous(memory_format=torch.channels_last)


def evaluation_views(cache, clip, number):
    """The fixed views of one look as a (V, 3, S, S) tensor; cut at even pixels, which is close enough to the browser's."""
    stored = np.load(look_path(cache, clip, number), mmap_mode='r')
    height, width = stored.shape[1] * 2 // 3, stored.shape[2]
    images = []
    for index, zoom, x, y in VIEWS:
        left, top, side = (v // 2 * 2 for v in square(width, height, zoom, x, y))
        images.append(resample(cv2.cvtColor(crop(stored[index], left, top, side, side), cv2.COLOR_YUV2RGB_I420)))
    return to_tensor(np.stack(images))
