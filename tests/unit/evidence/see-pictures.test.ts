import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type PictureMark, parseMarks } from '@/utils/evidence/mark-list.ts';
import { seePictures } from '@/utils/evidence/see-pictures.ts';
import type { Frame } from '@/utils/media/frame.ts';
import { mirrored } from '@/utils/model/mirror.ts';

const { pictures } = parseMarks(JSON.parse(readFileSync('public/marks.json', 'utf8')));
const named = pictures.map(
  (mark) => [`${mark.generator ?? mark.says}, ${mark.source}`, mark] as const,
);

/** Eight frames of a picture in which every pixel changes from frame to frame, as large as the mark's template wants. */
function noisy({ short }: PictureMark, letterbox = 0): Frame[] {
  const [width, height] = [short, Math.round(short * 1.5) + 2 * letterbox];
  return Array.from({ length: 8 }, (_, shot) => {
    const data = new Uint8ClampedArray(width * height * 4);
    for (let y = letterbox; y < height - letterbox; y++)
      for (let x = 0; x < width; x++) {
        const at = (y * width + x) * 4;
        data.fill(90 + ((x * 7919 + y * 104729 + x * y * 31 + shot * 613) % 37), at, at + 3);
      }
    return { width, height, timeS: shot / 8, data };
  });
}

/** Adds the mark at a quarter of its contrast to some frames. */
function signed(
  frames: Frame[],
  mark: PictureMark,
  left: number,
  top: number,
  in_ = [0, 1, 2, 3, 4, 5, 6, 7],
) {
  const { width, height, data: pixels } = mark.template;
  const ground = pixels.reduce((sum, value) => sum + value, 0) / pixels.length;
  return frames.map((frame, shot) => {
    if (!in_.includes(shot)) return frame;
    const data = frame.data.slice();
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const at = ((top + y) * frame.width + left + x) * 4;
        const value = (data[at] ?? 0) + ((pixels[y * width + x] ?? 0) - ground) / 4;
        data.fill(value, at, at + 3);
      }
    return { ...frame, data };
  });
}

/** Where the mark's template stands in a picture of its size, `bars` pixels down. */
function placeOf(mark: PictureMark, [frame]: Frame[], bars = 0) {
  const [place] = mark.places;
  if (!place || !frame) throw new Error('nowhere');
  const middle = ([near, far]: readonly [number, number]) => Math.round((near + far) / 2);
  const { width, height } = mark.template;
  const across = middle(place.distance);
  const down = middle(place.top ?? place.bottom ?? [100, 100]);
  return {
    left: place.side === 'left' ? across : frame.width - width - across,
    top: place.top || !place.bottom ? bars + down : frame.height - bars - height - down,
  };
}

describe.each(named)('the picture of %s', (_, mark) => {
  const frames = noisy(mark);
  const { left, top } = placeOf(mark, frames);
  const seen = (shots: Frame[]) => seePictures(shots, pictures);

  it('is found where it stands, and no other mark', () => {
    const found = seen(signed(frames, mark, left, top));
    expect(found).toMatchObject([
      { generator: mark.generator, frames: [0, 0.5], sure: !mark.plain, text: mark.says ?? '' },
    ]);
    const [box = 0] = found[0]?.box ?? [];
    expect(Math.abs(box * mark.short - left)).toBeLessThan(2);
  });

  it('is found where it fades after half a second, with the frames that show it', () => {
    const found = seen(signed(frames, mark, left, top, [0, 1, 2, 3]));
    expect(found).toMatchObject([{ generator: mark.generator, frames: [0, 0.25] }]);
  });

  it('is found inside black bars', () => {
    const boxed = noisy(mark, 40);
    const inside = placeOf(mark, boxed, 40);
    expect(seen(signed(boxed, mark, inside.left, inside.top))).toMatchObject([
      { generator: mark.generator },
    ]);
  });

  it('is found in the mirror', () => {
    const turned = signed(frames, mark, left, top).map((frame) =>
      mirrored(frame, { ...frame, left: 0, top: 0 }),
    );
    const [found, ...others] = seen(turned);
    expect(others).toEqual([]);
    expect(found?.generator).toBe(mark.generator);
    const [box = 0, , width = 0] = found?.box ?? [];
    expect(Math.abs((1 - box - width) * mark.short - left)).toBeLessThan(2);
  });

  it('is nothing elsewhere, in one frame, or where the picture is only noise', () => {
    const middle = Math.round((mark.short - mark.width) / 2) - 30;
    expect(
      seen(signed(frames, mark, Math.max(0, middle), top > 200 ? top - 60 : top + 60)),
    ).toEqual([]);
    expect(seen(signed(frames, mark, left, top, [5]))).toEqual([]);
    expect(seen(frames)).toEqual([]);
  });
});

describe('seePictures', () => {
  it('has nothing to say about fewer than two frames', () => {
    const [mark] = pictures;
    if (!mark) throw new Error('no picture');
    const frames = noisy(mark);
    const { left, top } = placeOf(mark, frames);
    expect(seePictures(signed(frames, mark, left, top).slice(0, 1), pictures)).toEqual([]);
    expect(seePictures([], pictures)).toEqual([]);
  });
});
