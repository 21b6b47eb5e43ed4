"""Step 5: the shipped files, from a run's held-out scores and its net fitted on everything.

usage: build.py MANIFEST.csv CACHE BACKBONES RUN OUT --version V
Writes OUT/detector.onnx (for the processor), OUT/detector-card.onnx (for a graphics card), OUT/detector.bin (the weights of both) and
OUT/detector.json; RUN/shipped.json keeps the figures for the model card.
"""
import argparse
import json
from pathlib import Path

import numpy as np
import torch

from calibrate import alarm_table, ordinary, platt, settle, shares, thresholds
from corpus import read_manifest
from data import frames_of
from export import write
from gate import GRAPHIC, look_at
from halve import LEAST
from net import load_net
from scores import CLOSELY, judged, load_run
from views import SIZE, VIEWS, picture_box

# pictures on which a graphics card shows that it is right
DRAWN = 3
WINDOW_CAP = 6.0
MIN_SHORT_SIDE, MIN_LUMA = 160, 14.0
# share of filmed clips that the gate may decline
GATE_COST = 0.03


def held_out(clips, run, looks=(0, 1)):
    """(clips, (clips, looks, views, 2) logits) of the clips that have all looks."""
    stores = [load_run(run, look) for look in looks]
    kept = [c for c in clips if all(c.id in s for s in stores)]
    return kept, np.stack([[s[c.id] for s in stores] for c in kept])


def least_detail(clips, cache):
    """1st percentile of detail over real camera clips, after the random channel."""
    values = []
    for clip in [c for c in clips if not c.label and c.kind == 'camera'][::3]:
        frames = frames_of(cache, clip, 1, [0, 7])
        if frames:
            box = picture_box(np.stack(frames))
            values.append(max(look_at(f, box)[1] for f in frames))
    return float(np.quantile(values, 0.01))


def calibration(clips, cache, run):
    """Everything in detector.json that rests on held-out scores."""
    kept, logits = held_out(clips, run)
    real = np.array([not c.label for c in kept])
    rule = settle(logits[:, :, :, 0], real)
    # one row a clip and look from here on
    rows = [c for c in kept for _ in range(logits.shape[1])]
    labels = np.array([c.label for c in rows])
    scores, graphic = np.stack([judged(views, rule) for looks in logits for views in looks]).T
    filmed = np.array([not c.label and c.kind == 'camera' for c in rows])
    asked, asked_graphic = np.stack([judged(views, CLOSELY) for looks in logits for views in looks]).T
    limit = max(float(np.quantile(values[filmed], 1 - GATE_COST)) for values in (graphic, asked_graphic))
    passed = graphic <= limit
    slope, intercept = platt(labels[passed], scores[passed])
    # "other" is no kind of footage that a promise could be kept for, but what fits no kind
    categories = np.array([c.group if c.kind == 'camera' and c.group != 'other' else '' for c in rows])
    rules = {}
    for name, values, drawn in (('in a feed', scores, graphic), ('when a person asks', asked, asked_graphic)):
        use = ordinary(rows) & (drawn <= limit)
        rules[name] = values[use], categories[use]
    table = alarm_table(rules.values())
    limits = thresholds(table, slope, intercept)
    over = {name: shares(1 / (1 + np.exp(-(slope * values + intercept))), kinds, limits) for name, (values, kinds) in rules.items()}
    kinds = {g: np.array([c.group == g for c in rows]) for g in GRAPHIC} | {'generated': labels == 1, 'camera': filmed}
    declined = {kind: float((~passed[mask]).mean()) for kind, mask in kinds.items()}
    return {
        'settled': rule, 'windowCap': WINDOW_CAP, 'platt': {'slope': slope, 'intercept': intercept}, 'falseAlarms': table,
        'thresholds': limits,
        'gate': {'minShortSide': MIN_SHORT_SIDE, 'minLuma': MIN_LUMA, 'minDetail': least_detail(clips, cache), 'maxGraphic': limit},
    }, {'declined': declined,
        'doubtful': {name: float((logits[:, :, :rule['views'], 0].mean(2)[mask] >= rule['below']).mean())
                     for name, mask in (('real', real), ('generated', ~real))},
        'settled': rule, 'alarms': over, 'realClips': len({c.id for c in np.array(rows, object)[ordinary(rows) & passed]})}


def picture(seed):
    """(3, SIZE, SIZE) as utils/browser/gpu-session.ts draws it."""
    y, x = np.mgrid[0:3 * SIZE, 0:SIZE]
    values = (64 + (x * x + y * (5 + seed) + x * y * seed + seed * 17) % 160) / 255
    return torch.from_numpy(values.astype(np.float32).reshape(3, SIZE, SIZE))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('manifest')
    parser.add_argument('cache')
    parser.add_argument('backbones')
    parser.add_argument('run', type=Path)
    parser.add_argument('out', type=Path)
    parser.add_argument('--version', required=True)
    return parser.parse_args()


if __name__ == '__main__':
    options = arguments()
    torch.set_num_threads(1)
    everything = read_manifest(options.manifest)
    net = load_net(options.backbones, options.cache).eval()
    net.load_state_dict(torch.load(options.run / 'net.pt'))
    parts, figures = calibration(everything, options.cache, options.run)
    views = [dict(zip(('frame', 'zoom', 'x', 'y'), v)) for v in VIEWS]
    with torch.no_grad():
        # as halve.py stores them
        for part in net.state_dict().values():
            if part.dtype == torch.float32 and part.numel() >= LEAST:
                part.copy_(part.half().float())
        drawn = net(torch.stack([picture(seed) for seed in range(DRAWN)])).tolist()
    document = {'version': options.version, 'files': write(net, options.out), 'input': {'name': 'images', 'size': SIZE}, 'output': 'answers',
                'views': views, **parts, 'drawn': drawn}
    (options.out / 'detector.json').write_text(json.dumps(document, indent=1) + '\n')
    (options.run / 'shipped.json').write_text(json.dumps(figures, indent=1))
    print(json.dumps({**document['files'], **figures, 'thresholds': parts['thresholds'], 'gate': parts['gate']}, indent=1))
