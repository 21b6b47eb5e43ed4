"""Python's scores of some clips, for the test that the browser gives the same (tests/e2e/agree.spec.ts).

usage: reference.py MANIFEST.csv ../tests/e2e/python-scores.json
Renew it with every new detector. The file holds names and scores, no clip.
"""
import csv
import json
import sys
from pathlib import Path

from tqdm import tqdm

from score_onnx import Session, score_clip

CLIPS = 62  # about ten of them are declined
MODELS = Path(__file__).resolve().parent.parent / 'public/models'


if __name__ == '__main__':
    manifest, out = map(Path, sys.argv[1:])
    settings = json.loads((MODELS / 'detector.json').read_text())
    net = Session(MODELS, settings)
    with manifest.open(newline='') as handle:
        rows = list(csv.DictReader(handle))
    # from all over the manifest, which is sorted
    chosen = [rows[i * len(rows) // CLIPS]['file'] for i in range(CLIPS)]
    results = [(file, score_clip(manifest.parent / file, settings, net)) for file in tqdm(chosen)]
    clips = [{'file': f, 'score': r['score'] and round(r['score'], 5), 'declined': r['declined']} for f, r in results]
    out.write_text(json.dumps({'version': settings['version'], 'sha256': [entry['sha256'] for entry in settings['files'].values()], 'clips': clips}, indent=2) + '\n')
