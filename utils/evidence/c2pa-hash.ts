import type { Exclusion } from '@/utils/media/bmff-hash.ts';
import { everyItem, type Fields, fields, items, type ManifestStore } from './c2pa-store.ts';

/** What the content hash should be, and what it leaves out. */
export interface ContentHash {
  readonly hash: Uint8Array;
  readonly exclusions: readonly Exclusion[];
}

const EXCLUSION_KEYS = ['xpath', 'data'];
/** The format sets no limit (C2PA 2.2 §18.7); programs write about ten, and each is compared with each box. */
const MAX_EXCLUSIONS = 1_000;

/** The active manifest's content hash, as far as `bmffHash` can compute it; else why not, as a word. */
export function contentHashOf(store: ManifestStore): ContentHash | string {
  const data = store.bmffHash?.data;
  if (!data) return 'no hash';
  const out = leavesContentOut(store);
  if (out) return out;
  if (data.merkle) return 'merkle';
  if ((data.alg ?? 'sha256') !== 'sha256') return 'algorithm';
  const hash = fromBase64(data.hash);
  if (everyItem(data.exclusions).length > MAX_EXCLUSIONS) return 'exclusions';
  const exclusions = items(data.exclusions).map((item) => readExclusion(fields(item)));
  const simple = exclusions.filter((exclusion) => exclusion !== null);
  if (hash.length !== 32) return 'algorithm';
  return simple.length === exclusions.length ? { hash, exclusions: simple } : 'exclusions';
}

/**
 * A hash that leaves the pictures out binds nothing, whoever signs it. '' where it covers them.
 * @param inPieces a leaf is then the hash of a whole fragment, `mdat` and all
 */
export function leavesContentOut(store: ManifestStore, inPieces = false): string {
  const data = store.bmffHash?.data ?? {};
  const out = everyItem(data.exclusions)
    .map((item) => String(fields(item).xpath))
    // Merkle trees over a single file cover `mdat` in their own way.
    .some(
      (path) =>
        /^\/(moov|moof)(\[\d+\])?$/.test(path) ||
        ((inPieces || !data.merkle) && /^\/mdat\b/.test(path)),
    );
  return out ? 'exclusions' : '';
}

/** Only whole boxes at the top: older files name parts of boxes, or boxes within boxes. */
function readExclusion(exclusion: Fields): Exclusion | null {
  const type = /^\/(.{4})$/.exec(String(exclusion.xpath))?.[1];
  const set = Object.keys(exclusion).filter((key) => exclusion[key] !== null);
  if (!type || set.some((key) => !EXCLUSION_KEYS.includes(key))) return null;
  const data = items(exclusion.data).map((item) => {
    const { offset, value } = fields(item);
    return { offset: Number(offset), value: fromBase64(value) };
  });
  return data.every(({ offset }) => Number.isSafeInteger(offset) && offset >= 0)
    ? { type, data }
    : null;
}

function fromBase64(text: unknown): Uint8Array {
  try {
    return Uint8Array.from(atob(String(text)), (letter) => letter.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}
