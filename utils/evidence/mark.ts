import { CouldNotCheck } from '@/utils/media/byte-source.ts';
import type { Frame } from '@/utils/media/frame.ts';
import { windowsOf } from '@/utils/model/aggregate.ts';
import { fingerprint } from '@/utils/model/fingerprint.ts';
import { type Declined, type Look, lookAt } from '@/utils/model/gate.ts';
import { pictureBox } from '@/utils/model/picture-box.ts';
import { clip } from './clip.ts';
import type { Evidence, EvidenceSource } from './evidence.ts';
import { type MarkTools, readMarks, type Sighting } from './read-marks.ts';
import { seePictures } from './see-pictures.ts';

/**
 * Shares of ordinary videos that carry such marks by chance. None of 981 real clips did (docs/marks.md), so four in a
 * thousand is above the bound at 95 %; short names without company and plain shapes are held to be rarer than one in a
 * hundred.
 */
const RATE = { sure: 0.004, unsure: 0.01 } as const;
const LEAST_FRAMES = 2;
const MAX_REMEMBERED = 16;
/**
 * Detail (`model/gate.ts`) of a blank picture: black or grey with a camera's noise, encoded, has 0.55 at most; of 120
 * real clips one begins with less, on an empty page.
 */
const BLANK = 0.6;
const BLACK = 16;

/**
 * The visible marks that generators, platforms and authors put on the picture, read as text (notes: marks). Its cost
 * is a fraction of the detector's, so it stands before it; both answer in one message.
 * @param load opens the reader on first need
 */
export function visibleMark(load: () => Promise<MarkTools>): EvidenceSource {
  return {
    id: 'mark',
    needs: 'frames',
    async collect({ post, depth, frames = [], playing = false }, signal) {
      const tools = await load();
      const known = rememberedBy(tools);
      const sightings: Sighting[] = [];
      let wall: Declined | undefined;
      let seen = 0;
      const windows = looksOf(frames);
      for (const window of windows) {
        // Where a first look saw nothing at all, a second one in the feed would cost much and find little.
        if (depth === 'feed' && seen > 0 && sightings.length === 0) break;
        const key = `${post.pageUrl} ${post.postId} ${post.src} ${fingerprint(window)}`;
        const marks = known.get(key) ?? [
          ...seePictures(window, tools.marks.pictures),
          ...(await readMarks(window, tools, signal)),
        ];
        known.set(key, marks);
        sightings.push(...marks);
        const oldest = known.keys().next().value;
        if (known.size > MAX_REMEMBERED && oldest !== undefined) known.delete(oldest);
        const blank = blankness(window);
        if (blank) wall = blank;
        else seen++;
      }
      const evidence = evidenceOf(sightings);
      // Too brief to count: a second moment may show it again.
      if (playing && windows.length < 2 && sightings.length > 0 && evidence.length === 0)
        throw new CouldNotCheck('declined', 'too-few-frames');
      // A mark counts wherever it stands, but that there is none is only seen on a picture.
      if (seen > 0 || evidence.length > 0) return evidence;
      throw wall ? new CouldNotCheck('declined', wall) : new CouldNotCheck('no-frames');
    },
  };
}

/** Why a window shows no picture; undefined where it does. */
function blankness(window: readonly Frame[]): Declined | undefined {
  const box = pictureBox(window);
  const ends = [window[0], window.at(-1)].filter((frame) => frame !== undefined);
  const looks: Look[] = [];
  for (const frame of ends) {
    const look = lookAt(frame, box);
    if (look.detail >= BLANK) return undefined;
    looks.push(look);
  }
  return looks.some(({ luma }) => luma >= BLACK) ? 'low-quality' : 'too-dark';
}

/** The feed may ask twice about a video, the second time with the first window's frames again; tools live as long as the lab. */
const memories = new WeakMap<MarkTools, Map<string, readonly Sighting[]>>();

function rememberedBy(tools: MarkTools): Map<string, readonly Sighting[]> {
  const memory = memories.get(tools) ?? new Map();
  memories.set(tools, memory);
  return memory;
}

/** Windows of neighbouring frames; too few for one are still worth a look. */
function looksOf(frames: readonly Frame[]): (readonly Frame[])[] {
  const windows = windowsOf(frames);
  return windows.length || frames.length === 0 ? windows : [frames];
}

/** Often enough to count: in two frames, or at two of its places. */
const isSeen = (group: readonly Sighting[]) =>
  framesOf(group).length >= LEAST_FRAMES || new Set(group.map(({ zone }) => zone)).size >= 2;

const framesOf = (group: readonly Sighting[]) =>
  [...new Set(group.flatMap((one) => one.frames))].sort((a, b) => a - b);

/** One piece of evidence a mark that was seen in two frames or at two places. Pure. */
export function evidenceOf(sightings: readonly Sighting[]): Evidence[] {
  const groups = Map.groupBy(sightings, ({ generator, spoken }) => `${generator} ${spoken}`);
  return [...groups.values()].flatMap((group): Evidence[] => {
    // The sure ones must be seen often enough by themselves: one glimpse lends its rate to no unsure mark.
    const sureOnes = group.filter(({ sure }) => sure);
    const isSure = isSeen(sureOnes);
    const ranked = isSure ? sureOnes : group;
    const best = ranked.find(({ text }) => text) ?? ranked[0];
    if (!best || !isSeen(group)) return [];
    const { generator, spoken, text, box, zone } = best;
    const kind = generator ? (text ? 'words' : 'template') : 'caption';
    const detail = {
      kind,
      generator,
      text: clip(text, 80),
      box,
      frames: framesOf(group),
      place: zone,
    };
    const common = { source: 'mark', claim: 'ai-generated', strength: 'weak', detail } as const;
    if (spoken) return [{ ...common, class: 'declared', by: 'author' }];
    const falseAlarmRate = RATE[isSure ? 'sure' : 'unsure'];
    return [{ ...common, class: 'observed', by: generator ?? 'AI', falseAlarmRate }];
  });
}
