"""Step 4: fine-tune the upper blocks, one strict fold or everything, from the linear probe (LP-FT, arXiv 2202.10054).

usage: train.py MANIFEST.csv CACHE BACKBONES RUN [--folds 0 1 2 3 4 all] [--images 16000] ...
Seeded and resumable.
Writes RUN/fold<k>.pt (weights averaged over steps) and RUN/fold<k>-look<n>.npz (logits of the test clips' views).
"""
import argparse
import copy
import json
import math
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tqdm import tqdm

import frozen
from corpus import read_manifest, strict_split
from data import Sampler, activation_path, activations
from net import CUT, fresh
from views import VIEWS


def average(shadow, net, keep):
    """Exponential moving average of the weights: flatter, and better on unseen sources."""
    with torch.no_grad():
        for old, new in zip(shadow.parameters(), net.parameters()):
            old.lerp_(new, 1 - keep)


def loss_of(logits, labels):
    """Smoothed cross-entropy of both answers."""
    loss = F.binary_cross_entropy_with_logits(logits[:, 0], labels[:, 0] * 0.9 + 0.05)
    known = labels[:, 1] >= 0
    if known.any():
        loss = loss + 0.2 * F.binary_cross_entropy_with_logits(logits[known, 1], labels[known, 1])
    return loss


def learning_rate(step, steps, top):
    return top * min(1, (step + 1) / 40) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * step / steps)))


def fine_tune(clips, options, name):
    """Train on `clips` from the linear probe; returns the averaged net."""
    torch.manual_seed(options.seed)
    part, done = options.run / f'{name}.part', options.run / f'{name}.pt'
    net = fresh(options.backbones, options.width, options.dropout)
    if done.exists():
        net.load_state_dict(torch.load(done))
        return net
    features = frozen.load(options.cache, f'frozen{options.width}', options.looks)
    frozen.start(net, frozen.probe(features, clips))
    shadow = copy.deepcopy(net)
    body = [p for block in [*net.trunk.blocks[CUT:], net.trunk.last] for p in block.parameters()]
    optimiser = torch.optim.AdamW([{'params': body, 'top': options.rate}, {'params': net.head.parameters(), 'top': options.rate}],
                                  options.rate, weight_decay=options.decay)
    steps, first = options.images // options.batch, 0
    sampler = Sampler(clips, options.cache, options.width, options.looks, options.seed)
    if part.exists():
        first, states = torch.load(part)
        for item, state in zip((net, shadow, optimiser), states):
            item.load_state_dict(state)
        sampler.rng = np.random.default_rng(options.seed + first)
    running, began = 0.69, time.time()
    bar = tqdm(range(first, steps), initial=first, total=steps, desc=name, mininterval=10)
    net.train()
    for step in bar:
        for group in optimiser.param_groups:
            group['lr'] = learning_rate(step, steps, group['top'])
        maps, pooled, labels = sampler.batch(options.batch)
        with torch.autocast('cpu', torch.bfloat16):
            logits = net.answer(net.upper(maps, pooled).float())
        loss = loss_of(logits.float(), labels)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        average(shadow, net, min(0.98, (step + 1) / (step + 10)))
        running = 0.97 * running + 0.03 * loss.item()
        bar.set_postfix(loss=f'{running:.3f}', refresh=False)
        if step % 100 == 99:
            torch.save((step + 1, [i.state_dict() for i in (net, shadow, optimiser)]), part)
    torch.save(shadow.state_dict(), done)
    part.unlink(missing_ok=True)
    print(f'{name}: {steps - first} steps in {time.time() - began:.0f} s, loss {running:.3f}', flush=True)
    return shadow


def score(net, clips, options, name, number):
    """Logits of every fixed view of one look of the test clips -> RUN/<name>-look<number>.npz."""
    target = options.run / f'{name}-look{number}.npz'
    if target.exists():
        return
    net.eval()
    ids, logits = [], []
    for clip in tqdm(clips, desc=f'{name} look {number}', mininterval=10):
        path = activation_path(options.cache, options.width, clip, number)
        if path.exists():
            stored = activations(path, slice(0, len(VIEWS)))
            with torch.no_grad(), torch.autocast('cpu', torch.bfloat16):
                pooled = net.upper(*stored).float()
            ids.append(clip.id)
            logits.append(net.answer(pooled).detach().numpy())
    np.savez(target, ids=np.array(ids), logits=np.stack(logits))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('manifest')
    parser.add_argument('cache')
    parser.add_argument('backbones')
    parser.add_argument('run', type=Path)
    parser.add_argument('--folds', nargs='+', default=['0', '1', '2', '3', '4'])
    parser.add_argument('--images', type=int, default=16000)
    parser.add_argument('--batch', type=int, default=32)
    parser.add_argument('--width', type=float, default=1.0)
    parser.add_argument('--rate', type=float, default=1.5e-4)
    parser.add_argument('--decay', type=float, default=0.02)
    parser.add_argument('--dropout', type=float, default=0.3)
    parser.add_argument('--looks', type=int, nargs='+', default=[0, 1])
    parser.add_argument('--score-looks', type=int, nargs='*', default=[0, 1])
    parser.add_argument('--seed', type=int, default=1)
    return parser.parse_args()


if __name__ == '__main__':
    options = arguments()
    torch.set_num_threads(1)
    options.run.mkdir(parents=True, exist_ok=True)
    (options.run / 'options.json').write_text(json.dumps({k: v for k, v in vars(options).items() if k not in ('manifest', 'cache', 'backbones', 'run', 'folds')}))
    everything = read_manifest(options.manifest)
    for fold in options.folds:
        training, test = (everything, []) if fold == 'all' else strict_split(everything, int(fold))
        model = fine_tune(training, options, f'fold{fold}')
        for look in options.score_looks if test else []:
            score(model, test, options, f'fold{fold}', look)
