"""What is known of a clip without looking at its picture's texture: the shortcuts that every figure is shown beside."""
from pathlib import Path

import av
import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from corpus import FOLDS, strict_split
from data import frames_of

NATIVE = ('native_width', 'native_height', 'native_fps', 'native_duration_s')
CHANNEL = ('short_side', 'crf', 'native_fps')


def number(clip, name):
    value = clip.row.get(name)
    return float(value) if value else np.nan


def metadata(clips, names=NATIVE):
    """(clips, columns): what the original file or the channel says, and the aspect ratio."""
    rows = [[number(c, n) for n in names] + [number(c, 'native_width') / number(c, 'native_height')] for c in clips]
    return np.nan_to_num(np.array(rows), nan=-1)


def colours(cache, clip):
    """Means, spreads and quantiles of RGB and saturation of two frames."""
    frames = frames_of(cache, clip, 0, [0, 7])
    pixels = np.stack(frames)[:, ::8, ::8].reshape(-1, 3) / 255
    saturation = pixels.max(1) - pixels.min(1)
    parts = np.column_stack([pixels, saturation])
    return np.concatenate([parts.mean(0), parts.std(0), np.quantile(parts, (0.02, 0.25, 0.75, 0.98), axis=0).ravel()])


def bits_per_pixel(clip):
    """Bits a pixel of the stored clip; the score should not follow it inside a class."""
    with av.open(str(clip.path)) as container:
        stream = container.streams.video[0]
        pixels = stream.width * stream.height * max(1, stream.frames)
    return 8 * Path(clip.path).stat().st_size / pixels


def measured(clips, cache):
    """(clips, columns): colours, and in the last column bits per pixel; kept in CACHE/shortcuts.npz."""
    target = Path(cache) / 'shortcuts.npz'
    known = dict(zip(*(np.load(target)[k] for k in ('ids', 'rows')))) if target.exists() else {}
    for clip in clips:
        if clip.id not in known:
            known[clip.id] = np.append(colours(cache, clip), bits_per_pixel(clip))
    np.savez(target, ids=np.array(list(known)), rows=np.stack(list(known.values())))
    return np.stack([known[c.id] for c in clips])


def held_out(clips, table, linear=False):
    """Strict out-of-fold log-odds of a small classifier on a table of columns."""
    scores = np.zeros(len(clips))
    row = {c.id: i for i, c in enumerate(clips)}
    for fold in range(FOLDS):
        training, test = ([row[c.id] for c in part] for part in strict_split(clips, fold))
        model = (make_pipeline(StandardScaler(), LogisticRegression(C=0.1, max_iter=1000, class_weight='balanced')) if linear
                 else HistGradientBoostingClassifier(max_iter=120, max_leaf_nodes=10, learning_rate=0.08, l2_regularization=3))
        share = np.clip(model.fit(table[training], [clips[i].label for i in training]).predict_proba(table[test])[:, 1], 1e-4, 1 - 1e-4)
        scores[test] = np.log(share / (1 - share))
    return scores
