import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { visibleMark } from '@/utils/evidence/mark.ts';
import { parseMarks } from '@/utils/evidence/mark-list.ts';
import { blank } from './blank.ts';
import { type Clip, readCorpus, signers } from './corpus.ts';
import { framesOf, VARIANTS } from './frames.ts';
import { openReader } from './reader.ts';
import { type Answer, remembering } from './remember.ts';
import { type Result, table } from './table.ts';

/** Code and data that decide what the nets answer: a change to one of them makes the cache stale. */
const DECIDERS = [
  'public/models/marks.json',
  ...['ocr-find', 'ocr-decode', 'ocr-scale', 'text-reader', 'mean-frame'].map(
    (name) => `utils/model/${name}.ts`,
  ),
];

const NEVER = new AbortController().signal;

/** @returns the exit status */
export async function main(args: string[], root: string): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      clips: { type: 'string', default: 'marked' },
      as: { type: 'string', default: 'plain' },
      limit: { type: 'string', default: '100000' },
      only: { type: 'string', default: '' },
      each: { type: 'string', default: '100000' },
      corpus: { type: 'string', default: path.join(root, '../shared/corpus') },
    },
  });
  if (!Object.hasOwn(VARIANTS, values.as)) {
    process.stderr.write(`--as is one of ${Object.keys(VARIANTS).join(', ')}.\n`);
    return 2;
  }
  const clips = (await readCorpus(values.corpus, values.clips))
    .filter(({ markText }) => markText.startsWith(values.only))
    .filter(firstOfEach(Number(values.each)))
    .slice(0, Number(values.limit));
  const results = await measure(clips, values.corpus, values.as, root);
  const isCropped = values.as === 'square';
  const plain = isCropped ? await measure(clips, values.corpus, 'plain', root) : undefined;
  process.stdout.write(table(clips, results, plain));
  return 0;
}

/** Lets the first clips of every mark through; those without one as if they had one in common. */
function firstOfEach(most: number): (clip: Clip) => boolean {
  const counts = new Map<string, number>();
  return ({ markText }) => {
    const row = signers(markText)[0]?.row ?? '';
    const count = (counts.get(row) ?? 0) + 1;
    counts.set(row, count);
    return count <= most;
  };
}

async function measure(clips: readonly Clip[], corpus: string, variant: string, root: string) {
  const hash = createHash('sha256');
  for (const file of DECIDERS) hash.update(await readFile(path.join(root, file)));
  const cache = path.join(root, `.cache/marks/${variant}-${hash.digest('hex').slice(0, 12)}.jsonl`);
  await mkdir(path.dirname(cache), { recursive: true });
  const known = new Map<string, readonly [string, Answer][]>();
  for (const line of (await readFile(cache, 'utf8').catch(() => '')).split('\n')) {
    if (line) known.set(JSON.parse(line).file, JSON.parse(line).answers);
  }
  const marks = parseMarks(
    JSON.parse(await readFile(path.join(root, 'public/marks.json'), 'utf8')),
  );
  const reader = await openReader(root);
  const results = new Map<string, Result>();
  const stop = { asked: false };
  process.once('SIGTERM', () => {
    stop.asked = true;
  });
  // New clips first: a run that is cut short has learnt most.
  for (const { file } of [...clips].sort((a, b) => +known.has(a.file) - +known.has(b.file))) {
    if (stop.asked) break;
    const frames = await framesOf(path.join(corpus, file), variant);
    const answers = new Map(known.get(file));
    const before = answers.size;
    const memory = remembering(reader, answers);
    const source = visibleMark(async () => ({ reader: memory.reader, marks }));
    const post = { site: 'bench', postId: file, pageUrl: '', labels: [], urls: [] };
    const started = process.cpuUsage();
    const evidence = await source.collect({ post, depth: 'feed', frames }, NEVER).catch(blank);
    const { user, system } = process.cpuUsage(started);
    const cpuMs = Math.round((user + system) / 1000 - memory.worked() + memory.spent());
    const { width = 0, height = 0 } = frames[0] ?? {};
    results.set(file, { file, evidence, cpuMs, width, height });
    if (answers.size > before)
      await appendFile(cache, `${JSON.stringify({ file, answers: [...answers] })}\n`);
  }
  return results;
}
