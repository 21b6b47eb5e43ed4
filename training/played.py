"""What the rule for a playing video costs and finds, by held-out scores: views of a first moment, then of a second one.

usage: played.py MANIFEST.csv RUN ../public/models/detector.json
The extension (utils/model/detector.ts, utils/browser/examine.ts) has the first moment before it knows whether there will be a
second. A clip has one moment: its two looks stand in, each once first, so what another scene adds is not seen here.
"""
import json
import sys
from pathlib import Path

import numpy as np

from build import held_out
from calibrate import PROMISES, ordinary
from corpus import read_manifest
from metrics import summary

WORTH_ANOTHER = 2 * PROMISES['high']


def rate(score, table):
    """As utils/model/calibration.ts' falseAlarmRate."""
    scores, rates = ([row[k] for row in table] for k in ('score', 'rate'))
    return float(np.exp(np.interp(score, scores, np.log(rates))))


def played(one, other, first, second, shipped):
    """(score, views looked at) of a playing video. `one`, `other`: logits of the views of its moments."""
    settled = shipped['settled']
    count = settled['views']
    score = one[:count].mean()
    if score >= settled['below'] and first > count:
        count = first
        score = one[:count].mean()
    if not second or rate(score, shipped['falseAlarms']) > WORTH_ANOTHER:
        return score, count
    return (score + other[:second].mean()) / 2, count + second


def line(clips, logits, first, second, shipped):
    rows = [played(*pair, first, second, shipped) for looks in logits[..., 0] for pair in (looks, looks[::-1])]
    scores, views = np.array(rows).T
    labels = np.repeat([c.label for c in clips], 2)
    passed = np.repeat(logits[..., 1].mean((1, 2)) <= shipped['gate']['maxGraphic'], 2)
    use = passed & np.repeat(ordinary(clips), 2)
    slope, intercept = shipped['platt'].values()
    alarms, found = {}, {}
    for name, probability in shipped['thresholds'].items():
        over = scores >= (np.log(probability / (1 - probability)) - intercept) / slope
        alarms[name], found[name] = over[use].mean(), over[passed & (labels == 1)].mean()
    text = lambda values: ' '.join(f'{k} {v:.3f}' for k, v in values.items() if k not in ('n', 'ai'))
    real = views[labels == 0]
    return (f'{first} + {second}: {text(summary(labels, scores))} | false alarms {text(alarms)} | found {text(found)} '
            f'| views of a real clip {real.mean():.1f}, over {first}: {(real > first).mean():.3f}')


if __name__ == '__main__':
    manifest, run, settings = sys.argv[1:]
    model = json.loads(Path(settings).read_text())
    kept, answers = held_out(read_manifest(manifest), run)
    for split in ((12, 0), (8, 0), (6, 0), (8, 4), (8, 2), (7, 3), (6, 6)):
        print(line(kept, answers, *split, model))
