"""What the trunk looks at: a view as it is, and with its local contrast evened out.

Each stream goes through the same frozen trunk and has its own head. Both are part of the exported graph, so
that the browser only cuts squares.
"""
import math

import torch
import torch.nn.functional as F

SPREAD = 4.0
RADIUS = 16
FLOOR, STRENGTH = 4 / 255, 0.2


def blur(images):
    """Gaussian blur of (N, 3, H, W) over SPREAD pixels, edges mirrored."""
    taps = [math.exp(-0.5 * (i / SPREAD) ** 2) for i in range(-RADIUS, RADIUS + 1)]
    line = (torch.tensor(taps) / sum(taps)).repeat(3, 1, 1, 1)
    padded = F.pad(images, (RADIUS, RADIUS, RADIUS, RADIUS), mode='reflect')
    return F.conv2d(F.conv2d(padded, line, groups=3), line.transpose(2, 3), groups=3)


def plain(images):
    return images


def even(images):
    """Local mean taken away, local contrast made equal, around grey: neither subject nor colour grading is left."""
    detail = images - blur(images)
    contrast = blur(detail * detail).mean(1, keepdim=True).clamp(min=0).sqrt() + FLOOR
    return (0.5 + STRENGTH * detail / contrast).clamp(0, 1)


STREAMS = (plain, even)
