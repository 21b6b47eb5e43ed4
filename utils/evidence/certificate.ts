/** What a person can recognise in a certificate (RFC 5280 §4.1). */
export interface Certificate {
  readonly name: string;
  readonly organisation: string;
  /** Milliseconds since the epoch. */
  readonly expires: number;
}

const BLOCK = /-----BEGIN CERTIFICATE-----([\sA-Za-z0-9+/=]+)-----END CERTIFICATE-----/g;
const COMMON_NAME = '550403';
const ORGANISATION = '55040a';

/** The certificates of a PEM text, each as it stands there; what lies between them is a note for people. */
export const pemBlocks = (text: string): string[] => [...text.matchAll(BLOCK)].map(([all]) => all);

/** Reads one PEM block. Throws `RangeError` or `DOMException` on what is no certificate. */
export function readCertificate(block: string): Certificate {
  const base64 = block.replace(/-----[^-]+-----|\s/g, '');
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const whole = items(bytes);
  const parts = items(expect(whole[0], SEQUENCE));
  if (whole.length !== 1 || parts.length !== 3 || parts[2]?.tag !== BIT_STRING) wrong();
  const fields = items(expect(parts[0], SEQUENCE));
  // The version comes first, and only where it is not the first one.
  const [, , , validity, subject] = fields[0]?.tag === VERSION ? fields.slice(1) : fields;
  const names = new Map(
    items(expect(subject, SEQUENCE))
      .flatMap((set) => items(expect(set, SET)))
      .map((pair) => {
        const [type, value] = items(expect(pair, SEQUENCE));
        return [hex(expect(type, OBJECT_ID)), value ? text(value) : ''] as const;
      }),
  );
  const organisation = names.get(ORGANISATION) ?? '';
  const name = names.get(COMMON_NAME) || organisation || [...names.values()][0] || '';
  const until = items(expect(validity, SEQUENCE))[1] ?? wrong();
  return { name, organisation, expires: time(until) };
}

/** DER (X.690): tag, length, value. */
interface Item {
  readonly tag: number;
  readonly value: Uint8Array;
}
const [BIT_STRING, OBJECT_ID, SEQUENCE, SET, VERSION] = [0x03, 0x06, 0x30, 0x31, 0xa0];
const [BMP, UTC_TIME] = [0x1e, 0x17];

const wrong = (): never => {
  throw new RangeError('no certificate');
};

function items(bytes: Uint8Array): Item[] {
  const found: Item[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes[at] ?? wrong();
    let length = bytes[at + 1] ?? wrong();
    at += 2;
    if (length > 0x7f) {
      const digits = length & 0x7f;
      if (digits === 0 || digits > 3) wrong();
      length = 0;
      for (let i = 0; i < digits; i++) length = length * 256 + (bytes[at++] ?? wrong());
    }
    if (at + length > bytes.length) wrong();
    found.push({ tag, value: bytes.subarray(at, at + length) });
    at += length;
  }
  return found;
}

const expect = (item: Item | undefined, tag: number): Uint8Array =>
  item?.tag === tag ? item.value : wrong();

const hex = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const text = ({ tag, value }: Item): string =>
  new TextDecoder(tag === BMP ? 'utf-16be' : 'utf-8').decode(value).slice(0, 200);

/** `YYMMDDhhmmssZ` up to 2049, else `YYYYMMDDhhmmssZ`. */
function time(item: Item): number {
  const digits = text(item);
  const full =
    item.tag === UTC_TIME ? `${Number(digits.slice(0, 2)) < 50 ? 20 : 19}${digits}` : digits;
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(full) ?? wrong();
  return Date.UTC(Number(y), Number(mo) - 1, Number(d), Number(h), Number(mi), Number(s));
}
