"""Out-of-fold scores of a run, joined with the manifest."""
from pathlib import Path

import numpy as np

from corpus import FOLDS
from views import FIRST, SECOND

# a rule of `settled` that always asks both nets
BOTH = {'views': FIRST, 'below': -np.inf}


def load_run(run, look):
    """id -> (views, 2) logits (generated, graphic) of one look in the order they are asked for: FIRST of the first net, SECOND of the second."""
    nets = []
    for name, views in (('first', FIRST), ('second', SECOND)):
        nets.append(found := {})
        for fold in range(FOLDS):
            path = Path(run) / f'{name}-fold{fold}-look{look}.npz'
            if path.exists():
                data = np.load(path)
                found.update({i: row[:views] for i, row in zip(data['ids'], data['logits'])})
    return {i: np.concatenate([nets[0][i], nets[1][i]]) for i in nets[0] if i in nets[1]}


def settled(rows, rule):
    """(views, 2) logits of a window -> (2,): the first net's mean, or that of both nets' means where it leaves doubt (utils/model/detector.ts)."""
    first = rows[:rule['views']].mean(0)
    return first if first[0] < rule['below'] else (first + rows[rule['views']:].mean(0)) / 2


def table(clips, run, look, rule):
    """(clips, labels, scores): one score a clip, the mean logit of the views that are looked at."""
    scores = load_run(run, look)
    kept = [c for c in clips if c.id in scores]
    return kept, np.array([c.label for c in kept]), np.array([settled(scores[c.id], rule)[0] for c in kept])


def groups(clips):
    """Bootstrap units: families of fakes, repositories of real clips."""
    return np.array([f'ai {c.families[0]}' if c.label else f'real {c.repo}' for c in clips])
