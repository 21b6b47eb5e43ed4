"""From held-out scores to promises: Platt scaling, the table score -> false-alarm rate, thresholds.

A rate is the larger of the overall one (with one unseen alarm added) and half of the worst camera category's,
so that a threshold of r keeps every kind of camera footage within 2r.
"""
from collections import defaultdict

import numpy as np
from sklearn.linear_model import LogisticRegression

from views import FEW, MORE

PROMISES = {'low': 0.005, 'balanced': 0.02, 'high': 0.05}
LEAST_CATEGORY = 25
# share of the videos over the highest setting's threshold that being content with the first views may lose
LOST = 0.01
# from this quantile of the scores up each one is a row of the table of alarms, so that nothing between two rows is called rarer than it is
EACH = 0.9


def platt(labels, scores):
    """(slope, intercept) of P(AI) for evenly frequent classes."""
    model = LogisticRegression(C=1e3, class_weight='balanced').fit(np.asarray(scores)[:, None], labels)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def settle(looks, real):
    """When the first views are enough, and how many are looked at where not: {views, below, doubtful}. `looks`: (clips, looks, views) logits, `real`: mask of the real clips.

    `below` is the highest score of these that costs nearly no clip its place among the 5 % that more views rank highest;
    whether the views are of one window or shared by several, for which the looks stand in.
    """
    count = looks.shape[1]

    def limit(few, more, real):
        high = more >= np.quantile(more[real], 1 - PROMISES['high'])
        return float(np.quantile(few[high], LOST))

    one = limit(looks[:, :, :FEW].mean(2).ravel(), looks[:, :, :MORE].mean(2).ravel(), np.repeat(real, count))
    shared = limit(*(looks[:, :, :max(1, views // count)].mean((1, 2)) for views in (FEW, MORE)), real)
    return {'views': FEW, 'below': min(one, shared), 'doubtful': MORE}


def ordinary(clips):
    """Mask of the real clips whose origin is beyond doubt (tiers A to C)."""
    return np.array([not c.label and c.tier in ('A', 'B', 'C') for c in clips])


def alarm_rate(scores, categories, threshold):
    """Conservative share of real clips at or above a threshold. `categories`: camera category or '' per clip."""
    over = scores >= threshold
    rate = (over.sum() + 1) / (len(scores) + 1)
    members = defaultdict(list)
    for hit, category in zip(over, categories):
        members[category].append(hit)
    worst = [np.mean(m) for c, m in members.items() if c and len(m) >= LEAST_CATEGORY]
    return float(min(1.0, max([rate] + [w / 2 for w in worst])))


def alarm_table(rules):
    """Rows {score, rate}: scores rise, rates never do; the last row is the highest score ever seen plus a hair.

    `rules`: (scores, categories) of each rule of what is asked; the rate is that of the worst.
    """
    scores = np.concatenate([values for values, _ in rules])
    start = np.quantile(scores, EACH)
    grid = np.concatenate([np.quantile(scores, np.arange(0, EACH, 0.02)), scores[scores >= start], [scores.max() + 1e-4]])
    rows, lowest = [], 1.0
    for score in np.unique(np.floor(grid * 1e5) / 1e5):
        lowest = min(lowest, max(alarm_rate(values, kinds, score) for values, kinds in rules))
        rows.append({'score': float(score), 'rate': round(lowest, 6)})
    return rows


def thresholds(rows, slope, intercept):
    """Probability from which each promise holds; 1 where none does. Mirrors calibration.ts' interpolation."""
    result = {}
    for name, promise in PROMISES.items():
        index = next((i for i, r in enumerate(rows) if r['rate'] <= promise), None)
        if index is None:
            result[name] = 1.0
            continue
        high = rows[index]
        score = high['score']
        if index and rows[index - 1]['rate'] > high['rate']:
            low = rows[index - 1]
            part = (np.log(low['rate']) - np.log(promise)) / (np.log(low['rate']) - np.log(high['rate']))
            score = low['score'] + part * (high['score'] - low['score'])
        result[name] = float(1 / (1 + np.exp(-(slope * score + intercept))))
    return result


def shares(probabilities, categories, limits):
    """Per camera category of the calibration clips, and over all of them: how many looks, and the share over each threshold."""
    categories = np.asarray(categories)
    members = {'all': np.ones(len(categories), bool)} | {c: categories == c for c in sorted(set(categories)) if c}
    return {name: {'n': int(rows.sum())} | {k: float((probabilities[rows] >= limit).mean()) for k, limit in limits.items()}
            for name, rows in members.items() if rows.sum() >= LEAST_CATEGORY}
