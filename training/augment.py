"""Random training views of one frame: where and how large the crop is, colour, and extra damage."""
import cv2
import numpy as np

from channel import crop
from views import resample


def random_square(width, height, size, rng):
    """(left, top, side), even: most draws near native scale, the rest anywhere up to the whole short side."""
    short = min(width, height)
    if rng.random() < 0.65:
        side = min(short, size * rng.uniform(0.85, 1.25))
    else:
        side = min(short, size * (max(short, size) / size) ** rng.random())
    side = int(side) // 2 * 2
    return *(int(rng.integers(0, room - side + 1)) // 2 * 2 for room in (width, height)), side


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


def random_view(i420, size, rng):
    """I420 frame -> (size, size, 3) uint8 RGB."""
    left, top, side = random_square(i420.shape[1], i420.shape[0] * 2 // 3, size, rng)
    image = resample(cv2.cvtColor(crop(i420, left, top, side, side), cv2.COLOR_YUV2RGB_I420), size)
    if rng.random() < 0.5:
        image = np.ascontiguousarray(image[:, ::-1])
    if rng.random() < 0.8:
        image = colour(image, rng)
    return damage(image, rng)
