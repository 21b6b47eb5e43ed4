"""What the detector must not answer: too dark, too flat, and drawn or written pictures.

`look_at` is the Python twin of utils/model/gate.ts.
"""
import numpy as np

GRAPHIC = ('animation', 'game', 'slideshow-text', 'screen-recording')
CAMERA = ('camera-phone', 'camera-pro-stock', 'sports-action', 'nature-animal', 'webcam-talking-head',
          'driving-drone-surveillance', 'tv-news', 'film-tv', 'archive-lowquality')


def luma(frame):
    """Integer luma of an (H, W, 3) uint8 RGB frame."""
    wide = frame.astype(np.int32)
    return (77 * wide[..., 0] + 150 * wide[..., 1] + 29 * wide[..., 2]) >> 8


def look_at(frame, box):
    """(mean luma, mean |Laplacian|) over every second pixel of the picture box (left, top, width, height)."""
    left, top, width, height = box
    y = luma(frame)
    rows = np.arange(top + 1, top + height - 1, 2)[:, None]
    columns = np.arange(left + 1, left + width - 1, 2)[None]
    centre = y[rows, columns]
    around = y[rows - 1, columns] + y[rows + 1, columns] + y[rows, columns - 1] + y[rows, columns + 1]
    return float(centre.mean()), float(np.abs(4 * centre - around).mean())


def graphic_label(clip):
    """1 drawn, rendered or written; 0 filmed; -1 could be either (edited music videos and the like).

    Generated clips count as filmed: the gate is there to spare people false alarms, not to excuse fakes.
    """
    if clip.label or clip.group in CAMERA:
        return 0
    return 1 if clip.group in GRAPHIC else -1
