import type { Frame } from '@/utils/media/frame.ts';
import { windowsOf } from '@/utils/model/aggregate.ts';
import { fingerprint } from '@/utils/model/fingerprint.ts';
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
 * The visible marks that generators, platforms and authors put on the picture, read as text (notes: marks). Its cost
 * is a fraction of the detector's, so it stands before it; both answer in one message.
 * @param load opens the reader on first need
 */
export function visibleMark(load: () => Promise<MarkTools>): EvidenceSource {
  return {
    id: 'mark',
    needs: 'frames',
    async collect({ post, depth, frames = [] }, signal) {
      const tools = await load();
      const known = rememberedBy(tools);
      const sightings: Sighting[] = [];
      for (const [index, window] of looksOf(frames).entries()) {
        // Where a first look saw nothing at all, a second one in the feed would cost much and find little.
        if (depth === 'feed' && index > 0 && sightings.length === 0) break;
        const key = `${post.pageUrl} ${post.postId} ${post.src} ${fingerprint(window)}`;
        const seen = known.get(key) ?? [
          ...seePictures(window, tools.marks.pictures),
          ...(await readMarks(window, tools, signal)),
        ];
        known.set(key, seen);
        sightings.push(...seen);
        const oldest = known.keys().next().value;
        if (known.size > MAX_REMEMBERED && oldest !== undefined) known.delete(oldest);
      }
      return evidenceOf(sightings);
    },
  };
}

/** The feed asks twice about a video, the second time with the first window's frames again; tools live as long as the lab. */
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
