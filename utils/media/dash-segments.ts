import type { Element } from '@xmldom/xmldom';
import { CouldNotCheck } from './byte-source.ts';
import type { Rendition } from './dash.ts';
import { attribute, children, resolve, whole } from './dash-xml.ts';
import { MAX_SEGMENTS, type Piece, type Pieces } from './pieces.ts';

/** When a segment begins, in units of the time scale, and how long it is, in seconds. */
interface Slot {
  readonly time: number;
  readonly seconds: number;
}

/** Characters of a template, or of what goes into one: each segment has them again, and there are up to `MAX_SEGMENTS`. */
const MAX_TEMPLATE = 2_000;

/**
 * Where the segments of a rendition lie (ISO/IEC 23009-1 §5.3.9): by template, by list, or all in one file, which names
 * an index or nothing at all.
 */
export function segmentsOf(rendition: Rendition): { readonly file: Piece } | Pieces {
  const templates = inherited(rendition, 'SegmentTemplate');
  if (templates.length > 0) return byTemplate(rendition, templates);
  const lists = inherited(rendition, 'SegmentList');
  if (lists.length > 0) return byList(rendition, lists);
  return { file: { url: rendition.base } };
}

const inherited = ({ around }: Rendition, name: string) =>
  around.flatMap((element) => children(element, name)[0] ?? []);

function byTemplate(rendition: Rendition, templates: readonly Element[]): Pieces {
  const { element, around } = rendition;
  const from = whole(attribute(templates, 'startNumber'), 1);
  const names = {
    RepresentationID: element.getAttribute('id') ?? '',
    Bandwidth: attribute(around, 'bandwidth') ?? '',
  };
  const at = (template: string, more: object) =>
    resolve(fill(template, { ...names, ...more }), rendition.base);
  const media = attribute(templates, 'media');
  const init = attribute(templates, 'initialization');
  if (!media) throw new CouldNotCheck('malformed', 'a template without media');
  if ([media, init ?? '', ...Object.values(names)].some(({ length }) => length > MAX_TEMPLATE))
    throw new CouldNotCheck('malformed', 'a long template');
  const segments = slotsOf(rendition, templates).map(({ time, seconds }, index) => ({
    url: at(media, { Number: from + index, Time: time }),
    seconds,
  }));
  return { segments, ...(init && { init: { url: at(init, {}) } }) };
}

/** `$Number%05d$` and its kin; `$$` is a dollar (§5.3.9.4.4). Names that nobody knows stay as they are. */
function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\$(\w*)(?:%0(\d{1,2})d)?\$/g, (all, name: string, width: string) => {
    if (name === '') return '$';
    if (!Object.hasOwn(values, name)) return all;
    return String(values[name]).padStart(Number(width ?? 0), '0');
  });
}

function byList(rendition: Rendition, lists: readonly Element[]): Pieces {
  const entries =
    lists.map((one) => children(one, 'SegmentURL')).find((all) => all.length > 0) ?? [];
  const slots = slotsOf(rendition, lists, entries.length);
  const segments = entries.map((entry, index) => ({
    url: resolve(entry.getAttribute('media') ?? '', rendition.base),
    ...span(entry.getAttribute('mediaRange')),
    seconds: slots[index]?.seconds ?? 1,
  }));
  const init = lists.flatMap((one) => children(one, 'Initialization'))[0];
  return {
    segments,
    ...(init && {
      init: {
        url: resolve(init.getAttribute('sourceURL') ?? '', rendition.base),
        ...span(init.getAttribute('range')),
      },
    }),
  };
}

/** By the timeline, where there is one; else all of one length until the period ends, or as many as are listed. */
function slotsOf(rendition: Rendition, infos: readonly Element[], listed?: number): Slot[] {
  const scale = whole(attribute(infos, 'timescale'), 1) || 1;
  const timeline = infos.flatMap((info) => children(info, 'SegmentTimeline'))[0];
  const total = rendition.seconds === undefined ? undefined : rendition.seconds * scale;
  const offset = whole(attribute(infos, 'presentationTimeOffset'), 0);
  if (timeline) return readTimeline(children(timeline, 'S'), scale, total && total + offset);
  const length = whole(attribute(infos, 'duration'), 0);
  const last = whole(attribute(infos, 'endNumber'), undefined);
  const first = whole(attribute(infos, 'startNumber'), 1);
  const count =
    listed ??
    (last === undefined
      ? Math.ceil((total ?? Number.NaN) / length)
      : Math.max(0, last - first + 1));
  if (!Number.isFinite(count))
    throw new CouldNotCheck('malformed', 'nothing says how many segments');
  if (count > MAX_SEGMENTS) throw new CouldNotCheck('too-large', `${count} segments`);
  return Array.from({ length: count }, (_, i) => ({ time: i * length, seconds: length / scale }));
}

/** `r` repeats an entry; a negative one goes on until the next begins, or the period ends (§5.3.9.6). */
function readTimeline(
  entries: readonly Element[],
  scale: number,
  total: number | undefined,
): Slot[] {
  const slots: Slot[] = [];
  let time = 0;
  entries.forEach((entry, index) => {
    time = whole(entry.getAttribute('t'), time);
    const length = whole(entry.getAttribute('d'), 0);
    if (length === 0) throw new CouldNotCheck('malformed', 'a segment without a length');
    const until = whole(entries[index + 1]?.getAttribute('t'), total);
    const isOpen = /^-/.test(entry.getAttribute('r') ?? '');
    if (isOpen && until === undefined)
      throw new CouldNotCheck('malformed', 'a timeline without end');
    const times = isOpen
      ? Math.ceil(((until ?? 0) - time) / length)
      : 1 + whole(entry.getAttribute('r'), 0);
    if (slots.length + times > MAX_SEGMENTS)
      throw new CouldNotCheck('too-large', `${times} segments`);
    for (let i = 0; i < times; i++, time += length) slots.push({ time, seconds: length / scale });
  });
  return slots;
}

/** `FIRST-LAST`, both included, as in HTTP. */
function span(range: string | null): { start?: number; end?: number } {
  const [, first, last] = /^(\d{1,15})-(\d{1,15})$/.exec(range ?? '') ?? [];
  if (!first || !last) return {};
  if (Number(last) < Number(first)) throw new CouldNotCheck('malformed', 'a range backwards');
  return { start: Number(first), end: Number(last) + 1 };
}
