"""The list of clips: reading a manifest, generator families, strict folds, sampling weights.

"Strict" means that neither the generator's family nor the repository of a test clip is in training.
"""
import csv
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np

FOLDS = 5

# Products and research models that share weights count as one family, so that a fine-tuned child of a
# test generator never sits in training. The first pattern that matches names the primary family.
FAMILIES = (
    ('wan', r'\bwan\b|wan-\d|causvid|skyreels|causalwan'), ('hunyuan', r'hunyuan|gamecraft'),
    ('cogvideo', r'cogvideo|hallo3'), ('sora', r'(?<!open-)sora'), ('veo', r'\bveo\b|veo-'),
    ('lumiere', r'lumiere'), ('svd', r'\bsvd|videoldm'), ('animatediff', r'animatediff|animate-?diff|magic-me'),
    ('modelscope', r'modelscope|zeroscope'), ('videocrafter', r'videocrafter|venhancer'), ('snap', r'snap'),
    ('opensora', r'open-sora'), ('kling', r'kling'), ('hailuo', r'hailuo'), ('runway', r'runway'),
    ('pika', r'pika'), ('vidu', r'vidu'), ('ltx', r'ltx'), ('matrix-game', r'matrix-game'),
)
CAMERA_BOOST = {'camera-pro-stock': 2.0, 'film-tv': 2.0, 'camera-phone': 1.2}
MODERN = re.compile(
    r'sora|veo|wan|kling|hunyuan|luma|cogvideox|seedance|runway-gen-[34]|hailuo|pika-[12]\.5|magi-1|ltx|skyreels|'
    r'forcing|fastvideo|omnihuman|ovi|longlive|grok|firefly|vidu|haiper|step-video|helios|matrix-game|cosmos|goku|agnes', re.I)


@dataclass(frozen=True)
class Clip:
    """One row of a manifest. `fold` is the strict fold given by `assign_folds`, not the manifest's."""

    id: str
    path: Path
    label: int
    group: str
    kind: str
    repo: str
    tier: str
    mark: str
    mark_box: tuple
    families: tuple
    row: dict
    fold: int = -1

    @property
    def modern(self):
        return self.label == 1 and bool(MODERN.search(self.group)) and 'Open-Sora' not in self.group


def families(group):
    """Every family a generator's label names, its primary one first (its own name where none is known)."""
    found = [name for name, pattern in FAMILIES if re.search(pattern, group, re.I)]
    return tuple(found) or (re.split(r'[(]', group)[0].lower(),)


def read_manifest(path):
    """Rows of a manifest.csv -> clips with strict folds. Needs columns file, label, group; others may lack."""
    path = Path(path)
    clips = []
    with path.open(newline='') as handle:
        for row in csv.DictReader(handle):
            box = tuple(float(v) for v in row['mark_box'].split(',')) if row.get('mark_box') else ()
            label = 1 if row['label'] == 'ai' else 0
            clips.append(Clip(
                Path(row['file']).stem, path.parent / row['file'], label, row['group'], row.get('kind', ''),
                row.get('repo') or row['file'], row.get('evidence_tier', ''), row.get('mark', ''), box,
                families(row['group']) if label else (), row))
    return assign_folds(clips)


def unit(clip):
    """What may not be split between training and test: the family of a fake, the repository of a real clip."""
    return ('ai', clip.families[0]) if clip.label else ('real', clip.repo)


def assign_folds(clips):
    """Greedy and deterministic: largest unit first, into the fold where its kinds of clip are rarest.

    Clips of npm packages come last, so that the others' folds, and with them all earlier figures, stay as they were.
    """
    load = [Counter() for _ in range(FOLDS)]
    chosen = {}
    for late in (False, True):
        members = defaultdict(list)
        for clip in clips:
            if clip.repo.startswith('npm:') == late:
                members[unit(clip)].append(clip)
        for key in sorted(members, key=lambda k: (-len(members[k]), k)):
            tags = Counter(('ai' if c.label else c.group) for c in members[key]) + Counter({key[0]: len(members[key])})
            fold = chosen.setdefault(key, min(range(FOLDS), key=lambda f: (sum(load[f][t] * n for t, n in tags.items()), f)))
            load[fold].update(tags)
    return [Clip(**{**clip.__dict__, 'fold': chosen[unit(clip)]}) for clip in clips]


def draw_folds(clips, seed):
    """Folds by lot instead: how much the figures depend on which sources happen to be tested together."""
    units = sorted({unit(c) for c in clips})
    chosen = {u: int(i) % FOLDS for u, i in zip(units, np.random.default_rng(seed).permutation(len(units)))}
    return [Clip(**{**clip.__dict__, 'fold': chosen[unit(clip)]}) for clip in clips]


def strict_split(clips, fold):
    """(training, test) of one fold: training shares no repository and no family with the test part."""
    test = [c for c in clips if c.fold == fold]
    repos = {c.repo for c in test}
    seen = {f for c in test for f in c.families}
    train = [c for c in clips if c.fold != fold and c.repo not in repos and not seen & set(c.families)]
    return train, test


def sampling_weights(clips):
    """Probability of drawing each clip: classes even, then 1/sqrt of the size of its group and its repository."""
    groups = Counter((c.label, c.group) for c in clips)
    repos = Counter((c.label, c.repo) for c in clips)
    raw = [CAMERA_BOOST.get(c.group, 1.0) / (groups[c.label, c.group] * repos[c.label, c.repo]) ** 0.5 for c in clips]
    totals = [sum(w for w, c in zip(raw, clips) if c.label == label) or 1 for label in (0, 1)]
    return [w / totals[c.label] / 2 for w, c in zip(raw, clips)]
