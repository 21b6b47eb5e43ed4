import type { Frame } from '@/utils/media/frame.ts';
import { bestFit, type Grey, greyOf } from '@/utils/model/match-picture.ts';
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
  const [first] = shots;
  if (!first) return [];
  const picture = pictureBox([first]);
  const greys = new Map<number, (Grey & { timeS: number })[]>();
  const greyFrames = (short: number) => {
    const known =
      greys.get(short) ??
      shots.flatMap((shot) =>
        shot ? [{ ...greyOf(shot, picture, short), timeS: shot.timeS }] : [],
      );
    greys.set(short, known);
    return known;
  };
  return marks.flatMap((mark) => {
    const found = mark.places
      .map((place) => fitIn(greyFrames(mark.short), mark, place))
      .find((one) => one !== null);
    return found ? [asSighting(found, mark, picture, first)] : [];
  });
}

interface Found {
  readonly x: number;
  readonly y: number;
  readonly frames: readonly number[];
}

/** Looks in the first and last frame; where one of them shows the mark, the others must, at that place. */
function fitIn(
  greys: readonly (Grey & { timeS: number })[],
  { template, least }: PictureMark,
  { side, distance, bottom }: PictureMark['places'][number],
): Found | null {
  for (const grey of greys.slice(0, 2)) {
    const [near, far] = distance;
    const wide = grey.width - template.width;
    const high = grey.height - template.height;
    const area = {
      left: side === 'left' ? near : wide - far,
      right: side === 'left' ? far : wide - near,
      top: bottom ? high - bottom[1] : 0,
      bottom: bottom ? high - bottom[0] : high,
    };
    const { score, x, y } = bestFit(grey, template, area);
    if (score < least) continue;
    const around = { left: x - WOBBLE, right: x + WOBBLE, top: y - WOBBLE, bottom: y + WOBBLE };
    const frames = new Set(
      greys.filter((other) => bestFit(other, template, around).score >= least).map((g) => g.timeS),
    );
    if (frames.size >= 2) return { x, y, frames: [...frames] };
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
