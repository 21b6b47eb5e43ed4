import { readFile } from 'node:fs/promises';
import path from 'node:path';

export interface Clip {
  readonly file: string;
  readonly label: string;
  /** What a person saw on the clip; '' for nothing. */
  readonly markText: string;
}

/** Clips of the manifest: `marked`, `real`, `ai` (generated, without a mark that somebody noted), or `all`. */
export async function readCorpus(corpus: string, which: string): Promise<Clip[]> {
  const [head = [], ...rows] = (await readFile(path.join(corpus, 'manifest.csv'), 'utf8'))
    .trim()
    .split(/\r?\n/)
    .map(cells);
  const at = (row: string[], name: string) => row[head.indexOf(name)] ?? '';
  const clips = rows.map((row) => ({
    file: at(row, 'file'),
    label: at(row, 'label'),
    markText: at(row, 'mark_text'),
  }));
  return clips.filter(({ label, markText }) => {
    const kind = label === 'real' ? 'real' : markText ? 'marked' : 'ai';
    return which === 'all' || which === kind;
  });
}

/** One line of CSV; quotes hold commas, a doubled quote is one. */
function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}
