import type { Report } from './report.ts';

/** A table for spreadsheets, RFC 4180, one line a report; what was found is given as `source: by: claim`. */
export function toCsv(reports: readonly Report[]): string {
  const rows = reports.map((r) => [
    r.file,
    r.level,
    r.score === null ? '' : String(r.score),
    r.evidence.map(({ source, by, claim }) => `${source}: ${by}: ${claim}`).join('; '),
    r.unchecked.map(({ source, reason }) => `${source}: ${reason}`).join('; '),
    r.checkedAt,
    r.sha256 ?? '',
    r.extension,
    r.model ?? '',
  ]);
  const head = [
    'file',
    'level',
    'score',
    'evidence',
    'unchecked',
    'checkedAt',
    'sha256',
    'extension',
    'model',
  ];
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** A spreadsheet runs what begins like a formula, and signers' and files' names are anybody's: an apostrophe stops it. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
