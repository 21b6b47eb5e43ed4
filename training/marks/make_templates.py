"""Templates of marks without words, or with words that are often too faint to read.

    python3 training/marks/make_templates.py ../shared

Writes the list `pictures` of public/marks.json. Each is a mean of corpus clips, cut where the mark always stands, after
what the surroundings share was taken away (`high_pass`, as utils/model/grey.ts does it): backgrounds cancel and the mark
remains. Gemini's star is drawn instead, from its measured shape: few clips carry it alone. Needs ffmpeg and
python3-numpy. How far each template is from real clips is in docs/marks.md; `least` lies between.
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
SURROUNDINGS = 6
WOBBLE = 2

VEO = {
    'large': '7331f7f6caa59508 12701566134f1f70 222d2c2804207fa6 592bddceb65ec502 c0998f0119bc054f 59db1f8543e54adb '
             '2a7dbce7385c2b26 d19f8e62ea324341',
    'small, further in': 'f30a7102212f6811 da3ff3a1d49d3211 6f6ff7d43b975ce1 6c4d19c7be916632 36203fba0fde0c8e '
                         'c8d36caa11bb0245 1403da5c9b4fe018',
    'small, further out': 'e0fb920074fa0e1c 715bd7df9d40a964 b8adfef72b5e04c4 940b49fdbbde7086',
}
OMNI_ELSEWHERE = ('453de0', 'c18a9f', '04f6cc')


def taps(length, count):
    centre = np.clip((np.arange(count) + 0.5) * length / count - 0.5, 0, length - 1)
    low = np.floor(centre).astype(int)
    return low, np.minimum(low + 1, length - 1), centre - low


def resize(picture, height, width):
    """Bilinear with half-pixel centres, as utils/model/grey.ts does it."""
    low, high, part = taps(picture.shape[-2], height)
    picture = picture[..., low, :] * (1 - part)[:, None] + picture[..., high, :] * part[:, None]
    low, high, part = taps(picture.shape[-1], width)
    return picture[..., low] * (1 - part) + picture[..., high] * part


def high_pass(picture):
    """Every value less the mean of the square around it, edges repeated."""
    mean = picture
    for axis in (0, 1):
        padded = np.pad(mean, [(SURROUNDINGS, SURROUNDINGS) if one == axis else (0, 0) for one in (0, 1)], mode='edge')
        windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * SURROUNDINGS + 1, axis)
        mean = windows.mean(-1)
    return picture - mean


def frames_of(file, short):
    """Up to eight frames, an eighth of a second apart, in grey."""
    probe = ['ffprobe', '-v', 'error', '-select_streams', 'v:0', '-show_entries', 'stream=width,height', '-of', 'csv=p=0']
    width, height = map(int, subprocess.run([*probe, file], capture_output=True, text=True, check=True).stdout.strip().split(',')[:2])
    raw = subprocess.run(['ffmpeg', '-v', 'error', '-i', file, '-frames:v', '8', '-vf', 'fps=8,format=gray', '-f', 'rawvideo', '-'],
                         capture_output=True, check=True).stdout
    pictures = np.frombuffer(raw, np.uint8).reshape(-1, height, width).astype(float)
    scale = short / min(width, height)
    return resize(pictures, round(height * scale), round(width * scale))


def normalise(patch):
    patch = patch - patch.mean()
    return patch / (patch.std() + 1e-6)


def entry(generator, patch, place, least, since, source, short=360, **more):
    whole = np.round((patch - patch.min()) / np.ptp(patch) * 255).astype(np.uint8)
    return {'generator': generator, **more, 'short': short, 'width': patch.shape[1], 'height': patch.shape[0],
            'pixels': base64.b64encode(whole.tobytes()).decode(), 'places': place, 'least': least, 'since': since,
            'source': source}


def place(side, distance, edge, beyond):
    """A place as the list writes it, with some wobble."""
    around = lambda value: [max(0, value - WOBBLE), value + WOBBLE]
    return [{'side': side, 'distance': around(distance), edge: around(beyond)}]


def patch_of(picture, side, distance, edge, beyond, width, height):
    left = distance if side == 'left' else picture.shape[1] - distance - width
    top = beyond if edge == 'top' else picture.shape[0] - beyond - height
    return picture[top:top + height, left:left + width]


def averaged(clips, where, width, height, part=slice(None)):
    """Mean of the patch over clips; `part`: which of a clip's frames, for marks that move."""
    return np.mean([normalise(patch_of(high_pass(frames_of(clip, 360)[part].mean(0)), *where, width, height))
                    for clip in clips], 0)


def star(radius, power=0.7, margin=8):
    """Gemini's four-pointed star: |x|^0.7 + |y|^0.7 <= 1, measured on the clips that carry it."""
    half, fine = int(np.ceil(radius)) + margin, 8
    along = np.abs((np.arange((2 * half + 1) * fine) + 0.5) / fine - half - 0.5) / radius
    inside = (along[:, None] ** power + along[None, :] ** power <= 1).astype(float)
    drawn = inside.reshape(2 * half + 1, fine, 2 * half + 1, fine).mean((1, 3))
    edge = margin - 3
    return high_pass(drawn)[edge:-edge, edge:-edge]


