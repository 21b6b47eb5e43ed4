"""What the rule for a playing video costs and finds, by held-out scores: so many views of one moment.

usage: played.py MANIFEST.csv RUN ../public/models/detector.json
Of a file that can be read the extension looks at two moments and at all views; a video that plays waits for neither
(utils/model/detector.ts). Every look of a clip counts.
"""
import json
import sys
from pathlib import Path

import numpy as np

from build import held_out
from calibrate import ordinary
from corpus import read_manifest
from metrics import summary
from scores import settled


def line(clips, logits, most, shipped):
    rule = shipped['settled']
    views = logits.reshape(-1, *logits.shape[2:])
    scores, graphic = np.array([settled(rows[:most], rule) for rows in views]).T
    counts = np.where(views[:, :rule['views'], 0].mean(1) < rule['below'], rule['views'], most)
    labels = np.repeat([c.label for c in clips], logits.shape[1])
    passed = graphic <= shipped['gate']['maxGraphic']
    use = passed & np.repeat(ordinary(clips), logits.shape[1])
    slope, intercept = shipped['platt'].values()
    alarms, found = {}, {}
    for name, probability in shipped['thresholds'].items():
        over = scores >= (np.log(probability / (1 - probability)) - intercept) / slope
        alarms[name], found[name] = over[use].mean(), over[passed & (labels == 1)].mean()
    text = lambda values: ' '.join(f'{k} {v:.3f}' for k, v in values.items() if k not in ('n', 'ai'))
    return (f'{most}: {text(summary(labels, scores))} | false alarms {text(alarms)} | found {text(found)} '
            f'| views of a real clip {counts[labels == 0].mean():.1f}')


if __name__ == '__main__':
    manifest, run, settings = sys.argv[1:]
    model = json.loads(Path(settings).read_text())
    kept, answers = held_out(read_manifest(manifest), run)
    for views in (12, 10, 9, 8, 6, 4):
        print(line(kept, answers, views, model))
