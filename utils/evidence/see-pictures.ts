import type { Frame } from '@/utils/media/frame.ts';
import { bestFit, greyOf, sizeAt } from '@/utils/model/match-picture.ts';
import { pictureBox } from '@/utils/model/picture-box.ts';
import type { Box } from '@/utils/model/preprocess.ts';
import type { PictureMark } from './mark-list.ts';
import { zoneOf } from './match-mark.ts';
import type { Sighting } from './read-marks.ts';

/** How far a mark may move between two frames, in pixels of its template: some wobble. */
const WOBBLE = 2;

/** Marks known by their picture: one is a hit where it fits in two frames at one place (notes: marks, sites §13). */
export function seePictures(frames: readonly Frame[], marks: readonly PictureMark[]): Sighting[] {
  const shots = [frames[0], frames.at(-1), frames[Math.floor(frames.length / 2)]];
  const distinct = [...new Set(shots.filter((shot) => shot !== undefined))];
  const [first] = distinct;
  if (!first) return [];
  const whole = { left: 0, top: 0, width: first.width, height: first.height };
  const inside = pictureBox([first]);
  // A dark line at an edge may be the picture's own, and templates are exact to the pixel.
  const pictures =
    inside.width * inside.height < first.width * first.height ? [inside, whole] : [whole];
  return marks.flatMap((mark) => {
    for (const picture of pictures)
      for (const place of mark.places) {
        const found = fitIn(distinct, picture, mark, place);
        if (found) return [asSighting(found, mark, picture, first)];
      }
    return [];
  });
}

interface Found {
  readonly x: number;
  readonly y: number;
  readonly frames: readonly number[];
}

/** Looks in the first and last frame; where one of them shows the mark, another must, at that place. */
function fitIn(
  shots: readonly Frame[],
  picture: Box,
  { template, least, short }: PictureMark,
  { side, distance, bottom }: PictureMark['places'][number],
): Found | null {
  const whole = sizeAt(picture, short);
  const [near, far] = distance;
  const left = Math.max(0, side === 'left' ? near : whole.width - template.width - far);
  const high = whole.height - template.height;
  const top = Math.max(0, bottom ? high - bottom[1] : 0);
  const window = {
    ...{ left, top },
    width: Math.min(whole.width - left, template.width + far - near),
    height: Math.min(whole.height, template.height + (bottom ? high - bottom[0] : high)) - top,
  };
  const everywhere = { left: 0, right: window.width, top: 0, bottom: window.height };
  for (const shot of shots.slice(0, 2)) {
    const grey = greyOf(shot, picture, short, window);
    const { score, x, y } = bestFit(grey, template, everywhere);
    if (score < least) continue;
    const around = { left: x - WOBBLE, right: x + WOBBLE, top: y - WOBBLE, bottom: y + WOBBLE };
    const fits = shots.filter((other) => {
      const there = greyOf(other, picture, short, window);
      return bestFit(there, template, around).score >= least;
    });
    if (fits.length >= 2)
      return { x: x + left, y: y + top, frames: fits.map(({ timeS }) => timeS) };
  }
  return null;
}

function asSighting(found: Found, mark: PictureMark, picture: Box, frame: Frame): Sighting {
  const scale = Math.min(picture.width, picture.height) / mark.short;
  const [left, top] = [found.x * scale, found.y * scale];
  const [width, height] = [mark.width * scale, mark.height * scale];
  const share = (value: number, whole: number) => Math.round((value / whole) * 1000) / 1000;
  return {
    generator: mark.generator,
    spoken: false,
    text: '',
    zone: zoneOf({
      left: left / picture.width,
      top: top / picture.height,
      width: width / picture.width,
      height: height / picture.height,
    }),
    box: [
      share(picture.left + left, frame.width),
      share(picture.top + top, frame.height),
      share(width, frame.width),
      share(height, frame.height),
    ],
    frames: found.frames,
    sure: true,
  };
}
