"""Step 4: fit the head, one strict fold after the other and then everything.

usage: fit.py MANIFEST.csv CACHE BACKBONES RUN [--looks 0 1] [--sources 0.5] [--draw 1]
Writes RUN/fold<k>-look<n>.npz (logits of the held-out clips' views) and RUN/net.pt (the shipped net's weights).
Clips are weighed so that classes are even, and generators, repositories and kinds of real video nearly so.
"""
import argparse
from pathlib import Path

import numpy as np
import torch
from scipy.optimize import minimize
from scipy.special import expit
from tqdm import tqdm

import features
from corpus import FOLDS, draw_folds, read_manifest, sampling_weights, strict_split, unit
from gate import graphic_label
from net import load_net

STRENGTH = 0.001
# the clip as stored speaks louder than the clip sent through the channel again
LOOK_WEIGHTS = (0.75, 0.25)


def linear(rows, labels, weights):
    """Weight and bias of a logistic regression on standardised rows; labels below 0 are left out.

    scikit-learn's objective and solver, but rows stay in float32: a copy in float64 at each step would take 18 GB and most of the time.
    """
    weights = np.where(labels >= 0, STRENGTH * weights * len(rows) / weights.sum(), 0)
    signs = np.where(labels > 0, 1, -1)

    def loss(point):
        margins = signs * (rows @ point[:-1].astype(np.float32) + point[-1])
        slopes = -weights * signs * expit(-margins)
        gradient = slopes.astype(np.float32) @ rows + point[:-1]
        return weights @ np.logaddexp(0, -margins) + point[:-1] @ point[:-1] / 2, np.append(gradient, slopes.sum())

    found = minimize(loss, np.zeros(rows.shape[1] + 1), jac=True, method='L-BFGS-B', options={'maxiter': 50, 'gtol': 1e-3})
    return torch.from_numpy(found.x.astype(np.float32))


def fit(stored, clips):
    """(mean, scale, head), fitted on some clips: one row a view and look, standardised."""
    clips = [c for c in clips if c.id in stored]
    views, looks = len(stored[clips[0].id][0]), len(stored[clips[0].id])
    rows = np.concatenate([stored[c.id][look] for look in range(looks) for c in clips], dtype=np.float32)
    rows -= (mean := rows.mean(0))
    # in parts: all squares at once would be another 9 GB
    spread = np.sqrt(sum(np.square(part).sum(0) for part in np.array_split(rows, 64)) / len(rows))
    rows *= (scale := 1 / (spread + 1e-2))
    weights = np.repeat(sampling_weights(clips), views)
    weights = np.concatenate([weights * LOOK_WEIGHTS[look] for look in range(looks)])
    targets = [c.label for c in clips], [graphic_label(c) for c in clips]
    both = torch.stack([linear(rows, np.tile(np.repeat(t, views), looks), weights) for t in targets])
    head = torch.nn.Linear(rows.shape[1], 2)
    head.weight.data, head.bias.data = both[:, :-1].contiguous(), both[:, -1].contiguous()
    return torch.from_numpy(mean), torch.from_numpy(scale), head


def fewer(clips, share):
    """The clips of a random share of the sources (families of fakes, repositories of real clips): the learning curve."""
    units = sorted({unit(c) for c in clips})
    kept = {units[i] for i in np.random.default_rng(0).permutation(len(units))[:int(share * len(units))]}
    return [c for c in clips if unit(c) in kept]


def score(part, views):
    """(views, statistics) -> (views, 2) logits."""
    mean, scale, head = part
    with torch.no_grad():
        return head((torch.from_numpy(views.astype(np.float32)) - mean) * scale).numpy()


def held_out(stored, clips, options):
    """{(fold, look): {id: (views, 2) logits of a held-out clip}}."""
    logits = {}
    for fold in tqdm(range(FOLDS), desc='strict folds'):
        training, test = strict_split(clips, fold)
        part = fit(stored, fewer(training, options.sources))
        for number, look in enumerate(options.looks):
            logits[fold, look] = {c.id: score(part, stored[c.id][number]) for c in test if c.id in stored}
    return logits


if __name__ == '__main__':
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('manifest')
    parser.add_argument('cache')
    parser.add_argument('backbones')
    parser.add_argument('run', type=Path)
    parser.add_argument('--looks', type=int, nargs='+', default=[0, 1])
    parser.add_argument('--sources', type=float, default=1.0, help='share of the sources to train on; below 1 no net is written')
    parser.add_argument('--draw', type=int, help='draw the folds by lot, from this seed; no net is written')
    options = parser.parse_args()
    torch.set_num_threads(1)
    options.run.mkdir(parents=True, exist_ok=True)
    clips = read_manifest(options.manifest)
    if options.draw is not None:
        clips = draw_folds(clips, options.draw)
    stored = features.load(options.cache, options.looks)
    for (fold, look), of_views in held_out(stored, clips, options).items():
        np.savez(options.run / f'fold{fold}-look{look}.npz', ids=np.array(list(of_views)), logits=np.stack(list(of_views.values())))
    if options.sources == 1 and options.draw is None:
        net = load_net(options.backbones, options.cache)
        net.mean, net.scale, net.head = fit(stored, clips)
        torch.save(net.state_dict(), options.run / 'net.pt')
