import { DOMParser, type Element, onErrorStopParsing } from '@xmldom/xmldom';
import { CouldNotCheck } from './byte-source.ts';
import { costOf } from './choose-rendition.ts';
import { segmentsOf } from './dash-segments.ts';
import { attribute, base, children, seconds } from './dash-xml.ts';
import type { Piece, Pieces } from './pieces.ts';

const MAX_CHARACTERS = 2 ** 20;
/** A manifest needs seven. The library takes its time with thousands. */
const MAX_DEPTH = 64;
/**
 * Tags, texts and comments: the library makes an object of each, at about 5 µs. A manifest that lists every segment of every
 * rendition by itself has two a segment, and comes to `MAX_CHARACTERS` before.
 */
const MAX_TOKENS = 80_000;
/** Characters. Every rendition looks through the attributes of the elements around it. */
const MAX_TAG = 8_000;
/** Manifests have tens. */
const MAX_RENDITIONS = 1_000;
/**
 * Text, a comment, CDATA, an instruction, an end tag, or a start tag, as XML 1.0 §2.4-3.1 has them: a quote or an end of a
 * tag counts only where the library will see one.
 */
const TOKEN =
  /[^<]+|<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<\/[^<>]+>|<[^\s"'<>/=!?]+(?:\s+[^\s"'<>/=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*\/?>/gsy;

/** A rendition with what stands around it: its attributes are inherited, and so are its base address and its segments. */
export interface Rendition {
  readonly element: Element;
  /** From the rendition outwards: itself, its adaptation set, its period. */
  readonly around: readonly Element[];
  readonly base: string;
  readonly isProtected: boolean;
  /** Of its period. */
  readonly seconds: number | undefined;
}

/**
 * Reads a DASH manifest (ISO/IEC 23009-1) and chooses the smallest video that is large enough: one file, which is then
 * read by range, or pieces. Rejects with `CouldNotCheck`: `not-media`, `too-large`, `malformed`, `drm`, `unsupported` (live, no
 * video, more segments than `MAX_SEGMENTS`). Pure; nothing in the XML is expanded or fetched.
 */
export function readManifest(xml: string, address: string): { readonly file: Piece } | Pieces {
  if (!/<(?:\w+:)?MPD[\s>]/.test(xml))
    throw new CouldNotCheck('not-media', xml.trim().slice(0, 40));
  const root = parse(xml);
  if (root.localName !== 'MPD') throw new CouldNotCheck('malformed', `<${root.localName}>`);
  if (root.getAttribute('type') === 'dynamic') throw new CouldNotCheck('unsupported', 'live');
  const videos = renditions(root, address).filter(isVideo);
  const open = videos.filter((video) => !video.isProtected);
  const best = open.sort((a, b) => cost(a) - cost(b) || bandwidth(a) - bandwidth(b))[0];
  if (!best) throw new CouldNotCheck(videos.length > 0 ? 'drm' : 'unsupported', 'no video');
  return segmentsOf(best);
}

function parse(xml: string): Element {
  if (xml.length > MAX_CHARACTERS) throw new CouldNotCheck('too-large', `${xml.length} characters`);
  // A manifest has no use for a document type, and only there could entities be declared.
  if (/<!DOCTYPE/i.test(xml)) throw new CouldNotCheck('malformed', 'document type');
  refuseExcess(xml);
  try {
    const parser = new DOMParser({ onError: onErrorStopParsing });
    const root = parser.parseFromString(xml, 'application/xml').documentElement;
    if (root) return root;
  } catch (error) {
    throw new CouldNotCheck('malformed', String(error).slice(0, 120));
  }
  throw new CouldNotCheck('malformed', 'no root');
}

/** What would cost the library or us too much time. */
function refuseExcess(xml: string): void {
  let depth = 0;
  let end = 0;
  let count = 0;
  for (const [token] of xml.matchAll(TOKEN)) {
    end += token.length;
    if (++count > MAX_TOKENS) throw new CouldNotCheck('too-large', `over ${MAX_TOKENS} tags`);
    if (token.startsWith('</')) depth--;
    else if (/^<[^!?]/.test(token)) {
      if (token.length > MAX_TAG) throw new CouldNotCheck('malformed', 'a long tag');
      if (!token.endsWith('/>')) depth++;
    }
    if (depth > MAX_DEPTH) throw new CouldNotCheck('malformed', `deeper than ${MAX_DEPTH}`);
  }
  if (end < xml.length) throw new CouldNotCheck('malformed', 'not well-formed');
}

/** All renditions of the first period that has video: advertisements come as periods of their own, mostly after it. */
function renditions(root: Element, address: string): Rendition[] {
  const total = seconds(root.getAttribute('mediaPresentationDuration'));
  const at = base(root, address);
  for (const period of children(root, 'Period')) {
    const length = seconds(period.getAttribute('duration')) ?? total;
    const atPeriod = base(period, at);
    const isClosed = isProtected(period);
    const found = children(period, 'AdaptationSet').flatMap((set) => {
      // Once for all in the set: it may be large, and they many.
      const atSet = base(set, atPeriod);
      const isSetClosed = isClosed || isProtected(set);
      return children(set, 'Representation').map((element) => ({
        element,
        around: [element, set, period],
        base: base(element, atSet),
        isProtected: isSetClosed || isProtected(element),
        seconds: length,
      }));
    });
    if (found.length > MAX_RENDITIONS)
      throw new CouldNotCheck('too-large', `${found.length} renditions`);
    if (found.some(isVideo)) return found;
  }
  return [];
}

function isVideo({ around }: Rendition): boolean {
  const type = attribute(around, 'mimeType') ?? attribute(around, 'contentType');
  return type ? /^video\b/.test(type) : attribute(around, 'width') !== undefined;
}

const isProtected = (element: Element) => children(element, 'ContentProtection').length > 0;
const bandwidth = ({ element }: Rendition) => Number(element.getAttribute('bandwidth')) || 0;

function cost({ around }: Rendition): number {
  const size = (name: string) => Number(attribute(around, name)) || 0;
  return costOf({
    codecs: attribute(around, 'codecs'),
    mimeType: attribute(around, 'mimeType'),
    width: size('width'),
    height: size('height'),
  });
}
