import type { Element } from '@xmldom/xmldom';
import { CouldNotCheck } from './byte-source.ts';

/** Characters of an address: more than servers take, and a manifest may have thousands of addresses. */
const MAX_ADDRESS = 8_000;

/** Child elements of one name, whatever prefix the document gives its namespace. */
export function children(of: Element, name: string): Element[] {
  const found: Element[] = [];
  for (let node = of.firstChild; node; node = node.nextSibling)
    if (node.nodeType === 1 && (node as Element).localName === name) found.push(node as Element);
  return found;
}

/** The nearest value: what an element does not say, the one around it does. */
export function attribute(around: readonly Element[], name: string): string | undefined {
  return around.find((element) => element.hasAttribute(name))?.getAttribute(name) ?? undefined;
}

/** The address that relative ones inside `element` start from (first `BaseURL`; ISO/IEC 23009-1 §5.6). */
export function base(element: Element, outer: string): string {
  const own = children(element, 'BaseURL')[0];
  const address = own && textOf(own);
  return address && URL.canParse(address, outer) ? resolve(address, outer) : outer;
}

/** Throws `malformed` for what is no address, or a very long one. */
export function resolve(address: string, base: string): string {
  const href = URL.parse(address, base)?.href;
  if (!href || href.length > MAX_ADDRESS)
    throw new CouldNotCheck('malformed', 'an address that is none, or too long');
  return href;
}

/** The element's own text: `textContent` would follow any depth of elements inside. */
function textOf(element: Element): string {
  let text = '';
  for (let node = element.firstChild; node; node = node.nextSibling)
    if (node.nodeType === 3 || node.nodeType === 4) text += node.nodeValue ?? '';
  return text.trim();
}

/** `PT1H2M3.5S` in seconds; undefined for anything else and for years and months, which have no fixed length. */
export function seconds(duration: string | null): number | undefined {
  const [all, days, hours, minutes, rest] =
    /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(duration ?? '') ?? [];
  if (all === undefined || all === 'P') return undefined;
  return (
    Number(days ?? 0) * 86_400 +
    Number(hours ?? 0) * 3_600 +
    Number(minutes ?? 0) * 60 +
    Number(rest ?? 0)
  );
}

/** A whole number that is not negative; `otherwise` for anything else. */
export function whole<T>(value: string | null | undefined, otherwise: T): number | T {
  const number = /^\d{1,15}$/.test(value ?? '') ? Number(value) : Number.NaN;
  return Number.isSafeInteger(number) ? number : otherwise;
}
