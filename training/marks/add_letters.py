"""Teaches the reader of marks kana and Hangul: a second head beside PP-OCRv4's classifier, on the same frozen trunk.

    python3 training/marks/add_letters.py draw CORPUS    # lines and what the trunk makes of them, into .cache/letters
    python3 training/marks/add_letters.py fit            # the head, into .cache/letters/head.npz
    python3 training/marks/join_head.py                  # public/models/marks-read.onnx and marks.json

CORPUS (a folder with clips/*.mp4) gives grounds; `node scripts/marks-bench.mjs` run before it leaves the boxes of the corpus in
.cache/marks, whose lines must read as before. The old classes are not touched: their columns are the same numbers, a class of the
head is only taken where it is likelier than every old one, and in lines that are neither Japanese nor Korean it is trained not to be.
Letters that both need (blank, Latin, digits, some Chinese) are the larger of the two. Every step is seeded and goes on where it stopped.
"""
import argparse
import glob
import hashlib
import json
import random
import subprocess
import time

import numpy as np
import onnx
import torch
import torch.nn.functional as F

import draw_lines
import letters
import make_models
import trunk

CACHE = letters.ROOT / '.cache/letters'
SEED = 20261125
LINES = 7_500
TAP, NECK = 'p2o.Add.231', 'squeeze_0.tmp_0'
OLD = make_models.alphabet()
HIDDEN = 128
# How much likelier an old class must be than the head's where the old reading stands.
MARGIN = 3.0


def corpus_lines(corpus, train, most=150):
    """Lines in the boxes that the finder found in clips of the corpus (some of one half train, some of the other prove): (pixels, name)."""
    seen = set()
    for cache in sorted(glob.glob(str(letters.ROOT / '.cache/marks/plain-*.jsonl'))):
        for record in map(json.loads, open(cache, encoding='utf8')):
            file = record['file']
            half = hashlib.sha256(file.encode()).digest()[0] % 2 == 0
            if file in seen or half != train or len(seen) >= most:
                continue
            seen.add(file)
            finds = [(key.split(), one['value']) for key, one in record['answers'] if key.startswith('find 640') and one['value']]
            for (_, _, _, size, _), boxes in finds[:1]:
                width, height = map(int, size.split('x'))
                raw = subprocess.run(['ffmpeg', '-v', 'error', '-threads', '1', '-i', f'{corpus}/{file}', '-frames:v', '1', '-vf', f'scale={width}:{height}',
                                      '-pix_fmt', 'rgb24', '-f', 'rawvideo', '-'], capture_output=True).stdout
                frame = np.frombuffer(raw, np.uint8).reshape(height, width, 3)
                for number, box in enumerate(boxes[:8]):
                    edges = box['left'], box['top'], box['left'] + box['width'], box['top'] + box['height']
                    if box['height'] >= 6 and box['width'] > box['height']:
                        yield draw_lines.scaled(frame, *edges), f'{file} {number}'


class Trunk:
    """The shipped trunk (int8 weights) in torch, and the old classifier's answers."""

    def __init__(self, common):
        model = make_models.shrink(onnx.load(make_models.SOURCE / 'ch_PP-OCRv4_rec_infer.onnx'))
        self.run = trunk.open_model(model, [TAP, NECK, 'p2o.Add.277'])
        self.common = torch.tensor(common)
        self.others = torch.tensor([i for i in range(len(OLD) + 1) if i not in set(common)])

    def __call__(self, pixels):
        """(N, 3, 48, W) bytes -> tap (N, 480, 3, S), neck (N, 120, S), old (N, S, shared + 1), the last the largest of the others."""
        x = torch.from_numpy(pixels).float() / 127.5 - 1
        tap, neck, logits = self.run(x)
        old = torch.cat([logits[..., self.common], logits[..., self.others].amax(-1, keepdim=True)], -1)
        return F.avg_pool2d(tap, (1, 2)), neck, old


def digest(trunk_of, lines):
    """Runs lines [(pixels, text, kind)] through the trunk, those of one width together; half-precision records."""
    lines = sorted(lines, key=lambda line: line[0].shape[2])
    done = 0
    records = []
    while done < len(lines):
        wide = lines[done][0].shape[2]
        batch = [line for line in lines[done:done + 4] if line[0].shape[2] == wide]
        done += len(batch)
        values = trunk_of(np.stack([line[0] for line in batch]))
        for at, (_, text, kind) in enumerate(batch):
            records.append(([value[at].half() for value in values], text, kind))
    return records


