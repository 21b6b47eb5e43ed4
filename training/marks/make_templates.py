"""Templates of marks without words, or with words too faint to read: means of aligned corners of corpus clips.

    python3 training/marks/make_templates.py ../shared

Writes the list `pictures` of public/marks.json. Where each mark stands was found once by reading it (Veo) or by
correlation with one measured icon (Sora, shared media/marks); the aligned patches are normalised and averaged, so
the backgrounds cancel and the mark remains. Needs ffmpeg and python3-numpy.
"""
import base64
import csv
import json
import pathlib
import re
import subprocess
import sys

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Clips on which the reader read "Veo", by layout; patch: left, right, top, bottom, counted from the right lower
# corner in pixels of a picture whose short side is 360.
VEO = {
    'large': ((42, 8, 27, 8), '7331f7f6caa59508 12701566134f1f70 222d2c2804207fa6 592bddceb65ec502 c0998f0119bc054f '
              '59db1f8543e54adb 2a7dbce7385c2b26 d19f8e62ea324341'),
    'small, further in': ((39, 13, 28, 13), 'f30a7102212f6811 da3ff3a1d49d3211 6f6ff7d43b975ce1 6c4d19c7be916632 '
                          '36203fba0fde0c8e c8d36caa11bb0245 1403da5c9b4fe018'),
    'small, further out': ((32, 6, 20, 6), 'e0fb920074fa0e1c 715bd7df9d40a964 b8adfef72b5e04c4 940b49fdbbde7086'),
}


def resize(picture, height, width):
    """Bilinear with half-pixel centres, as utils/model/match-picture.ts does it."""
    def taps(length, count):
        centre = np.clip((np.arange(count) + 0.5) * length / count - 0.5, 0, length - 1)
        low = np.floor(centre).astype(int)
        return low, np.minimum(low + 1, length - 1), centre - low
    low, high, part = taps(picture.shape[0], height)
    picture = picture[low] * (1 - part)[:, None] + picture[high] * part[:, None]
    low, high, part = taps(picture.shape[1], width)
    return picture[:, low] * (1 - part) + picture[:, high] * part


def frames_of(file, short):
    """Up to eight frames, an eighth of a second apart, in grey."""
    probe = ['ffprobe', '-v', 'error', '-select_streams', 'v:0', '-show_entries', 'stream=width,height', '-of', 'csv=p=0']
    width, height = map(int, subprocess.run([*probe, file], capture_output=True, text=True, check=True).stdout.strip().split(',')[:2])
    raw = subprocess.run(['ffmpeg', '-v', 'error', '-i', file, '-frames:v', '8', '-vf', 'fps=8,format=gray', '-f', 'rawvideo', '-'],
                         capture_output=True, check=True).stdout
    pictures = np.frombuffer(raw, np.uint8).reshape(-1, height, width).astype(float)
    scale = short / min(width, height)
    return np.stack([resize(one, round(height * scale), round(width * scale)) for one in pictures])


def normalise(patch):
    patch = patch - patch.mean()
    return patch / (patch.std() + 1e-6)


def packed(patch):
    whole = np.round((patch - patch.min()) / np.ptp(patch) * 255).astype(np.uint8)
    return {'width': patch.shape[1], 'height': patch.shape[0], 'pixels': base64.b64encode(whole.tobytes()).decode()}


def veo(clips):
    for layout, (where, names) in VEO.items():
        left, right, top, bottom = where
        means = [frames_of(clips / f'{name}.mp4', 360).mean(0) for name in names.split()]
        patch = np.mean([normalise(one[-top:-bottom, -left:-right]) for one in means], 0)
        yield {'generator': 'Veo', 'short': 360, **packed(patch),
               'places': [{'side': 'right', 'distance': [right - 2, right + 2], 'bottom': [bottom - 2, bottom + 2]}],
               'least': 0.6, 'since': '2025-05', 'source': f'mean of {len(means)} corpus clips, layout: {layout}'}


def sora(shared, rows):
    header, body = re.match(rb'(P5\s+\d+\s+\d+\s+\d+\s)(.*)', (shared / 'media/marks/icon_template_480x872.pgm').read_bytes(), re.S).groups()
    width, height = map(int, header.split()[1:3])
    icon = np.frombuffer(body, np.uint8).reshape(height, width).astype(float)
    icon = normalise(resize(icon, 24, 23))
    patches = []
    for row in rows:
        if not row['mark_text'].startswith('Sora (cloud'):
            continue
        pictures = frames_of(shared / 'corpus' / row['file'], 240)
        for picture in pictures[[1, len(pictures) // 2, -2]]:
            best = (0.7, None)
            for left in (*range(15, 24), *range(194, 203)):
                for top in range(picture.shape[0] - 24):
                    patch = normalise(picture[top:top + 24, left:left + 23])
                    best = max(best, ((patch * icon).mean(), (left, top)), key=lambda one: one[0])
            if best[1]:
                left, top = best[1]
                patches.append(normalise(picture[top:top + 24, left:left + 23]))
    return {'generator': 'Sora', 'short': 240, **packed(np.mean(patches, 0)),
            'places': [{'side': 'left', 'distance': [15, 23]}, {'side': 'right', 'distance': [15, 23]}],
            'least': 0.7, 'since': '2025-09',
            'source': f'mean of {len(patches)} frames of corpus clips; places: notes sites 13.1'}


def main():
    shared = pathlib.Path(sys.argv[1])
    rows = list(csv.DictReader(open(shared / 'corpus/manifest.csv', encoding='utf8')))
    file = ROOT / 'public/marks.json'
    marks = json.loads(file.read_text(encoding='utf8'))
    marks['pictures'] = [sora(shared, rows), *veo(shared / 'corpus/clips')]
    file.write_text(json.dumps(marks, ensure_ascii=False, indent=2) + '\n', encoding='utf8')


if __name__ == '__main__':
    main()
