"""Out-of-fold scores of a run, joined with the manifest."""
from pathlib import Path

import numpy as np

from corpus import FOLDS
from views import VIEWS

# a rule, as `calibrate.settle` makes them for feeds, that looks at every view, as where a person asks
CLOSELY = {'views': len(VIEWS), 'below': -np.inf, 'doubtful': len(VIEWS)}


def load_run(run, look):
    """id -> (views, 2) logits (generated, graphic) of one look in the order they are asked for."""
    found = {}
    for fold in range(FOLDS):
        path = Path(run) / f'fold{fold}-look{look}.npz'
        if path.exists():
            data = np.load(path)
            found.update(zip(data['ids'], data['logits']))
    return found


def judged(rows, rule):
    """(views, 2) logits of a window -> (2,): the mean of the first views, or of more where these leave doubt (utils/model/detector.ts)."""
    first = rows[:rule['views']].mean(0)
    return first if first[0] < rule['below'] else rows[:rule['doubtful']].mean(0)


def table(clips, run, look, rule):
    """(clips, labels, scores): one score a clip, the mean logit of the views that are looked at."""
    scores = load_run(run, look)
    kept = [c for c in clips if c.id in scores]
    return kept, np.array([c.label for c in kept]), np.array([judged(scores[c.id], rule)[0] for c in kept])


def groups(clips):
    """Bootstrap units: families of fakes, repositories of real clips."""
    return np.array([f'ai {c.families[0]}' if c.label else f'real {c.repo}' for c in clips])
