"""What the extended reader reads of lines in fonts that it never saw, and that old lines read as before.

    python3 training/marks/check_letters.py CORPUS

First: labels at several sizes and compressions, share read to the letter (spaces aside). Then: lines of the half of the corpus that
no training saw (boxes of scripts/marks-bench.mjs), and drawn Latin and Chinese, read by the shipped model and by the one that it grew from.
"""
import json
import random
import sys

import numpy as np
import onnx
import torch

import add_letters
import draw_lines
import letters
import make_models
import trunk

ANSWER = 'softmax_11.tmp_0'
EACH = 150


def reader(model, alphabet, old=None):
    """Greedy CTC; with `old`, of both answers as utils/model/ocr-decode.ts does."""
    answer = trunk.open_model(model, [ANSWER])

    def read(pixels):
        steps = answer(torch.from_numpy(pixels[None]).float() / 127.5 - 1)[0][0]
        if old is None:
            return spell(steps.argmax(-1).tolist())
        path = steps[:, old + 1:].argmax(-1).tolist()
        return spell(path if max(path) > old else steps[:, :old + 1].argmax(-1).tolist())

    def spell(path):
        return ''.join(alphabet[now] for now, before in zip(path, [0, *path]) if now and now != before)
    return read


def main():
    torch.set_num_threads(1)
    corpus = sys.argv[1]
    old = reader(make_models.shrink(onnx.load(make_models.SOURCE / 'ch_PP-OCRv4_rec_infer.onnx')), ['', *make_models.alphabet()])
    about = json.loads((make_models.TARGET / 'marks.json').read_text('utf8'))
    new = reader(onnx.load(make_models.TARGET / 'marks-read.onnx'), ['', *about['alphabet']], about['old'])
    rng = random.Random(7)

    print('| language | height of letters | crf | lines | read to the letter |\n|---|---|---|---|---|')
    for script, labels in (('ko', letters.KO_LABELS), ('ja', letters.JA_LABELS)):
        for tall in ((12, 16), (17, 24), (25, 40)):
            for crf in (24, 34):
                texts = [(rng.choice(letters.labels(labels)), script, script) for _ in range(EACH // 5)]
                lines = list(draw_lines.draw(rng.getrandbits(32), texts, [], True, tall, (crf, crf)))
                right = [new(pixels).replace(' ', '') == text.replace(' ', '') for pixels, text, _ in lines]
                print(f'| {script} | {tall[0]} to {tall[1]} | {crf} | {len(lines)} | {np.mean(right):.0%} |', flush=True)

    words = letters.pools(add_letters.OLD)
    drawn = [text for text in (letters.make_text(rng, words, add_letters.OLD) for _ in range(EACH * 10)) if text[2].startswith('old')][:EACH]
    groups = {'drawn': list(draw_lines.draw(8, drawn, [], True)),
              'corpus': [(pixels, name, 'old corpus') for pixels, name in add_letters.corpus_lines(corpus, False, 60)]}
    for name, lines in groups.items():
        pairs = [(old(pixels), new(pixels), text) for pixels, text, _ in lines]
        changed = [pair for pair in pairs if pair[0] != pair[1]]
        print(f'{name}: {len(pairs)} lines, {len(changed)} read differently')
        for was, now, text in changed:
            print(f'  {text}: "{was}" -> "{now}"')


if __name__ == '__main__':
    main()
