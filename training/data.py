"""Looks from the cache as frames and as the fixed views."""
import cv2
import numpy as np
import torch

from cache import look_path
from channel import crop
from views import VIEWS, resample, square

cv2.setNumThreads(1)


def frames_of(cache, clip, number, indices=range(8)):
    """RGB frames of a cached look, or [] where the clip could not be used."""
    stored = np.load(look_path(cache, clip, number), mmap_mode='r')
    if stored.size == 0:
        return []
    return [cv2.cvtColor(np.ascontiguousarray(stored[i]), cv2.COLOR_YUV2RGB_I420) for i in indices]


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
