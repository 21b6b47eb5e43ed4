"""What the trunk looks at: a view as it is, and what a slight blur takes away from it.

Each stream goes through the same frozen trunk and has its own head. Both are part of the exported graph, so
that the browser only cuts squares.
"""
import math

import torch
import torch.nn.functional as F

SPREAD, RADIUS, STRENGTH = 1.0, 4, 6.0


def blur(images):
    """Gaussian blur of (N, 3, H, W) over SPREAD pixels, edges mirrored."""
    taps = [math.exp(-0.5 * (i / SPREAD) ** 2) for i in range(-RADIUS, RADIUS + 1)]
    line = (torch.tensor(taps) / sum(taps)).repeat(3, 1, 1, 1)
    padded = F.pad(images, (RADIUS, RADIUS, RADIUS, RADIUS), mode='reflect')
    return F.conv2d(F.conv2d(padded, line, groups=3), line.transpose(2, 3), groups=3)


def plain(images):
    return images


def residual(images):
    """The finest detail, six times as strong, around grey: neither subject, light nor colour grading is left."""
    return (0.5 + STRENGTH * (images - blur(images))).clamp(0, 1)


STREAMS = (plain, residual)
