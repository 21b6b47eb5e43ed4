"""Draws lines of text as videos show them: many fonts, grounds, sizes and looks, damaged by H.264, cut as the finder
cuts them. `draw` is all that others need. Needs python3-pil, ffmpeg, and the fonts that training/README.md names.
"""
import pathlib
import random
import subprocess

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont, ImageStat

import letters

SIDE = 640
SHEETS = 24
HIGH = 48
FONTS = pathlib.Path('/usr/share/fonts')
# Fonts by script; those of HELD are never trained on. (file, index in a collection)
HELD = {
    'ko': ['opentype/noto/NotoSansCJK-Regular.ttc:1', 'opentype/noto/NotoSansCJK-Bold.ttc:1',
           'truetype/unfonts-core/UnDotum.ttf', 'truetype/unfonts-core/UnDotumBold.ttf', 'truetype/woowa-bm/BMHANNAPro.ttf'],
    'ja': ['opentype/noto/NotoSansCJK-Regular.ttc:0', 'opentype/noto/NotoSansCJK-Bold.ttc:0',
           'truetype/bizud-gothic/BIZUDPGothic-Regular.ttf', 'truetype/bizud-gothic/BIZUDPGothic-Bold.ttf',
           'truetype/motoya-l-maruberi/MTLmr3m.ttf'],
    'zh': ['opentype/noto/NotoSansCJK-Regular.ttc:2', 'truetype/wqy/wqy-microhei.ttc:0'],
    'latin': ['truetype/lato/Lato-Regular.ttf', 'truetype/lato/Lato-Bold.ttf', 'truetype/roboto/unhinted/RobotoTTF/Roboto-Medium.ttf'],
}
TRAINED = {
    'ko': ['truetype/nanum/Nanum*.ttf', 'truetype/baekmuk/*.ttf', 'truetype/unfonts-core/Un[BGP]*.ttf',
           'truetype/unfonts-core/UnDinaru*.ttf', 'truetype/alee/*.ttf', 'truetype/lexi/*.ttf', 'truetype/woowa-bm/BM[DEJY]*.ttf',
           'opentype/noto/NotoSerifCJK-*.ttc:1'],
    'ja': ['opentype/ipafont-*/*.ttf', 'truetype/vlgothic/*.ttf', 'truetype/migmix/mig*p-*.ttf', 'truetype/migmix/migu-1c*.ttf',
           'opentype/mplus/Mplus[12]-*.otf', 'truetype/sawarabi-gothic/*.ttf', 'truetype/motoya-l-cedar/*.ttf',
           'truetype/kiloji/kiloji_p.ttf', 'truetype/dotgothic16/*.ttf', 'truetype/reggae/*.ttf', 'opentype/noto/NotoSerifCJK-*.ttc:0'],
    'zh': ['truetype/wqy/wqy-zenhei.ttc:0', 'truetype/arphic/uming.ttc:0', 'opentype/noto/NotoSerifCJK-*.ttc:2'],
    'latin': ['truetype/liberation/LiberationS*.ttf', 'truetype/open-sans/*.ttf', 'truetype/dejavu/DejaVuSans*.ttf'],
}


def fonts(script, held):
    found = []
    for pattern in (HELD if held else TRAINED)[script]:
        name, _, index = pattern.partition(':')
        files = sorted(FONTS.glob(name))
        found += [(str(file), int(index or 0)) for file in files if 'YetHangul' not in file.name and 'Thin' not in file.name]
    assert found, f'no fonts for {script}'
    return found


_opened, _known = {}, {}


def opened(font, size):
    key = (font, size)
    if key not in _opened:
        _opened[key] = ImageFont.truetype(font[0], size, index=font[1])
    return _opened[key]


def covers(font, text):
    """Whether the font has all letters: a missing one is drawn as the box for the letter that no font has."""
    face = opened(font, 24)
    for letter in set(text) - {' '}:
        if (font, letter) not in _known:
            _known[font, letter] = bytes(face.getmask(letter)) not in (bytes(face.getmask('\uffff')), b'')
        if not _known[font, letter]:
            return False
    return True


