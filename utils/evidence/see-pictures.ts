import type { Frame } from '@/utils/media/frame.ts';
import {
  type Grey,
  highPass,
  meanGrey,
  SURROUNDINGS,
  scaleGrey,
  sizeAt,
} from '@/utils/model/grey.ts';
import { bestFit } from '@/utils/model/match-picture.ts';
import { pictureBox } from '@/utils/model/picture-box.ts';
import type { Box } from '@/utils/model/preprocess.ts';
import type { PictureMark } from './mark-list.ts';
import { zoneOf } from './match-mark.ts';
import type { Sighting } from './read-marks.ts';

/** How far a mark may move between two parts of a window, in pixels of its template: some wobble. */
const WOBBLE = 2;
/** A quarter of a window is noisier than a half. */
const QUARTER = 0.85;

/** The mean of some neighbouring frames, and the media time of the first. */
interface Shot {
  readonly grey: Grey;
  readonly timeS: number;
}

/**
 * Marks known by their picture (notes: marks, sites §13). The window is averaged in two halves: a faint mark gathers, what
 * moves behind it fades. A mark is a hit where it fits in both halves, or in one half and in both of that half's quarters.
 * Where there is none, they are looked for in the mirror.
 */
export function seePictures(frames: readonly Frame[], marks: readonly PictureMark[]): Sighting[] {
  const halves = split(frames);
  const [first] = frames;
  if (!first || halves.length < 2) return [];
  const whole = { left: 0, top: 0, width: first.width, height: first.height };
  const inside = pictureBox([first]);
  // A dark line at an edge may be the picture's own, and templates are exact to the pixel.
  const pictures =
    inside.width * inside.height < first.width * first.height ? [inside, whole] : [whole];
  const shots = halves.map(shotOf);
  const seen = (those: readonly PictureMark[]) =>
    those.flatMap((mark) => {
      for (const picture of pictures)
        for (const place of mark.places) {
          const found = fitIn(shots, halves, picture, mark, place);
          if (found) return [asSighting(found, mark, picture, first)];
        }
      return [];
    });
  const found = seen(marks);
  return found.length > 0 ? found : seen(mirroredMarks(marks));
}

const turnedLists = new WeakMap<readonly PictureMark[], readonly PictureMark[]>();

function mirroredMarks(marks: readonly PictureMark[]): readonly PictureMark[] {
  const turned = turnedLists.get(marks) ?? marks.filter(isOneSided).map(mirroredMark);
  turnedLists.set(marks, turned);
  return turned;
}

/** Marks of both sides (Sora's icon) are nearly the same in the mirror. */
const isOneSided = ({ places }: PictureMark) => new Set(places.map(({ side }) => side)).size === 1;

/** The mark of a video that somebody turned left to right. */
function mirroredMark(mark: PictureMark): PictureMark {
  const { width, height, data } = mark.template;
  const turned = data.map((_, i) => data[i - (i % width) + width - 1 - (i % width)] as number);
  return {
    ...mark,
    template: { width, height, data: turned },
    places: mark.places.map((place) => ({
      ...place,
      side: place.side === 'left' ? 'right' : 'left',
    })),
  };
}

/** The first and the second half; fewer than two frames have none. */
function split(frames: readonly Frame[]): [Frame, ...Frame[]][] {
  const [first, ...rest] = frames.slice(0, frames.length >> 1);
  const [second, ...others] = frames.slice(frames.length >> 1);
  return first && second
    ? [
        [first, ...rest],
        [second, ...others],
      ]
    : [];
}

const shotOf = (frames: [Frame, ...Frame[]]): Shot => ({
  grey: meanGrey(frames),
  timeS: frames[0].timeS,
});

interface Found {
  readonly x: number;
  readonly y: number;
  readonly frames: readonly number[];
}

function fitIn(
  shots: readonly Shot[],
  halves: readonly [Frame, ...Frame[]][],
  picture: Box,
  { template, least, short }: PictureMark,
  place: PictureMark['places'][number],
): Found | null {
  const whole = sizeAt(picture, short);
  const across = span(whole.width, template.width, place.side === 'left', place.distance);
  const down = span(whole.height, template.height, !!place.top, place.top ?? place.bottom);
  const [left, top] = [grown(across[0], -1, whole.width), grown(down[0], -1, whole.height)];
  const window = {
    ...{ left, top },
    width: grown(across[1] + template.width, 1, whole.width) - left,
    height: grown(down[1] + template.height, 1, whole.height) - top,
  };
  const everywhere = {
    ...{ left: across[0] - left, right: across[1] - left },
    ...{ top: down[0] - top, bottom: down[1] - top },
  };
  const plain = (shot: Shot) => highPass(scaleGrey(shot.grey, picture, short, window));
  const pieces = shots.map(plain);
  for (const [index, piece] of pieces.entries()) {
    const { score, x, y } = bestFit(piece, template, everywhere);
    if (score < least) continue;
    const around = { left: x - WOBBLE, right: x + WOBBLE, top: y - WOBBLE, bottom: y + WOBBLE };
    const fits = (other: Grey, bar: number) => bestFit(other, template, around).score >= bar;
    const at = { x: x + left, y: y + top };
    if (pieces.every((other) => fits(other, least)))
      return { ...at, frames: shots.map(({ timeS }) => timeS) };
    const quarters = split(halves[index] ?? []).map(shotOf);
    if (quarters.length && quarters.every((shot) => fits(plain(shot), least * QUARTER)))
      return { ...at, frames: quarters.map(({ timeS }) => timeS) };
  }
  return null;
}

/** First and last place of a template along one axis; without a distance, anywhere. */
function span(
  length: number,
  size: number,
  fromStart: boolean,
  distance: readonly [number, number] = [0, length - size],
): [number, number] {
  const [near, far] = distance;
  const room = Math.max(0, length - size);
  const [first, last] = fromStart ? [near, far] : [room - far, room - near];
  return [Math.max(0, Math.min(room, first)), Math.max(0, Math.min(room, last))];
}

/** An edge moved outwards by the surroundings that `highPass` needs, inside the picture. */
const grown = (edge: number, way: 1 | -1, limit: number) =>
  Math.max(0, Math.min(limit, edge + way * SURROUNDINGS));

function asSighting(found: Found, mark: PictureMark, picture: Box, frame: Frame): Sighting {
  const scale = Math.min(picture.width, picture.height) / mark.short;
  const [left, top] = [found.x * scale, found.y * scale];
  const [width, height] = [mark.width * scale, mark.height * scale];
  const share = (value: number, whole: number) => Math.round((value / whole) * 1000) / 1000;
  const zone = zoneOf({
    left: left / picture.width,
    top: top / picture.height,
    width: width / picture.width,
    height: height / picture.height,
  });
  return {
    generator: mark.generator,
    spoken: false,
    text: mark.says ?? '',
    zone,
    box: [
      share(picture.left + left, frame.width),
      share(picture.top + top, frame.height),
      share(width, frame.width),
      share(height, frame.height),
    ],
    frames: found.frames,
    sure: !mark.plain,
  };
}
