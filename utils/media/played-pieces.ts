type Bytes = Uint8Array<ArrayBuffer>;

/** A stream as its player got it: the init segment, and those of its fragments that came whole, each once. */
export interface Played {
  readonly init: Bytes;
  readonly fragments: readonly Bytes[];
}

interface Box {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** Something is missing before it: the player broke off there, and began again. */
  readonly afterGap: boolean;
}

/** Each costs the reader of Content Credentials about a tenth of a second. */
const MAX_FRAGMENTS = 24;
const MAX_BOXES = 5_000;
const MOST_IN_GAP = 64;
/** `collect-pieces.ts` takes no more. */
const MAX_APPENDS = 4096;
/** With these a segment may begin (ISO/IEC 14496-12 §8.16, C2PA 2.2 A.5.4). */
const FIRST = ['ftyp', 'styp', 'moof', 'sidx', 'emsg', 'prft', 'uuid'];
const MEDIA = ['styp', 'moof', 'mdat', 'uuid'];
/** What stands behind a box that came whole; other types may, but mostly do not. */
const TOP = [...FIRST, 'moov', 'mdat', 'free', 'skip', 'mfra', 'ssix', 'meta', 'pdin'];

/**
 * Cuts what `collect-pieces.ts` handed over: appends of any size, each with its length before it in four bytes (little-endian).
 * Of several init segments the first counts, and what follows it or its repetitions. Null where there is none at the
 * beginning. Pure; never throws.
 */
export function cutAppends(handed: Bytes): Played | null {
  const { bytes, starts } = readAppends(handed);
  const boxes = readBoxes(bytes, starts);
  const take = (part: readonly Box[]) => bytes.subarray(part[0]?.start, part.at(-1)?.end);
  const inits = boxes.flatMap(({ type }, index) => (type === 'ftyp' ? [index] : []));
  if (inits[0] !== 0) return null;
  let first: Bytes | null = null;
  const fragments: Bytes[] = [];
  inits.forEach((from, index) => {
    const run = boxes.slice(from, inits[index + 1]);
    const end = endOfInit(run, starts);
    if (end === 0) return;
    const init = take(run.slice(0, end));
    first ??= init;
    if (!same(init, first)) return;
    for (const fragment of cutFragments(run.slice(end)).map(take))
      if (fragments.length < MAX_FRAGMENTS && !fragments.some((one) => same(one, fragment)))
        fragments.push(fragment);
  });
  return first && { init: first, fragments };
}

/** All appends as one, and where each begins. */
function readAppends(handed: Bytes) {
  const lengths = new DataView(handed.buffer, handed.byteOffset, handed.byteLength);
  const bytes = new Uint8Array(handed.length);
  const starts: number[] = [];
  let end = 0;
  for (let at = 0; at + 4 <= handed.length && starts.length < MAX_APPENDS; ) {
    const next = Math.min(at + 4 + lengths.getUint32(at, true), handed.length);
    starts.push(end);
    bytes.set(handed.subarray(at + 4, next), end);
    end += next - at - 4;
    at = next;
  }
  return { bytes: bytes.subarray(0, end), starts };
}

/** Whole boxes in order. Where a player broke off in the middle of one, a later append begins with another. */
function readBoxes(bytes: Bytes, starts: readonly number[]): Box[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const typeAt = (at: number) => String.fromCharCode(...bytes.subarray(at + 4, at + 8));
  const fresh = starts.filter((at) => FIRST.includes(typeAt(at)));
  const isTop = (at: number) =>
    at === bytes.length || (at < bytes.length && TOP.includes(typeAt(at)));
  /** Whether boxes that may stand at the top follow each other from here to `end` or beyond; a fragment has few. */
  const runs = (from: number, end: number) => {
    let at = from;
    for (let box = 0; at < end; box++) {
      if (box === MOST_IN_GAP || !isTop(at) || view.getUint32(at) < 8) return false;
      at += view.getUint32(at);
    }
    return isTop(at);
  };
  const boxes: Box[] = [];
  let afterGap = false;
  for (let start = 0; start + 8 <= bytes.length && boxes.length < MAX_BOXES; ) {
    const size = view.getUint32(start);
    const end = start + size;
    const next = fresh.find((at) => at > start) ?? bytes.length;
    // An append may begin with what looks like a box inside this one: what stands behind both tells whether it came whole.
    const isWhole = size >= 8 && (end <= next || (isTop(end) && !runs(next, end)));
    if (isWhole) boxes.push({ type: typeAt(start), start, end, afterGap });
    afterGap = !isWhole;
    start = isWhole ? end : next;
  }
  return boxes;
}

/** How many boxes of a run are its init segment: to the end of the append that ends it, or to the first of the media. */
function endOfInit(run: readonly Box[], starts: readonly number[]): number {
  const movie = run.findIndex(({ type }) => type === 'moov');
  const after = run.findIndex(
    ({ type, start }, i) => i > movie && (starts.includes(start) || MEDIA.includes(type)),
  );
  const end = after < 0 ? run.length : after;
  const isWhole = run.slice(1, end).every(({ afterGap }) => !afterGap);
  return movie < 0 || !isWhole ? 0 : end;
}

/** A fragment begins with `styp`, or where the stream has none of those, behind the media of the one before. */
function cutFragments(run: readonly Box[]): Box[][] {
  const marked = run.some(({ type }) => type === 'styp');
  const groups: { boxes: Box[]; media: number }[] = [];
  for (const [i, box] of run.entries()) {
    const begins = marked ? box.type === 'styp' : run[i - 1]?.type === 'mdat';
    if (box.afterGap) groups.pop();
    if (i === 0 || begins || box.afterGap || groups.length === 0)
      groups.push({ boxes: [], media: 0 });
    const group = groups.at(-1);
    group?.boxes.push(box);
    if (group && box.type === 'mdat') group.media++;
  }
  // Where a player broke off between two chunks, or the last came in part, a fragment has less than the others.
  const most = Math.max(1, ...groups.map(({ media }) => media));
  return groups.filter(({ media }) => media === most).map(({ boxes }) => boxes);
}

const same = (a: Bytes, b: Bytes) =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);
