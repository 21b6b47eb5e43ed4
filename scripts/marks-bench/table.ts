import type { Evidence } from '@/utils/evidence/evidence.ts';
import { type Clip, signers } from './corpus.ts';
import illegible from './illegible.json';

export interface Result {
  readonly file: string;
  readonly evidence: readonly Evidence[];
  readonly cpuMs: number;
  readonly width: number;
  readonly height: number;
}

interface Row {
  clips: number;
  found: number;
  declared: number;
  wrong: number;
  unreadable: number;
  cut: number;
  missed: string[];
}

/**
 * A row a mark: clips whose mark a person can read in two frames, found, missed, and other names; then the clips that
 * nobody can read, what was found in them all the same, and the false alarms, one by one.
 * @param plain what was found before the pictures were cropped to squares: a mark that the crop cuts is not missed
 */
export function table(
  clips: readonly Clip[],
  results: ReadonlyMap<string, Result>,
  plain: ReadonlyMap<string, Result> = new Map(),
): string {
  const rows = new Map<string, Row>();
  const alarms: string[] = [];
  const costs: number[] = [];
  for (const clip of clips) {
    const result = results.get(clip.file);
    if (!result) continue;
    costs.push(result.cpuMs);
    const { label, markText } = clip;
    if (label !== 'real' && markText) countMarked(rows, alarms, clip, result, plain.get(clip.file));
    else countUnmarked(rows, alarms, clip, result);
  }
  const lines = [...rows].map(
    ([name, { clips: count, found, declared, wrong, unreadable, cut, missed }]) =>
      `| ${name} | ${count} | ${found} | ${declared} | ${missed.length} | ${cut} | ${unreadable} | ${wrong} |`,
  );
  const head =
    '| mark | readable clips | found | as author’s words | missed | cut off | nobody can read | other names |\n|---|---|---|---|---|---|---|---|';
  const misses = [...rows].flatMap(([name, { missed }]) =>
    missed.length ? [`${name}: ${missed.join(' ')}`] : [],
  );
  const parts = [head, ...lines.sort(), '', cost(costs), '', 'Missed', ...misses];
  return `${[...parts, '', 'Other names', ...alarms].join('\n')}\n`;
}

function countMarked(
  rows: Map<string, Row>,
  alarms: string[],
  clip: Clip,
  result: Result,
  plain: Result | undefined,
) {
  const { file, markText } = clip;
  const carried = signers(markText);
  const [first = { row: `other: ${markText}`, name: '' }] = carried;
  const row = rowOf(rows, first.row);
  const own = result.evidence.filter((one) => nameOf(one) === first.name);
  const found = own.some((one) => one.class === 'observed');
  if (Object.hasOwn(illegible, file)) row.unreadable++;
  else if (own.length === 0 && plain && isCut(plain, first.name)) row.cut++;
  else {
    row.clips++;
    if (found) row.found++;
    else if (own.length) row.declared++;
    else row.missed.push(file);
  }
  const others = result.evidence
    .map(nameOf)
    .filter((name) => !carried.some((one) => one.name === name));
  if (others.length === 0) return;
  row.wrong++;
  alarms.push(`${first.row} ${file}: ${others.join(', ')}`);
}

function countUnmarked(rows: Map<string, Row>, alarms: string[], clip: Clip, result: Result) {
  const kind = clip.label === 'real' ? 'real' : 'generated, no mark noted';
  const row = rowOf(rows, kind);
  row.clips++;
  if (result.evidence.length) row.wrong++;
  for (const { class: kindOf, detail } of result.evidence)
    alarms.push(
      `${kind} ${clip.file}: ${kindOf} ${detail.generator} "${detail.text}" ${detail.place}`,
    );
}

/** Whether the mark that was found in the whole picture reaches beyond its middle square. */
function isCut({ evidence, width, height }: Result, name: string): boolean {
  const box = evidence.find((one) => nameOf(one) === name)?.detail.box;
  if (!Array.isArray(box)) return false;
  const [left, top, wide, tall] = box.map(Number) as [number, number, number, number];
  const lost = (of: number) => Math.max(0, 1 - Math.min(width, height) / of) / 2;
  const beyond = (start: number, length: number, gone: number) =>
    start < gone || start + length > 1 - gone;
  return beyond(left, wide, lost(width)) || beyond(top, tall, lost(height));
}

const nameOf = ({ detail }: Evidence) => String(detail.generator ?? 'AI');

function cost(costs: number[]): string {
  const mean = costs.reduce((sum, one) => sum + one, 0) / Math.max(1, costs.length);
  costs.sort((a, b) => a - b);
  const at = (share: number) => costs[Math.floor(costs.length * share)] ?? 0;
  return `CPU a clip: mean ${mean.toFixed(0)} ms, median ${at(0.5)} ms, 95 % ${at(0.95)} ms`;
}

function rowOf(rows: Map<string, Row>, name: string): Row {
  const empty = { clips: 0, found: 0, declared: 0, wrong: 0, unreadable: 0, cut: 0, missed: [] };
  const row = rows.get(name) ?? empty;
  rows.set(name, row);
  return row;
}
