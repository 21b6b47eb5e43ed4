"""Looks from the cache as training batches and as fixed evaluation views."""
import cv2
import numpy as np
import torch

from augment import random_view
from cache import look_path
from corpus import sampling_weights
from gate import graphic_label
from views import SIZE, window_views

cv2.setNumThreads(1)


def frames_of(cache, clip, number, indices=range(8)):
    """RGB frames of a cached look, or [] where the clip could not be used."""
    stored = np.load(look_path(cache, clip, number), mmap_mode='r')
    if stored.size == 0:
        return []
    return [cv2.cvtColor(np.ascontiguousarray(stored[i]), cv2.COLOR_YUV2RGB_I420) for i in indices]


def avoid_box(clip, frame):
    """The mark's box, where the cached picture still has the stored clip's shape."""
    if not clip.mark_box or not clip.row.get('native_width'):
        return ()
    native = float(clip.row['native_width']) / float(clip.row['native_height'])
    return clip.mark_box if abs(frame.shape[1] / frame.shape[0] / native - 1) < 0.03 else ()


class Sampler:
    """Draws training images: clip by weight, then look, frame and view at random. Seeded."""

    def __init__(self, clips, cache, looks, seed, size=SIZE):
        self.clips, self.cache, self.looks, self.size = clips, cache, looks, size
        self.weights = np.array(sampling_weights(clips))
        self.rng = np.random.default_rng(seed)

    def one(self, index, views=1):
        clip, rng = self.clips[index], self.rng
        number = int(rng.choice(self.looks))
        frames = frames_of(self.cache, clip, number, [int(rng.integers(8))])
        if not frames:
            return None
        return [random_view(frames[0], self.size, rng, avoid_box(clip, frames[0])) for _ in range(views)]

    def batch(self, count, views=1):
        """(count*views, 3, S, S) float images in 0..1, views of one frame adjacent, and (count*views, 2) labels (-1: none)."""
        images, labels = [], []
        while len(labels) < count * views:
            index = int(self.rng.choice(len(self.clips), p=self.weights))
            drawn = self.one(index, views)
            if drawn:
                images += drawn
                labels += [(self.clips[index].label, graphic_label(self.clips[index]))] * views
        return to_tensor(np.stack(images)), torch.tensor(labels, dtype=torch.float32)


def to_tensor(images):
    tensor = torch.from_numpy(images).permute(0, 3, 1, 2).float().div_(255)
    return tensor.contiguous(memory_format=torch.channels_last)


def evaluation_views(cache, clip, number, size=SIZE):
    """The fixed views of one look as a (V, 3, S, S) tensor, or None."""
    frames = frames_of(cache, clip, number)
    if not frames:
        return None
    return torch.from_numpy(window_views(frames, size=size)).contiguous(memory_format=torch.channels_last)
