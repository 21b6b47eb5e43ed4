/**
 * Reads CSV with a header line (RFC 4180: quoted fields may hold commas, quotes and line breaks).
 * @returns {Record<string, string>[]} one object a line
 * @throws Error where a line has another number of fields than the header
 */
export function parseCsv(text) {
  const [header, ...lines] = records(text.replace(/^\ufeff/, ''));
  if (!header) return [];
  return lines.map((fields, i) => {
    if (fields.length !== header.length)
      throw new Error(`Record ${i + 2} has ${fields.length} fields, the header ${header.length}.`);
    return Object.fromEntries(header.map((name, column) => [name.trim(), fields[column]]));
  });
}

function records(text) {
  const found = [];
  let fields = [];
  // One field and what ends it; the last one ends with the text.
  for (const [, quoted, plain, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g,
  )) {
    fields.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ',') continue;
    if (fields.length > 1 || fields[0] !== '') found.push(fields);
    fields = [];
  }
  return found;
}
