"""AUC, TPR at small FPR, group bootstrap, shortcut matching. Plain numpy and scikit-learn."""
import numpy as np
from sklearn.metrics import roc_auc_score, roc_curve

RATES = (0.001, 0.01, 0.05)


def tpr_at(labels, scores, rate):
    """Highest TPR at an FPR of at most `rate`."""
    fpr, tpr, _ = roc_curve(labels, scores)
    return float(tpr[fpr <= rate].max())


def summary(labels, scores):
    """AUC, TPR at 0.1, 1 and 5 % FPR, and balanced accuracy at its best threshold."""
    labels, scores = np.asarray(labels), np.asarray(scores, float)
    fpr, tpr, _ = roc_curve(labels, scores)
    result = {'n': len(labels), 'ai': int(labels.sum()), 'auc': float(roc_auc_score(labels, scores))}
    result.update({f'tpr@{100 * r:g}%': float(tpr[fpr <= r].max()) for r in RATES})
    return result | {'balanced_accuracy': float(((tpr + 1 - fpr) / 2).max())}


def bootstrap(labels, scores, groups, rounds=300, seed=0):
    """90 % intervals of the summary, resampling whole groups (families of fakes, repositories of real clips)."""
    labels, scores, groups = np.asarray(labels), np.asarray(scores, float), np.asarray(groups)
    rng = np.random.default_rng(seed)
    members = {g: np.flatnonzero(groups == g) for g in np.unique(groups)}
    names = np.array(list(members))
    draws = []
    for _ in range(rounds):
        rows = np.concatenate([members[g] for g in rng.choice(names, len(names))])
        if 0 < labels[rows].mean() < 1:
            draws.append(summary(labels[rows], scores[rows]))
    return {k: [float(v) for v in np.percentile([d[k] for d in draws], [5, 95])] for k in draws[0] if k not in ('n', 'ai')}


def matched(labels, propensity, caliper=0.25, seed=0):
    """1:1 nearest-neighbour match of the classes on a propensity logit -> mask of the matched rows."""
    labels, propensity = np.asarray(labels), np.asarray(propensity, float)
    rng = np.random.default_rng(seed)
    small, big = sorted((np.flatnonzero(labels == 1), np.flatnonzero(labels == 0)), key=len)
    free, mask = np.ones(len(big), bool), np.zeros(len(labels), bool)
    for row in rng.permutation(small):
        distance = np.where(free, np.abs(propensity[big] - propensity[row]), np.inf)
        best = int(distance.argmin())
        if distance[best] < caliper:
            free[best] = False
            mask[[row, big[best]]] = True
    return mask
