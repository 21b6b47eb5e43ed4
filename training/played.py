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

def played(views, most, rule):
    """(score, views looked at) of a playing video; `views`: the logits of its views."""
    count = rule['views']
    if views[:count].mean() >= rule['below']:
        count = max(most, count)
    return views[:count].mean(), count


def line(clips, logits, most, shipped):
    rows = [played(views, most, shipped['settled']) for looks in logits[..., 0] for views in looks]
    scores, counts = np.array(rows).T
    labels = np.repeat([c.label for c in clips], logits.shape[1])
    graphic = [views[:int(count)].mean() for views, count in zip(logits[..., 1].reshape(len(counts), -1), counts)]
    passed = np.array(graphic) <= shipped['gate']['maxGraphic']
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
