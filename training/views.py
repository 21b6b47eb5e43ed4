"""What the net sees of a frame: square crops, resized to its input. The same maths as utils/model/preprocess.ts.

Down-scaling averages areas (box filter), up-scaling is bilinear with half-pixel centres; values are RGB in 0..1.
"""
import cv2
import numpy as np

SIZE = 160


def nearest(value):
    """Halves go up, as JavaScript's Math.round does."""
    return int(np.floor(value + 0.5))


# (frame of the window, zoom, x, y). Zoom 0 is a crop at native resolution, 1 the whole short side; x and y
# place the crop, 0..1. Three crops to each view of the whole, and the first two one of each: what a feed looks at first.
VIEWS = (
    (1, 0.0, 0.2, 0.35), (0, 1.0, 0.5, 0.5), (4, 0.0, 0.8, 0.35), (6, 0.0, 0.5, 0.75), (2, 0.0, 0.5, 0.4),
    (7, 1.0, 0.5, 0.5), (3, 0.0, 0.85, 0.7), (0, 0.0, 0.5, 0.15),
)
# So many are looked at in a feed, and so many where these leave doubt (calibrate.settle); all where a person asks.
FEW, MORE = 2, 4


def square(width, height, zoom, x, y, size=SIZE):
    """(left, top, side) of a crop. zoom 0: `size` native pixels; zoom 1: the whole short side."""
    short = min(width, height)
    native = min(size, short)
    side = nearest(native * (short / native) ** zoom)
    return nearest((width - side) * x), nearest((height - side) * y), side


def resample(patch, size=SIZE):
    """Square patch of any side (uint8 or float) -> (size, size, 3) of the same type."""
    if patch.shape[0] == size:
        return patch
    kernel = cv2.INTER_AREA if patch.shape[0] > size else cv2.INTER_LINEAR
    return cv2.resize(patch, (size, size), interpolation=kernel)


def picture_box(frames):
    """(left, top, width, height) of the picture inside near-black bars; RGB frames (N, H, W, 3) uint8.

    A line belongs to the picture where in any frame over 2 % of its pixels have a luma above 16. Two pixels
    inside a bar's edge are dropped as well: compression rings there.
    """
    luma = (frames.astype(np.uint16) * np.array([77, 150, 29], np.uint16)).sum(3) >> 8
    bright = luma > 16
    height, width = luma.shape[1:]
    rows = np.flatnonzero((bright.sum(2) > 0.02 * width).any(0))
    columns = np.flatnonzero((bright.sum(1) > 0.02 * height).any(0))
    if len(rows) < 0.3 * height or len(columns) < 0.3 * width:
        return 0, 0, width, height
    left, right = trim(columns, width)
    top, bottom = trim(rows, height)
    return left, top, right - left, bottom - top


def trim(lines, size):
    first, last = int(lines[0]), int(lines[-1]) + 1
    return (first + 2 if first > 1 else 0), (last - 2 if last < size - 1 else size)


def window_views(frames, views=VIEWS, size=SIZE):
    """RGB frames of one window (list of (H, W, 3) uint8) -> float32 (views, 3, size, size) in 0..1."""
    images = []
    for index, zoom, x, y in views:
        frame = frames[nearest(index * (len(frames) - 1) / 7)]
        left, top, side = square(frame.shape[1], frame.shape[0], zoom, x, y, size)
        patch = frame[top:top + side, left:left + side].astype(np.float32)
        images.append(resample(patch, size).transpose(2, 0, 1) / 255)
    return np.stack(images)
