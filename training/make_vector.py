"""The shared test vectors of Python and TypeScript: views of drawn pictures, the shipped net's answers to some, and the rule of feeds.

usage: make_vector.py ../tests/unit/model/preprocess-vector.json ../tests/unit/model/answers-vector.json ../tests/unit/media/planes-vector.json
"""
import json
import sys
from pathlib import Path

import cv2
import numpy as np

from channel import join
from gate import look_at
from score_onnx import Session, rescale
from scores import judged
from views import VIEWS, picture_box, resample, square, window_views

# size before and after
SIZES = ((16, 12, 16, 12), (32, 20, 20, 14), (12, 8, 18, 8))
# width, height, black bar, size of the input, zoom, x, y
CASES = ((320, 240, 0, 96, 0.0, 0.5, 0.5), (320, 240, 0, 96, 1.0, 0.2, 0.5), (320, 240, 30, 96, 1.0, 0.8, 0.5),
         (250, 333, 17, 64, 0.5, 0.15, 0.7), (90, 120, 0, 128, 0.0, 0.5, 0.5), (400, 228, 0, 192, 1.0, 0.5, 0.5))


def drawn(width, height, bars=0, seed=0):
    y, x = np.mgrid[0:height, 0:width]
    image = 64 + np.stack([(x * 7 + y * 13 + seed * 29) % 160, (x * x + y * 5 + seed * 17) % 160, (x * y + seed * 11) % 160], 2)
    image[:bars] = 0
    image[height - bars:] = 0
    return image.astype(np.uint8)


def case(width, height, bars, size, zoom, x, y):
    frame = drawn(width, height, bars)
    box = picture_box(frame[None])
    left, top, side = square(box[2], box[3], zoom, x, y, size)
    patch = frame[box[1] + top:box[1] + top + side, box[0] + left:box[0] + left + side].astype(np.float32)
    image = resample(patch, size).transpose(2, 0, 1) / 255
    picks = np.linspace(0, image.size - 1, 97).astype(int)
    return {'width': width, 'height': height, 'bars': bars, 'size': size, 'view': {'frame': 0, 'zoom': zoom, 'x': x, 'y': y},
            'box': list(box), 'square': [left, top, side], 'look': look_at(frame, box), 'mean': float(image.mean()),
            'picks': picks.tolist(), 'values': [round(float(v), 6) for v in image.reshape(-1)[picks]]}


def answers(model):
    """The shipped net's answers to three views of a drawn picture, cut by Python."""
    settings = json.loads((model / 'detector.json').read_text())
    size, rows = settings['input']['size'], []
    net = Session(model, settings)
    for seed, zoom in ((0, 0.0), (3, 1.0), (5, 0.4)):
        frame, view = drawn(400, 300, seed=seed), (0, zoom, 0.3, 0.6)
        images = window_views([frame] * 8, [view], size)
        rows.append({'width': 400, 'height': 300, 'seed': seed, 'view': dict(zip(('frame', 'zoom', 'x', 'y'), view)), 'answers': net.run(images)[0].tolist()})
    return {'version': settings['version'], 'rows': rows, 'rule': rule(settings['settled'])}


def rule(settled):
    """Logits of a window's views, drawn by lot around where doubt begins, and what a feed makes of them."""
    logits = np.random.default_rng(0).normal(settled['below'], 1, (8, len(VIEWS))).round(3)
    return [{'logits': row.tolist(), 'judged': float(judged(row[:, None], settled)[0])} for row in logits]


def planes(width, height, new_width, new_height):
    """A drawn picture in I420 as RGB of another size."""
    y, x = np.mgrid[0:height, 0:width]
    v, u = np.mgrid[0:height // 2, 0:width // 2]
    i420 = join(*(plane.astype(np.uint8) for plane in ((x * 7 + y * 13) % 256, (u * u + v * 5) % 256, (u * v * 3) % 256)))
    rgb = cv2.cvtColor(rescale(i420, new_width, new_height), cv2.COLOR_YUV2RGB_I420)
    return {'from': [width, height], 'to': [new_width, new_height], 'rgb': rgb.reshape(-1).tolist()}


def write(path, content, indent=1):
    Path(path).write_text(json.dumps(content, indent=indent) + '\n')


if __name__ == '__main__':
    write(sys.argv[1], [case(*c) for c in CASES])
    write(sys.argv[2], answers(Path(__file__).resolve().parent.parent / 'public/models'))
    write(sys.argv[3], [planes(*s) for s in SIZES], indent=None)