def draw(corpus):
    words = letters.pools(OLD)
    trunk_of = Trunk(letters.shared(words, OLD))
    rng = random.Random(SEED)
    clips = sorted(glob.glob(f'{corpus}/clips/*.mp4'))
    rng.shuffle(clips)
    frames = draw_lines.grounds(clips, 300)
    CACHE.mkdir(parents=True, exist_ok=True)
    started, step = time.time(), 500
    for part in range(LINES // step):
        texts = [letters.make_text(rng, words, OLD) for _ in range(step)]
        if part == LINES // step - 1:  # the last part: only what must stay as it is
            many = (letters.make_text(rng, words, OLD) for _ in range(step * 5))
            texts = [text for text in many if text[2].startswith('old')]
        target = CACHE / f'part-{part:03}.pt'
        if target.exists():
            continue
        torch.save(digest(trunk_of, draw_lines.draw(SEED + part, texts, frames)), target)
        print(f'{target.name} {time.time() - started:.0f} s', flush=True)
    target = CACHE / 'part-corpus.pt'
    if not target.exists():
        torch.save(digest(trunk_of, [(pixels, name, 'old corpus') for pixels, name in corpus_lines(corpus, True)]), target)


class Head(torch.nn.Module):
    """Tap and neck to one score for every shared old class and every new one: (N, S, shared + new)."""

    def __init__(self, classes):
        super().__init__()
        self.first = torch.nn.Conv2d(480, 112, 3, padding=(0, 1))
        self.second = torch.nn.Conv1d(112 + 120, HIDDEN, 3, padding=1)
        self.last = torch.nn.Conv1d(HIDDEN, classes, 1)
        torch.nn.init.constant_(self.last.bias, -4)

    def forward(self, tap, neck, drop=0.0):
        x = self.first(F.dropout2d(tap, drop, self.training)).squeeze(2).relu()
        x = self.second(torch.cat([x, neck], 1)).relu()
        return self.last(F.dropout(x, drop, self.training)).transpose(1, 2)


def joined(new, old, margin=0.0):
    """Scores over shared, new, and all other old classes as one (the last)."""
    count = old.shape[2] - 1
    new = new + margin
    return torch.cat([torch.maximum(new[..., :count], old[..., :count]), new[..., count:], old[..., count:]], 2)


def loss_of(head, records, classes):
    """CTC for the lines to learn; for the others, the old answer of every step by a margin."""
    tap, neck, old = (torch.stack([record[0][i] for record in records]).float() for i in range(3))
    new = head(tap, neck, 0.1)
    stays = torch.tensor([record[2].startswith('old') for record in records])
    total = torch.zeros(())
    if stays.any():
        scores = joined(new[stays], old[stays], MARGIN)
        answer = old[stays].argmax(-1)
        answer[answer == old.shape[2] - 1] = scores.shape[2] - 1
        total = total + F.cross_entropy(scores.flatten(0, 1), answer.flatten(), reduction='sum') / 4
    if not stays.all():
        scores = joined(new[~stays], old[~stays]).log_softmax(2).transpose(0, 1)
        targets = [[classes[letter] for letter in record[1]] for record, kept in zip(records, stays) if not kept]
        sizes = torch.full((len(targets),), scores.shape[0])
        total = total + F.ctc_loss(scores, torch.tensor(sum(targets, [])), sizes, torch.tensor([len(one) for one in targets]),
                                   reduction='sum', zero_infinity=True)
    return total / len(records)


def class_numbers(common):
    """Class of every letter in `joined`; the rarest syllables share one."""
    numbers = {OLD[i - 1]: place for place, i in enumerate(common) if i}
    numbers.update({letter: len(common) + place for place, letter in enumerate(letters.NEW)})
    return {**numbers, **{letter: numbers[letters.OTHER] for letter in letters.OTHERS}}


def fit(epochs, start):
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    common = letters.shared(letters.pools(OLD), OLD)
    classes = class_numbers(common)
    records = [record for part in sorted(CACHE.glob('part-*.pt')) for record in torch.load(part)
               if record[2].startswith('old') or (set(record[1]) <= set(classes) and len(record[1]) <= record[0][2].shape[0])]
    tried = [record for i, record in enumerate(records) if i % 40 == 7]
    records = [record for i, record in enumerate(records) if i % 40 != 7]
    head = Head(len(common) + len(letters.NEW))
    if start:
        head.load_state_dict(torch.load(start)['head'])
    steps = epochs * len(batches(rng, records))
    best = torch.optim.AdamW(head.parameters(), lr=2e-3, weight_decay=0.02)
    pace = torch.optim.lr_scheduler.OneCycleLR(best, 1.2e-3 if start else 3e-3, total_steps=steps + epochs * 10, pct_start=0.15)
    started = time.time()
    for epoch in range(epochs):
        head.train()
        sums = []
        for batch in batches(rng, records):
            loss = loss_of(head, batch, classes)
            best.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(head.parameters(), 5)
            best.step()
            pace.step()
            sums.append(loss.item())
        print(f'epoch {epoch} loss {np.mean(sums):.3f} {score(head, tried, classes)} {time.time() - started:.0f} s', flush=True)
        torch.save({'head': head.state_dict(), 'common': common, 'new': letters.NEW}, CACHE / 'head.pt')


def batches(rng, records, size=24):
    """Records of one width together, in random order."""
    order = sorted(range(len(records)), key=lambda i: (records[i][0][2].shape[0], rng.random()))
    groups, last = [], None
    for i in order:
        wide = records[i][0][2].shape[0]
        if wide != last or len(groups[-1]) == size:
            groups.append([])
        groups[-1].append(records[i])
        last = wide
    rng.shuffle(groups)
    return groups


@torch.no_grad()
def score(head, records, classes):
    """Share of lines read without a mistake, by kind; for old lines, the same as before."""
    head.eval()
    right = {}
    for (tap, neck, old), text, kind in records:
        old = old[None].float()
        path = joined(head(tap[None].float(), neck[None].float()), old)[0].argmax(-1).tolist()
        if kind.startswith('old'):
            was = old[0].argmax(-1)
            was[was == old.shape[2] - 1] = head.last.out_channels
            good = path == was.tolist()
        else:
            want = [classes[letter] for letter in text]
            read = [now for now, before in zip(path, [0, *path]) if now != before and now]
            good = read == want
        right.setdefault(kind, []).append(good)
    return ' '.join(f'{kind.replace(" ", "-")} {np.mean(good):.2f}' for kind, good in sorted(right.items()))


def main():
    torch.set_num_threads(1)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('step', choices=['draw', 'fit'])
    parser.add_argument('corpus', nargs='?')
    parser.add_argument('--epochs', type=int, default=12)
    parser.add_argument('--start', help='a head.pt to go on from')
    chosen = parser.parse_args()
    {'draw': lambda: draw(chosen.corpus), 'fit': lambda: fit(chosen.epochs, chosen.start)}[chosen.step]()


if __name__ == '__main__':
    main()
