import type { Evidence } from '@/utils/evidence/evidence.ts';
import type { Clip } from './corpus.ts';

export interface Result {
  readonly file: string;
  readonly evidence: readonly Evidence[];
  readonly cpuMs: number;
}

/** Who signs like that: words of the manifest, and the name that the evidence must carry. */
const EXPECTED: readonly (readonly [RegExp, string])[] = [
  [/^Sora \(cloud/, 'Sora'],
  [/Sora v1|OpenAI animated/, 'Sora 1 (bars)'],
  [/^Veo/, 'Veo'],
  [/Gemini|sparkle/i, 'Gemini sparkle'],
  [/Hailuo/i, 'Hailuo'],
  [/pika/i, 'Pika'],
  [/vidu/i, 'Vidu'],
  [/^Runway \(round/, 'Runway (discs)'],
  [/^runway/, 'Runway'],
  [/Lumiere/, 'Lumiere'],
  [/Imagen Video/, 'Imagen Video'],
  [/Meta AI/, 'Meta AI'],
  [/Morph/, 'Morph Studio'],
  [/PYoCo/, 'PYoCo'],
  [/Show-1/, 'Show-1'],
  [/OmniHuman/, 'OmniHuman'],
  [/跃问/, 'Yuewen'],
  [/AIGC/, 'AI'],
  [/Snap cube/, 'Snap (cube)'],
];

interface Row {
  clips: number;
  found: number;
  declared: number;
  wrong: number;
  missed: string[];
}

/** A row a generator: clips that carry its mark, found, named otherwise, missed; then the false alarms, one by one. */
export function table(clips: readonly Clip[], results: ReadonlyMap<string, Result>): string {
  const rows = new Map<string, Row>();
  const alarms: string[] = [];
  const costs: number[] = [];
  for (const { file, label, markText } of clips) {
    const result = results.get(file);
    if (!result) continue;
    costs.push(result.cpuMs);
    const names = result.evidence.map(({ detail }) => String(detail.generator ?? 'AI'));
    if (label === 'real' || !markText) {
      const kind = label === 'real' ? 'real' : 'generated, no mark noted';
      const row = rowOf(rows, kind);
      row.clips++;
      if (names.length) row.wrong++;
      for (const { class: kindOf, detail } of result.evidence)
        alarms.push(
          `${kind} ${file}: ${kindOf} ${detail.generator} "${detail.text}" ${detail.place}`,
        );
      continue;
    }
    const name = EXPECTED.find(([pattern]) => pattern.test(markText))?.[1] ?? `other: ${markText}`;
    const row = rowOf(rows, name);
    const wanted = name.replace(/ \(.*| 1$/, '');
    row.clips++;
    if (!names.includes(wanted)) row.missed.push(file);
    else if (
      result.evidence.some((e) => (e.detail.generator ?? 'AI') === wanted && e.class === 'observed')
    )
      row.found++;
    else row.declared++;
    if (names.some((one) => one !== wanted)) {
      row.wrong++;
      alarms.push(`${name} ${file}: ${names.join(', ')}`);
    }
  }
  const lines = [...rows].map(
    ([name, { clips: count, found, declared, wrong, missed }]) =>
      `| ${name} | ${count} | ${found} | ${declared} | ${missed.length} | ${wrong} |`,
  );
  const mean = costs.reduce((sum, cost) => sum + cost, 0) / Math.max(1, costs.length);
  costs.sort((a, b) => a - b);
  const head =
    '| mark | clips | found | as author’s words | missed | other names |\n|---|---|---|---|---|---|';
  const cpu = `CPU a clip: mean ${mean.toFixed(0)} ms, median ${costs[costs.length >> 1] ?? 0} ms, 95 % ${costs[Math.floor(costs.length * 0.95)] ?? 0} ms`;
  const misses = [...rows].flatMap(([name, { missed }]) =>
    missed.length ? [`${name}: ${missed.join(' ')}`] : [],
  );
  return `${[head, ...lines.sort(), '', cpu, '', 'Missed', ...misses, '', 'Other names', ...alarms].join('\n')}\n`;
}

function rowOf(rows: Map<string, Row>, name: string): Row {
  const row = rows.get(name) ?? { clips: 0, found: 0, declared: 0, wrong: 0, missed: [] };
  rows.set(name, row);
  return row;
}
