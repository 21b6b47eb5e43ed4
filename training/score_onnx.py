"""Score a list of clips with the exported net, as the extension does where a person asks: all views are looked at.

usage: score_onnx.py MANIFEST.csv --out scores.json [--model ../public/models] [--limit N]
Frames: windows of eight 1/8 s apart, at native size, the long side at most 960. Resumable: clips already in the output are kept.
"""
import argparse
import csv
import json
import struct
import subprocess
from pathlib import Path

import av
import cv2
import numpy as np
from tqdm import tqdm

from channel import join, planes
from gate import look_at
from views import nearest, picture_box, window_views

HERE = Path(__file__).resolve().parent
MOST_SIDE, SPACING = 960, 0.125
LEAST_FRAMES, WINDOW_FRAMES = 4, 8


class Session:
    """The net of a folder and its detector.json in onnxruntime-web, in a Node process beside us."""

    def __init__(self, folder, settings):
        files = [str(Path(folder) / settings['files'][name]['file']) for name in ('graph', 'weights')]
        self.process = subprocess.Popen(['node', str(HERE / 'ort_worker.mjs'), *files],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def run(self, images):
        """(N, 3, S, S) float32 -> (N, 2) answers."""
        head = struct.pack('<II', len(images), images.shape[2])
        self.process.stdin.write(head + np.ascontiguousarray(images, np.float32).tobytes())
        self.process.stdin.flush()
        return np.array(json.loads(self.process.stdout.readline())).reshape(-1, 2)


def window_starts(duration):
    """As utils/media/plan-windows.ts: the start of a short video, near a tenth and the half of a longer one."""
    return [0.0] if duration <= 2 * WINDOW_FRAMES * SPACING else [0.1 * duration, 0.5 * duration]


def read_windows(path):
    """Path of a video -> list of windows, each a list of RGB uint8 frames (H, W, 3), chosen as the extension does."""
    with av.open(str(path)) as container:
        stretch = float(container.streams.video[0].sample_aspect_ratio or 1)
        frames = list(container.decode(video=0))
    if not frames:
        return []
    clock = np.array([float(f.time or 0) for f in frames])
    end = clock[-1] + (np.median(np.diff(clock)) if len(clock) > 1 else 0)
    keys = clock[[f.key_frame for f in frames]]
    windows = []
    for key in sorted({max(keys[keys <= start + 1e-6], default=clock[0]) for start in window_starts(end)}):
        wanted = [t for t in key + SPACING * np.arange(WINDOW_FRAMES) if t < end]
        # the picture that is on the screen at a time, each only once
        picks = sorted({int(np.searchsorted(clock, t + 1e-4, side='right')) - 1 for t in wanted})
        windows.append([to_rgb(frames[i], stretch) for i in picks if i >= 0])
    return windows


def to_rgb(frame, stretch):
    """The planes of a frame as RGB, square pixels, made smaller where they must be: utils/media/read-picture.ts, and training."""
    width, height = frame.width // 2 * 2, frame.height // 2 * 2
    half = (height // 2, width // 2)
    stored = frame.reformat(format='yuv420p').planes
    i420 = join(*(np.frombuffer(p, np.uint8).reshape(-1, p.line_size)[:h, :w] for p, (h, w) in zip(stored, ((height, width), half, half))))
    seen = size_of(width, height, stretch)
    if seen != (width, height):
        i420 = rescale(i420, *seen)
    return cv2.cvtColor(i420, cv2.COLOR_YUV2RGB_I420)


def size_of(width, height, stretch):
    """Even, the long side at most 960, and as people see it where pixels are not square by more than what encoders round."""
    if abs(stretch - 1) >= 0.01:
        width, height = width * max(stretch, 1), height / min(stretch, 1)
    scale = min(1, MOST_SIDE / max(width, height))
    return tuple(max(2, 2 * nearest(nearest(side * scale) / 2)) for side in (width, height))


def rescale(i420, width, height):
    """I420 in another, even size, each plane by itself."""
    half = (width // 2, height // 2)
    scaled = (cv2.resize(p.astype(np.float32), size) for p, size in zip(planes(i420), ((width, height), half, half)))
    return join(*(np.floor(p + 0.5).astype(np.uint8) for p in scaled))


def declined_by_pixels(window, gate):
    """Why a window is declined before any net is asked, or None."""
    box = picture_box(np.stack(window))
    if min(box[2:]) < gate['minShortSide']:
        return 'too-small'
    looks = [look_at(f, box) for f in (window[0], window[-1])]
    if max(l[0] for l in looks) < gate['minLuma']:
        return 'too-dark'
    return 'low-quality' if max(l[1] for l in looks) < gate['minDetail'] else None


def ask(session, windows, settings):
    """The net's answers (views, 2) about each window, which share the views."""
    views = [tuple(v[k] for k in ('frame', 'zoom', 'x', 'y')) for v in settings['views'][:max(1, len(settings['views']) // len(windows))]]
    answers = []
    for window in windows:
        left, top, width, height = picture_box(np.stack(window))
        inside = [f[top:top + height, left:left + width] for f in window]
        answers.append(session.run(window_views(inside, views, settings['input']['size'])))
    return answers


def score_clip(path, settings, net):
    """One clip's row: score (probability or None), raw log-odds, why declined."""
    windows = [w for w in read_windows(path) if len(w) >= LEAST_FRAMES]
    if len(windows) < 2 and (not windows or len(windows[0]) < WINDOW_FRAMES):
        return {'score': None, 'declined': 'too-few-frames'}
    refused = next(filter(None, (declined_by_pixels(w, settings['gate']) for w in windows)), None)
    if refused:
        return {'score': None, 'declined': refused}
    means = np.array([answers.mean(0) for answers in ask(net, windows, settings)])
    cap = settings['windowCap']
    raw = float(np.mean(np.clip(means[:, 0], -cap, cap)))
    graphic = float(means[:, 1].mean())
    platt = settings['platt']
    score = 1 / (1 + np.exp(-(platt['slope'] * raw + platt['intercept'])))
    declined = 'not-camera-like' if graphic > settings['gate']['maxGraphic'] else None
    return {'score': None if declined else float(score), 'declined': declined, 'raw': raw, 'graphic': graphic}


if __name__ == '__main__':
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('manifest', type=Path)
    parser.add_argument('--out', type=Path, required=True)
    parser.add_argument('--model', type=Path, default=HERE.parent / 'public/models')
    parser.add_argument('--limit', type=int)
    options = parser.parse_args()
    config = json.loads((options.model / 'detector.json').read_text())
    with options.manifest.open(newline='') as handle:
        todo = list(csv.DictReader(handle))[: options.limit]
    old = json.loads(options.out.read_text()) if options.out.exists() else {}
    known = {c['file']: c for c in old.get('clips', [])} if old.get('version') == config['version'] else {}
    net = Session(options.model, config)
    for index, row in enumerate(tqdm(todo, mininterval=2)):
        if row['file'] not in known:
            result = score_clip(options.manifest.parent / row['file'], config, net)
            known[row['file']] = {'file': row['file'], 'label': row['label'], 'group': row['group'], **result}
        if index % 100 == 99 or index == len(todo) - 1:
            options.out.write_text(json.dumps({'version': config['version'], 'clips': list(known.values())}, indent=1))
