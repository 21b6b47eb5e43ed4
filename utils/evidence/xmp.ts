const MAX_PACKET = 512 * 1024;
const MAX_VALUES = 32;
/** Sections that describe other files: what went into this one. */
const OTHER_FILES = /^xmpMM:(Pantry|Ingredients|DerivedFrom|History)$/;

/**
 * Values of one XMP property, by its local name whatever the prefix: written as an attribute, as an element, as
 * `rdf:resource`, or as a list. One pass over the text, in linear time: workers have no XML parser, and the packet
 * may be hostile. Descriptions of ingredients are left out, for they speak of other files.
 */
export function xmpValues(packet: string, property: string): string[] {
  const attribute = new RegExp(`\\s[\\w.-]{1,40}:${property}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'g');
  const values: string[] = [];
  let skipping = '';
  let inside = '';
  for (const [, tag, words] of plain(packet.slice(0, MAX_PACKET)).matchAll(/<([^<>]*)>|([^<]+)/g)) {
    if (values.length >= MAX_VALUES) break;
    const name = tag === undefined ? '' : (/^\/?([\w.:-]{1,80})/.exec(tag)?.[1] ?? '');
    const closing = tag?.startsWith('/');
    if (skipping) {
      if (closing && name === skipping) skipping = '';
    } else if (tag === undefined) {
      if (inside) values.push(words ?? '');
    } else if (closing) {
      if (name === inside) inside = '';
    } else {
      const empty = tag.endsWith('/');
      const own = name.endsWith(`:${property}`);
      if (OTHER_FILES.test(name) && !empty) skipping = name;
      else if (own && !empty) inside = name;
      if (skipping) continue;
      for (const match of tag.matchAll(attribute)) values.push(match[1] ?? match[2] ?? '');
      if (own || inside) values.push(/\srdf:resource\s*=\s*["']([^"']*)/.exec(tag)?.[1] ?? '');
    }
  }
  return values.map((value) => decode(value).trim()).filter((value) => value !== '');
}

/** Without comments, and with CDATA sections as escaped text. */
function plain(xml: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const match of xml.matchAll(/<!--|<!\[CDATA\[/g)) {
    if (match.index < at) continue;
    const [open] = match;
    const close = open === '<!--' ? '-->' : ']]>';
    const end = xml.indexOf(close, match.index + open.length);
    parts.push(xml.slice(at, match.index));
    if (end < 0) return parts.join('');
    if (open !== '<!--') parts.push(escaped(xml.slice(match.index + open.length, end)));
    at = end + close.length;
  }
  return [...parts, xml.slice(at)].join('');
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function decode(value: string): string {
  return value.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|\w{2,4});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