def pattern(rng, size, frames):
    """A ground: a part of a video's frame, or drawn; in half of the cases blurred, as the mean of a window is."""
    if frames and rng.random() < 0.6:
        image = rng.choice(frames)
        side = rng.randint(min(image.size) // 2, min(image.size))
        x, y = rng.randint(0, image.width - side), rng.randint(0, image.height - side)
        image = image.crop((x, y, x + side, y + side)).resize((size, size), Image.BILINEAR)
    else:
        cells = rng.choice([2, 3, 6, 20, 60])
        noise = np.random.default_rng(rng.getrandbits(32)).normal(rng.uniform(0, 255), rng.choice([5, 30, 60]), (cells, cells, 3))
        image = Image.fromarray(noise.clip(0, 255).astype(np.uint8)).resize((size, size), Image.BICUBIC)
    return image.filter(ImageFilter.GaussianBlur(rng.uniform(1, 6))) if rng.random() < 0.5 else image


def stamp(rng, sheet, text, font, latin, at, tall):
    """Draws one line at about `at`; returns the box of its ink."""
    runs, x = [], 3 * tall
    for letter in text:
        face = latin if latin and letter.isascii() else font
        if runs and runs[-1][0] is face:
            runs[-1][1] += letter
        else:
            runs.append([face, letter])
    width = int(opened(font, tall).getlength(text) * 1.4) + 8 * tall
    mask, edge = Image.new('L', (width, tall * 3)), Image.new('L', (width, tall * 3))
    stroke = rng.choice([0, 0, 0, 1, 1, 2]) if tall > 13 else 0
    bold = 1 if tall > 20 and rng.random() < 0.2 else 0
    for face, run in runs:
        pen = opened(face, tall)
        ImageDraw.Draw(mask).text((x, tall * 2), run, 255, pen, anchor='ls', stroke_width=bold)
        ImageDraw.Draw(edge).text((x, tall * 2), run, 255, pen, anchor='ls', stroke_width=bold + stroke)
        x += pen.getlength(run)
    stretch = rng.uniform(0.85, 1.15)
    mask, edge = (one.resize((int(width * stretch), tall * 3), Image.BILINEAR) for one in (mask, edge))
    box = mask.getbbox()
    if not box or box[2] - box[0] > SIDE - 20:
        return None
    left = rng.randint(8, SIDE - 8 - (box[2] - box[0])) - box[0]
    top = at - box[1]
    light = rng.random() < 0.7
    shade = lambda bright: tuple(rng.randint(200, 255) if bright else rng.randint(0, 60) for _ in range(3))
    ink = (255, 255, 255) if light and rng.random() < 0.6 else shade(light) if rng.random() < 0.8 else shade(light)[:2] + (rng.randint(0, 255),)
    part = rng.uniform(0.45, 1) if rng.random() < 0.5 else 1
    place = (left, top)
    around = (left + box[0] - tall // 3, top + box[1] - tall // 4, left + box[2] + tall // 3, top + box[3] + tall // 4)
    ground = ImageStat.Stat(sheet.crop(around).convert('L')).mean[0]
    if abs(sum(ink) / 3 - ground) * part < 45:  # nobody could read it
        ink, light = (shade(ground < 128), ground < 128)
    if rng.random() < 0.2:
        plate = Image.new('RGB', (around[2] - around[0], around[3] - around[1]), shade(not light))
        sheet.paste(plate, around[:2], Image.new('L', plate.size, rng.randint(80, 255)))
    elif rng.random() < 0.3:
        shadow = edge.filter(ImageFilter.GaussianBlur(rng.uniform(0.5, 2.5)))
        sheet.paste(shade(not light), (left + rng.randint(0, 2), top + rng.randint(0, 2)), shadow)
    elif stroke:
        sheet.paste(shade(not light), place, edge)
    sheet.paste(ink, place, mask.point(lambda value: int(value * part)))
    return left + box[0], top + box[1], left + box[2], top + box[3]


def damaged(sheets, crf):
    """The sheets as H.264 gives them back."""
    raw = b''.join(sheet.tobytes() for sheet in sheets)
    size = ['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', f'{SIDE}x{SIDE}', '-r', '8']
    coded = subprocess.run(['ffmpeg', '-v', 'error', '-threads', '1', *size, '-i', '-', '-c:v', 'libx264', '-preset', 'veryfast',
                            '-threads', '1', '-g', '1', '-pix_fmt', 'yuv420p', '-crf', str(crf), '-f', 'matroska', '-'],
                           input=raw, capture_output=True, check=True).stdout
    back = subprocess.run(['ffmpeg', '-v', 'error', '-threads', '1', '-i', '-', '-pix_fmt', 'rgb24', '-f', 'rawvideo', '-'],
                          input=coded, capture_output=True, check=True).stdout
    return np.frombuffer(back, np.uint8).reshape(-1, SIDE, SIDE, 3)


def cut(rng, image, box):
    """A line as the reader gets it, 48 pixels high and a multiple of 8 wide, with more or less air around it."""
    left, top, right, bottom = box
    tall = bottom - top
    air = lambda: rng.uniform(0.06, 0.35) * tall + 0.5
    left, right = max(0, round(left - air())), min(SIDE, round(right + air()))
    top, bottom = max(0, round(top - air())), min(SIDE, round(bottom + air()))
    return scaled(image, left, top, right, bottom)


def scaled(image, left, top, right, bottom):
    """A part of an image as utils/model/text-reader.ts gives it to the reader: (3, 48, W) bytes."""
    wide = max(HIGH, min(640, -(-(right - left) * HIGH // ((bottom - top) * 8)) * 8))
    rows, columns = (taps(a, b) for a, b in ((bottom - top, HIGH), (right - left, wide)))
    part = image[top:bottom, left:right].astype(np.float32).transpose(2, 0, 1)
    return (rows @ part @ columns.T).clip(0, 255).round().astype(np.uint8)


def taps(length, count):
    """Bilinear with half-pixel centres, as utils/model/ocr-scale.ts: a matrix of (count, length)."""
    centre = ((np.arange(count) + 0.5) * length / count - 0.5).clip(0, length - 1)
    low = centre.astype(int)
    matrix = np.zeros((count, length), np.float32)
    matrix[np.arange(count), low] = 1 - (centre - low)
    matrix[np.arange(count), np.minimum(low + 1, length - 1)] += centre - low
    return matrix


def grounds(clips, count):
    """Frames of videos, for grounds. The brief's corpus is for training only; no pixel of it is in the package."""
    frames = []
    for clip in clips[:count]:
        size = [*map(int, subprocess.run(['ffprobe', '-v', 'error', '-select_streams', 'v:0', '-show_entries', 'stream=width,height',
                                          '-of', 'csv=p=0', clip], capture_output=True, text=True).stdout.split('\n')[0].split(',')[:2])]
        raw = subprocess.run(['ffmpeg', '-v', 'error', '-threads', '1', '-ss', '0.4', '-i', clip, '-frames:v', '1', '-pix_fmt', 'rgb24',
                              '-f', 'rawvideo', '-'], capture_output=True).stdout
        if len(raw) == size[0] * size[1] * 3:
            frames.append(Image.frombytes('RGB', size, raw))
    return frames


def draw(seed, wanted, frames, held=False, tall=(11, 46), crf=(18, 36)):
    """Yields (pixels of (3, 48, W), text, kind) for texts `wanted`: (text, script, kind) each. Seeded."""
    rng = random.Random(seed)
    families = {script: fonts(script, held) for script in TRAINED}
    todo, batch, boxes = list(wanted), [], []
    while todo or batch:
        while todo and len(batch) < SHEETS:
            sheet, found, y = pattern(rng, SIDE, frames), [], 12
            while todo and y < SIDE - 80:
                text, script, kind = todo.pop()
                able = [font for font in rng.sample(families[script], min(8, len(families[script]))) if covers(font, text)]
                size = round(np.exp(rng.uniform(*np.log(tall))))
                latin = rng.choice(families['latin']) if script != 'latin' and rng.random() < 0.25 else None
                box = stamp(rng, sheet, text, able[0], latin, y, size) if able else None
                if box:
                    found.append((box, text, kind))
                    y = box[3] + 14
            batch.append(sheet)
            boxes.append(found)
        for image, found in zip(damaged(batch, rng.randint(*crf)), boxes):
            for box, text, kind in found:
                yield cut(rng, image, box), text, kind
        batch, boxes = [], []
