"""Out-of-fold scores of a run, joined with the manifest."""
from pathlib import Path

import numpy as np

from corpus import FOLDS

# a rule of `settled` that always looks at every view
ALL_VIEWS = {'views': 1, 'below': -np.inf}


def load_run(run, look):
    """id -> (views, 2) logits (generated, graphic) of one look, over all folds that have been scored."""
    found = {}
    for fold in range(FOLDS):
        path = Path(run) / f'fold{fold}-look{look}.npz'
        if path.exists():
            data = np.load(path)
            found.update({i: row for i, row in zip(data['ids'], data['logits'])})
    return found


# of all views, how many a video that plays has at most (utils/model/detector.ts)
PLAYING_SHARE = 3 / 4


def settled(rows, rule):
    """(views, 2) logits of a window -> (2,) means over the views that the extension looks at (utils/model/detector.ts)."""
    first = rows[:rule['views']].mean(0)
    return first if first[0] < rule['below'] else rows.mean(0)


def while_playing(rows, rule):
    """The same for a video that plays."""
    return settled(rows[:int(len(rows) * PLAYING_SHARE)], rule)


def table(clips, run, look, rule):
    """(clips, labels, scores): one score a clip, the mean logit of the views that are looked at."""
    scores = load_run(run, look)
    kept = [c for c in clips if c.id in scores]
    return kept, np.array([c.label for c in kept]), np.array([settled(scores[c.id], rule)[0] for c in kept])


def groups(clips):
    """Bootstrap units: families of fakes, repositories of real clips."""
    return np.array([f'ai {c.families[0]}' if c.label else f'real {c.repo}' for c in clips])
