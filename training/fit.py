"""Step 3: fit the head, one strict fold after the other and then everything.

usage: fit.py MANIFEST.csv CACHE BACKBONES RUN [--looks 0 1] [--linear] [--sources 0.5]
Writes RUN/fold<k>-look<n>.npz (logits of the held-out clips' fixed views) and RUN/all.pt (the shipped net's weights).
Clips are drawn so that classes are even, and generators, repositories and kinds of real video nearly so.
"""
import argparse
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from sklearn.linear_model import LogisticRegression
from tqdm import tqdm

import features
from corpus import FOLDS, read_manifest, sampling_weights, strict_split, unit
from gate import graphic_label
from net import Head, fresh
from streams import STREAMS
from views import VIEWS

STRENGTH = 0.002
# of the linear answer, beside the perceptron
LINEAR_SHARE = 0.5
# the clip as stored speaks louder than the clip sent through the channel again
LOOK_WEIGHTS = (0.75, 0.25)
BATCH, STEPS, HIDDEN, MIXUP = 256, 700, 192, 0.4
SEEDS = (0, 1)


def linear(rows, labels, weights):
    """Weight and bias of a logistic regression on standardised rows; labels below 0 are left out."""
    use = labels >= 0
    model = LogisticRegression(C=STRENGTH, max_iter=80, tol=1e-3)
    model.fit(rows[use], labels[use], sample_weight=weights[use] * len(rows) / weights.sum())
    return torch.from_numpy(np.append(model.coef_[0], model.intercept_[0]).astype(np.float32))


def perceptron(stack, labels, weights, standard, seed):
    """One hidden layer with dropout and mixup on single views, fixed and random ones; (clips, views, statistics)."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    count = stack.shape[2]
    net = torch.nn.Sequential(torch.nn.Dropout(0.4), torch.nn.Linear(count, HIDDEN), torch.nn.ReLU(), torch.nn.Dropout(0.5), torch.nn.Linear(HIDDEN, 1))
    optimiser = torch.optim.AdamW(net.parameters(), 1e-3, weight_decay=0.05)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 1e-3, total_steps=STEPS)
    for _ in range(STEPS):
        picks = rng.choice(len(stack), BATCH, p=weights / weights.sum())
        x = standard(stack[picks, rng.integers(stack.shape[1], size=BATCH)]).clamp(-5, 5)
        y = torch.from_numpy(labels[picks]).float() * 0.9 + 0.05
        part = torch.from_numpy(rng.beta(MIXUP, MIXUP, BATCH).astype(np.float32))
        other = torch.randperm(BATCH)
        x = x * part[:, None] + x[other] * (1 - part[:, None])
        loss = F.binary_cross_entropy_with_logits(net(x)[:, 0], y * part + y[other] * (1 - part))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
    return net[1], net[4]


def fit(stored, clips, bent=True):
    """(means, scales, heads) of all streams, fitted on some clips."""
    clips = [c for c in clips if c.id in stored]
    parts = [fit_stream({c.id: [look[:, i] for look in stored[c.id]] for c in clips}, clips, bent) for i in range(len(STREAMS))]
    return torch.stack([p[0] for p in parts]), torch.stack([p[1] for p in parts]), torch.nn.ModuleList(p[2] for p in parts)


def fit_stream(stored, clips, bent):
    """(mean, scale, head) of one stream."""
    weights = np.array(sampling_weights(clips))
    fixed, looks = len(VIEWS), len(stored[clips[0].id])
    rows = np.concatenate([stored[c.id][look][:fixed] for look in range(looks) for c in clips]).astype(np.float32)
    mean, scale = rows.mean(0), 1 / (rows.std(0) + 1e-2)
    rows = (rows - mean) * scale
    head = Head(rows.shape[1], HIDDEN * len(SEEDS) if bent else 1)
    for parameter in head.parameters():
        parameter.data.zero_()
    targets = np.array([c.label for c in clips]), np.array([graphic_label(c) for c in clips])
    each = np.concatenate([np.repeat(weights, fixed) * LOOK_WEIGHTS[look] for look in range(looks)])
    both = torch.stack([linear(rows, np.tile(np.repeat(t, fixed), looks), each) for t in targets])
    if bent:
        both[0] *= LINEAR_SHARE
    head.linear.weight.data, head.linear.bias.data = both[:, :-1].contiguous(), both[:, -1].contiguous()
    del rows
    if bent:
        # all views of the first look, fewer of the next
        stack = np.stack([np.concatenate([stored[c.id][look][::1 if look == 0 else 3] for look in range(looks)]) for c in clips])
        standard = lambda x: torch.from_numpy((x.astype(np.float32) - mean) * scale)
        pairs = [perceptron(stack, targets[0], weights, standard, seed) for seed in SEEDS]
        head.hidden.weight.data = torch.cat([p[0].weight.data for p in pairs])
        head.hidden.bias.data = torch.cat([p[0].bias.data for p in pairs])
        head.out.weight.data = torch.cat([p[1].weight.data for p in pairs], 1) / len(SEEDS)
        head.out.bias.data = torch.stack([p[1].bias.data for p in pairs]).mean(0)
    return torch.from_numpy(mean), torch.from_numpy(scale), head


def fewer(clips, share):
    """The clips of a random share of the sources (families of fakes, repositories of real clips): the learning curve."""
    units = sorted({unit(c) for c in clips})
    kept = {units[i] for i in np.random.default_rng(0).permutation(len(units))[:int(share * len(units))]}
    return [c for c in clips if unit(c) in kept]


def score(parts, views):
    """(views, streams, statistics) -> (views, 2) logits, the streams' heads averaged."""
    means, scales, heads = parts
    with torch.no_grad():
        rows = (torch.from_numpy(views.astype(np.float32)) - means) * scales
        return torch.stack([head(rows[:, i]) for i, head in enumerate(heads)]).mean(0).numpy()


if __name__ == '__main__':
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('manifest')
    parser.add_argument('cache')
    parser.add_argument('backbones')
    parser.add_argument('run', type=Path)
    parser.add_argument('--looks', type=int, nargs='+', default=[0, 1])
    parser.add_argument('--linear', action='store_true', help='without the perceptron')
    parser.add_argument('--sources', type=float, default=1.0, help='share of the sources to train on; below 1 no net is written')
    options = parser.parse_args()
    torch.set_num_threads(1)
    options.run.mkdir(parents=True, exist_ok=True)
    clips = read_manifest(options.manifest)
    stored = features.load(options.cache, options.looks)
    for fold in tqdm(range(FOLDS), desc='strict folds'):
        training, test = strict_split(clips, fold)
        parts = fit(stored, fewer(training, options.sources), not options.linear)
        ids = [c.id for c in test if c.id in stored]
        for index, look in enumerate(options.looks):
            logits = np.stack([score(parts, stored[i][index][:len(VIEWS)]) for i in ids])
            np.savez(options.run / f'fold{fold}-look{look}.npz', ids=np.array(ids), logits=logits)
    if options.sources < 1:
        raise SystemExit
    net = fresh(options.backbones, 1 if options.linear else HIDDEN * len(SEEDS))
    net.mean, net.scale, net.heads = fit(stored, clips, not options.linear)
    torch.save(net.state_dict(), options.run / 'all.pt')
