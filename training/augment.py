"""Random training views of one frame: where and how large the crop is, colour, and extra damage."""
import cv2
import numpy as np

from views import resample


def random_square(width, height, size, rng, avoid=()):
    """(left, top, side): half of the draws near native scale, half anywhere up to the whole short side.

    `avoid` is a mark's (x, y, w, h) in fractions; crops that touch it are drawn again, the last try stays.
    """
    short = min(width, height)
    for _ in range(8):
        if rng.random() < 0.5:
            side = int(min(short, size * rng.uniform(0.85, 1.25)))
        else:
            side = int(min(short, size * (max(short, size) / size) ** rng.random()))
        left, top = rng.integers(0, width - side + 1), rng.integers(0, height - side + 1)
        if not avoid or not touches((left / width, top / height, side / width, side / height), avoid):
            break
    return int(left), int(top), side


def touches(a, b):
    return a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]


def colour(image, rng):
    """Gamma, contrast, brightness, saturation, tint: the look of a picture must not decide."""
    x = image.astype(np.float32) / 255
    x = np.power(x, np.exp(rng.uniform(-0.3, 0.3)))
    grey = x @ np.float32([0.299, 0.587, 0.114])
    x = grey[..., None] + (x - grey[..., None]) * np.float32(np.exp(rng.uniform(-0.6, 0.4)))
    x = (x - 0.5) * np.float32(np.exp(rng.uniform(-0.25, 0.25))) + 0.5
    x = x + (rng.uniform(-0.08, 0.08) + rng.uniform(-0.03, 0.03, 3)).astype(np.float32)
    return np.clip(x * 255, 0, 255).astype(np.uint8)


def damage(image, rng):
    """What feeds do beyond the channel: JPEG, blur, noise, a detour over a smaller size."""
    if rng.random() < 0.25:
        low = int(image.shape[0] * rng.uniform(0.55, 0.95))
        kernel = (cv2.INTER_AREA, cv2.INTER_LINEAR, cv2.INTER_CUBIC)[rng.integers(3)]
        image = cv2.resize(cv2.resize(image, (low, low), interpolation=kernel), image.shape[:2], interpolation=cv2.INTER_LINEAR)
    if rng.random() < 0.15:
        image = cv2.GaussianBlur(image, (0, 0), rng.uniform(0.3, 1.0))
    if rng.random() < 0.15:
        noise = rng.normal(0, rng.uniform(1, 5), image.shape)
        image = np.clip(image + noise, 0, 255).astype(np.uint8)
    if rng.random() < 0.3:
        done, data = cv2.imencode('.jpg', image, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(45, 96))])
        image = cv2.imdecode(data, cv2.IMREAD_COLOR)
    return image


def random_view(frame, size, rng, avoid=(), damaged=True):
    """(H, W, 3) uint8 frame -> (size, size, 3) uint8."""
    left, top, side = random_square(frame.shape[1], frame.shape[0], size, rng, avoid)
    image = resample(np.ascontiguousarray(frame[top:top + side, left:left + side]), size)
    if rng.random() < 0.5:
        image = np.ascontiguousarray(image[:, ::-1])
    if rng.random() < 0.8:
        image = colour(image, rng)
    return damage(image, rng) if damaged else image
