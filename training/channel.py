"""The random channel that both classes go through: what a site does to a video before anybody sees it.

A clip becomes a look: eight frames in I420 after resampling in time, scaling, at most two x264 encodes.
Every draw is seeded with the clip's id and the look's number, so that a cache can be rebuilt bit for bit.
"""
import hashlib
import io
import random

import av
import cv2
import numpy as np

FRAMES = 8
KERNELS = (cv2.INTER_LINEAR, cv2.INTER_CUBIC, cv2.INTER_AREA, cv2.INTER_LANCZOS4)
RATES = (8, 10, 12, 15, 20, 24, 25, 30)
SHORT_SIDES = (288, 320, 360, 400, 432, 480, 540)
MOST_ASPECT = 1.9


def decode(source):
    """Path or bytes of a video -> (list of I420 arrays (h*3/2, w) uint8, list of times in seconds)."""
    frames, times = [], []
    with av.open(source if isinstance(source, str) else io.BytesIO(source)) as container:
        stream = container.streams.video[0]
        stream.thread_type = 'NONE'
        for frame in container.decode(stream):
            width, height = frame.width // 2 * 2, frame.height // 2 * 2
            plane = frame.reformat(width=width, height=height, format='yuv420p').to_ndarray()
            frames.append(plane)
            times.append(float(frame.time or 0.0))
    return frames, times


def encode(frames, rate, crf, preset):
    """I420 frames -> bytes of an H.264 MP4, one thread, at constant quality."""
    out = io.BytesIO()
    with av.open(out, 'w', format='mp4') as container:
        stream = container.add_stream('libx264', rate=rate)
        stream.width, stream.height, stream.pix_fmt = frames[0].shape[1], frames[0].shape[0] * 2 // 3, 'yuv420p'
        stream.options = {'crf': str(crf), 'preset': preset, 'threads': '1'}
        for index, plane in enumerate(frames):
            frame = av.VideoFrame.from_ndarray(plane, format='yuv420p')
            frame.pts = index
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return out.getvalue()


