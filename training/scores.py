"""Out-of-fold scores of a run, joined with the manifest."""
from pathlib import Path

import numpy as np

from corpus import FOLDS
from views import SHOWN


def load_run(run, look, views=SHOWN):
    """id -> (views, 2) logits (generated, graphic) of one look, over all folds that have been scored; of the views that are shown."""
    found = {}
    for fold in range(FOLDS):
        path = Path(run) / f'fold{fold}-look{look}.npz'
        if path.exists():
            data = np.load(path)
            found.update({i: row[:views] for i, row in zip(data['ids'], data['logits'])})
    return found


def table(clips, run, look, views=SHOWN):
    """(clips, labels, scores): one score a clip, the mean logit of its views."""
    scores = load_run(run, look, views)
    kept = [c for c in clips if c.id in scores]
    return kept, np.array([c.label for c in kept]), np.array([scores[c.id][:, 0].mean() for c in kept])


def groups(clips):
    """Bootstrap units: families of fakes, repositories of real clips."""
    return np.array([f'ai {c.families[0]}' if c.label else f'real {c.repo}' for c in clips])