def sora(shared, rows):
    header, body = re.match(rb'(P5\s+\d+\s+\d+\s+\d+\s)(.*)', (shared / 'media/marks/icon_template_480x872.pgm').read_bytes(), re.S).groups()
    width, height = map(int, header.split()[1:3])
    icon = normalise(resize(np.frombuffer(body, np.uint8).reshape(height, width).astype(float), 24, 23))
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
                patches.append(normalise(high_pass(picture)[top:top + 24, left:left + 23]))
    sides = [{'side': side, 'distance': [15, 23]} for side in ('left', 'right')]
    return entry('Sora', np.mean(patches, 0), sides, 0.6, '2025-09',
                 f'mean of {len(patches)} frames of corpus clips; places: notes sites 13.1', short=240)


def kling(shared):
    """Its logo and words at 720 x 1280, in the clip's left half; clipped, so that strokes on dark and on bright count the same."""
    half = frames_of(shared / 'media/marks/kling-mark.mp4', 1280)[:, :, :720]
    where, width, height = ('right', 8, 'bottom', 5), 76, 21
    patch = patch_of(high_pass(resize(half, 640, 360).mean(0)), *where, width, height)
    return entry('Kling', np.clip(patch, -12, 24), place(*where), 0.5, '2024-06', 'one clip: media/marks/kling-mark.mp4; place: notes sites 13.4')


def pictures(shared, rows):
    clip = lambda name: shared / f'corpus/clips/{name}.mp4'
    said = lambda words, keep=lambda row: True: [
        shared / 'corpus' / row['file'] for row in rows if re.search(words, row['mark_text']) and keep(row)]
    square = lambda row: row['native_width'] == row['native_height']
    yield sora(shared, rows)
    for layout, right, bottom, width, height, least in (
            ('large', 8, 8, 34, 19, 0.45), ('small, further in', 13, 13, 26, 15, 0.54), ('small, further out', 6, 6, 26, 14, 0.54)):
        clips = [clip(name) for name in VEO[layout].split()]
        where = ('right', right, 'bottom', bottom)
        yield entry('Veo', averaged(clips, where, width, height), place(*where), least, '2025-05',
                    f'mean of {len(clips)} corpus clips, layout: {layout}')
    for note, centre, radius, least in (
            ('48 of 720 pixels, new videos', 60, 12.5, 0.55), ('48 of 768 pixels', 26.3, 11.5, 0.55),
            ('48 of 1024 pixels', 19.7, 8.5, 0.65), ('96 of 1024 pixels', 39.4, 16.9, 0.5)):
        patch = star(radius)
        edge = round(centre - patch.shape[0] / 2)
        yield entry('Gemini', patch, place('right', edge, 'bottom', edge), least, '2025-08',
                    f'drawn: star of {note}; places: notes sites 13.4 and corpus clips')
    where = ('right', 18, 'bottom', 22)
    yield entry('Sora', averaged(said('animated|Sora v1'), where, 54, 16, slice(0, 4)), place(*where), 0.42, '2024-12',
                'mean of 18 corpus clips of Sora 1: its bars, upright (notes sites 13.3)')
    for note, keep, edges, size in (('square', square, (12, 9), 31), ('wide', lambda row: not square(row), (15, 12), 36)):
        clips = said(r'^Runway \(', keep)
        where = ('right', edges[0], 'bottom', edges[1])
        yield entry('Runway', averaged(clips, where, size, size, slice(4, 8)), place(*where), 0.65, '2023-06',
                    f'mean of {len(clips)} corpus clips of Gen-2, {note}: its discs, merged (notes sites 13.4)', plain=True)
    clips = said(r'Snap cube icon \(bottom left')
    where = ('left', 2, 'bottom', 2)
    yield entry('Snap', averaged(clips, where, 28, 28), place(*where), 0.6, '2024-02', f'mean of {len(clips)} corpus clips')
    clips = [one for one in said('OmniHuman') if not one.name.startswith(OMNI_ELSEWHERE)]
    where = ('right', 7, 'top', 5)
    yield entry('OmniHuman', averaged(clips, where, 252, 19), place(*where), 0.5, '2025-02',
                f'mean of {len(clips)} corpus clips, "AI Creations (OmniHuman-1.5)"')
    clips = said(r'AIGC text \(bottom')
    where = ('right', 12, 'bottom', 12)
    yield entry(None, averaged(clips, where, 98, 34), place(*where), 0.5, '2024-09', f'mean of {len(clips)} corpus clips', says='AIGC')
    yield kling(shared)


def main():
    shared = pathlib.Path(sys.argv[1])
    rows = list(csv.DictReader(open(shared / 'corpus/manifest.csv', encoding='utf8')))
    file = ROOT / 'public/marks.json'
    marks = json.loads(file.read_text(encoding='utf8'))
    marks['pictures'] = list(pictures(shared, rows))
    file.write_text(json.dumps(marks, ensure_ascii=False, indent=2) + '\n', encoding='utf8')


if __name__ == '__main__':
    main()