def planes(i420):
    """Views of the Y, U and V planes of an I420 array."""
    height, width = i420.shape[0] * 2 // 3, i420.shape[1]
    chroma = i420[height:].reshape(2, height // 2, width // 2)
    return i420[:height], chroma[0], chroma[1]


def join(y, u, v):
    return np.concatenate([y, np.stack([u, v]).reshape(-1, y.shape[1])])


def crop(i420, x, y, width, height):
    """Cut an even rectangle out of an I420 frame."""
    luma, u, v = planes(i420)
    half = np.s_[y // 2:(y + height) // 2, x // 2:(x + width) // 2]
    return join(luma[y:y + height, x:x + width], np.ascontiguousarray(u[half]), np.ascontiguousarray(v[half]))


def resize(i420, width, height, kernel):
    luma, u, v = planes(i420)
    half = (width // 2, height // 2)
    return join(*(cv2.resize(p, s, interpolation=kernel) for p, s in ((luma, (width, height)), (u, half), (v, half))))


def picture_box(frames):
    """(x, y, width, height) of the picture without near-black bars; the whole frame where that is unclear."""
    luma = np.stack([planes(f)[0] for f in frames])
    height, width = luma.shape[1:]
    rows = np.flatnonzero(np.percentile(luma[:, :, ::4], 98, axis=2).max(0) > 28)
    columns = np.flatnonzero(np.percentile(luma[:, ::4], 98, axis=1).max(0) > 28)
    if len(rows) < 0.3 * height or len(columns) < 0.3 * width:
        return 0, 0, width, height
    top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
    # two pixels of safety: the edge of a bar rings after compression
    top, left = (int(v) + 2 if v > 1 else 0 for v in (top, left))
    bottom = int(bottom) - 2 if bottom < height - 1 else height
    right = int(right) - 2 if right < width - 1 else width
    top, left = (top + 1) // 2 * 2, (left + 1) // 2 * 2
    return left, top, (right - left) // 2 * 2, (bottom - top) // 2 * 2


def instants(times, rng):
    """Indices of eight frames, spaced by a random 0.07 to 0.17 s with jitter, from a random start."""
    end = times[-1] - times[0]
    spacing = min(rng.uniform(0.07, 0.17), end / (FRAMES - 1))
    start = rng.uniform(0, max(0.0, end - spacing * (FRAMES - 1)))
    wanted = [start + spacing * (i + rng.uniform(-0.25, 0.25)) for i in range(FRAMES)]
    clock = np.array(times) - times[0]
    return [int(np.abs(clock - t).argmin()) for t in wanted]


def even(value):
    return max(2, int(round(value / 2)) * 2)


def beside(width, height, box):
    """(x, y, width, height) of the largest rectangle of a frame that a mark's box (fractions) leaves free."""
    left, top, right, bottom = box[0] * width, box[1] * height, (box[0] + box[2]) * width, (box[1] + box[3]) * height
    free = ((0, 0, left, height), (right, 0, width - right, height), (0, 0, width, top), (0, bottom, width, height - bottom))
    x, y, w, h = max(free, key=lambda r: min(r[2] * r[3], MOST_ASPECT * min(r[2:]) ** 2))
    x, y = (int(x) + 1) // 2 * 2, (int(y) + 1) // 2 * 2
    return x, y, int(w) // 2 * 2 - 2, int(h) // 2 * 2 - 2


def look(path, identity, number, hide=()):
    """One look at a clip: uint8 array (8, h*3/2, w) in I420, or None where the clip is too short or small.

    Look 0 is the clip as stored; later looks send it through the channel again with their own draws.
    `hide` is a mark's box in fractions of the frame: the picture is cropped so that the mark is gone.
    """
    rng = random.Random(hashlib.sha256(f'{identity}:{number}'.encode()).hexdigest())
    frames, times = decode(str(path))
    if len(frames) < 4:
        return None
    if hide:
        x, y, width, height = beside(frames[0].shape[1], frames[0].shape[0] * 2 // 3, hide)
        if min(width, height) >= 160:
            frames = [crop(f, x, y, width, height) for f in frames]
    x, y, width, height = picture_box(frames[:: max(1, len(frames) // 4)])
    if width > MOST_ASPECT * height:
        narrow = even(MOST_ASPECT * height)
        x, width = x + rng.randrange(0, width - narrow + 1) // 2 * 2, narrow
    if height > MOST_ASPECT * width:
        low = even(MOST_ASPECT * width)
        y, height = y + rng.randrange(0, height - low + 1) // 2 * 2, low
    if min(width, height) < 160:
        return None
    frames = [crop(f, x, y, width, height) for f in frames]
    if number > 0:
        frames, times = degrade(frames, times, rng)
    return np.stack([frames[i] for i in instants(times, rng)])


def degrade(frames, times, rng):
    """Resample in time, scale and encode once or twice: (frames, times) after the channel."""
    rate = rng.choice(RATES)
    span = times[-1] - times[0]
    count = max(FRAMES, min(len(frames), int(span * rate) + 1))
    keep = np.unique(np.linspace(0, len(frames) - 1, count).round().astype(int))
    frames, times = [frames[i] for i in keep], [times[i] for i in keep]
    height, width = frames[0].shape[0] * 2 // 3, frames[0].shape[1]
    short = min(width, height)
    if rng.random() < 0.3:
        frames, _ = decode(encode(frames, 24, rng.randint(18, 28), 'ultrafast'))
    target = rng.choice([s for s in SHORT_SIDES if s <= 1.15 * short] or [short])
    size = even(width * target / short), even(height * target / short)
    kernel = rng.choice(KERNELS)
    scaled = [resize(f, *size, kernel) for f in frames] if size != (width, height) else frames
    done, _ = decode(encode(scaled, 24, rng.randint(22, 34), rng.choice(('superfast', 'veryfast'))))
    count = min(len(done), len(times))
    return done[:count], times[:count]
