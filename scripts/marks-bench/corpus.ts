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

/** Who signs like that: words of the manifest, the row of the table, and the name that the evidence must carry. */
const SIGNERS: readonly { readonly says: RegExp; readonly row: string; readonly name: string }[] = [
  { says: /^Sora \(cloud/, row: 'Sora 2', name: 'Sora' },
  { says: /Sora v1|OpenAI animated/, row: 'Sora 1 (bars)', name: 'Sora' },
  { says: /^Veo/, row: 'Veo', name: 'Veo' },
  { says: /Hailuo/i, row: 'Hailuo', name: 'Hailuo' },
  { says: /pika/i, row: 'Pika', name: 'Pika' },
  { says: /vidu/i, row: 'Vidu', name: 'Vidu' },
  { says: /^Runway \(round/, row: 'Runway (discs)', name: 'Runway' },
  { says: /^runway/, row: 'Runway (word)', name: 'Runway' },
  { says: /Lumiere/, row: 'Lumiere, StillMoving', name: 'Lumiere' },
  { says: /Imagen Video/, row: 'Imagen Video', name: 'Imagen Video' },
  { says: /Meta AI/, row: 'Meta AI', name: 'Meta AI' },
  { says: /Morph/, row: 'Morph Studio', name: 'Morph Studio' },
  { says: /PYoCo/, row: 'PYoCo', name: 'PYoCo' },
  { says: /Show-1/, row: 'Show-1', name: 'Show-1' },
  { says: /OmniHuman/, row: 'OmniHuman ("AI Creations …")', name: 'OmniHuman' },
  { says: /跃问/, row: 'Yuewen', name: 'Yuewen' },
  { says: /Jimeng/, row: 'Jimeng', name: 'Jimeng' },
  { says: /AIGC/, row: '"AIGC"', name: 'AI' },
  { says: /^AI$/, row: '"AI" in a badge', name: 'AI' },
  { says: /Snap cube/, row: 'Snap (cube)', name: 'Snap' },
  { says: /Gemini/, row: 'Gemini (star)', name: 'Gemini' },
  { says: /AI Creations/, row: 'OmniHuman ("AI Creations …")', name: 'AI' },
];

/** The marks that the manifest notes on a clip, the one whose row it counts in first. */
export const signers = (markText: string) => SIGNERS.filter(({ says }) => says.test(markText));
