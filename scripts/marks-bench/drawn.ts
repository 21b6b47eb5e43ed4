import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { visibleMark } from '@/utils/evidence/mark.ts';
import { parseMarks } from '@/utils/evidence/mark-list.ts';
import type { TextReader } from '@/utils/model/text-reader.ts';
import { blank } from './blank.ts';
import { readCorpus } from './corpus.ts';
import drawn from './drawn-labels.json';
import { framesOf } from './frames.ts';
import { openReader } from './reader.ts';

const run = promisify(execFile);
const NEVER = new AbortController().signal;

/** Heights of letters, in pixels of a picture whose short side is 480, and how hard it is compressed. */
const SIZES = [16, 22, 30] as const;
const CRF = [26, 34] as const;
const PLACES = ['x=16:y=h-th-16', 'x=w-tw-16:y=h-th-20', 'x=(w-tw)/2:y=h-th-24', 'x=18:y=18'];

interface Shot {
  readonly language: string;
  readonly text: string;
  readonly trap: boolean;
  readonly font: string;
  readonly size: number;
  readonly crf: number;
}

/** @returns the exit status */
export async function main(args: string[], root: string): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      limit: { type: 'string', default: '100000' },
      only: { type: 'string', default: '' },
      corpus: { type: 'string', default: path.join(root, '../shared/corpus') },
    },
  });
  const clips = (await readCorpus(values.corpus, 'real')).map(({ file }) =>
    path.join(values.corpus, file),
  );
  const marks = parseMarks(
    JSON.parse(await readFile(path.join(root, 'public/marks.json'), 'utf8')),
  );
  const reader = await openReader(root);
  const results: { shot: Shot; read: string; counts: boolean }[] = [];
  const wanted = shots().filter(({ language }) => language.startsWith(values.only));
  for (const [index, shot] of wanted.slice(0, Number(values.limit)).entries()) {
    const clip = clips[(index * 37) % clips.length] ?? '';
    const texts: string[] = [];
    const source = visibleMark(async () => ({ reader: listening(reader, texts), marks }));
    const frames = await draw(shot, clip, PLACES[index % PLACES.length] ?? '');
    const post = { site: 'bench', postId: String(index), pageUrl: '', labels: [], urls: [] };
    const evidence = await source.collect({ post, depth: 'feed', frames }, NEVER).catch(blank);
    const read = texts.sort((a, b) => likeness(b, shot.text) - likeness(a, shot.text))[0] ?? '';
    results.push({ shot, read, counts: evidence.length > 0 });
    process.stderr.write(
      `${shot.font} ${shot.size} px crf ${shot.crf}: ${shot.text} -> ${read || 'nothing'}${evidence.length ? ' *' : ''}\n`,
    );
  }
  process.stdout.write(table(results));
  return 0;
}

/** Every label at every size; compressions and fonts take turns. */
function shots(): Shot[] {
  return Object.entries(drawn).flatMap(([language, { fonts, labels, traps }]) =>
    [...labels, ...traps].flatMap((text, row) =>
      SIZES.map((size, i) => ({
        ...{ language, text, size, trap: traps.includes(text) },
        crf: CRF[(row + i) % CRF.length] ?? 0,
        font: fonts[(row + i) % fonts.length] ?? '',
      })),
    ),
  );
}

async function draw({ text, font, size, crf }: Shot, clip: string, place: string) {
  const folder = await mkdtemp(path.join(tmpdir(), 'letters-'));
  try {
    const [words, file] = [path.join(folder, 'words.txt'), path.join(folder, 'drawn.mp4')];
    await writeFile(words, text);
    const look = `font='${font}':textfile=${words}:fontsize=${size}:fontcolor=white@0.9:shadowx=1:shadowy=1:shadowcolor=black@0.6`;
    await run('ffmpeg', [
      ...['-v', 'error', '-threads', '1', '-i', clip, '-an', '-vf'],
      `scale='if(gt(iw,ih),-2,480)':'if(gt(iw,ih),480,-2)',drawtext=${look}:${place}`,
      ...['-c:v', 'libx264', '-threads', '1', '-preset', 'fast', '-crf', String(crf), file],
    ]);
    return await framesOf(file, 'plain');
  } finally {
    await rm(folder, { recursive: true });
  }
}

const listening = (reader: TextReader, texts: string[]): TextReader => ({
  ...reader,
  async read(frame, box) {
    const reading = await reader.read(frame, box);
    texts.push(reading.text);
    return reading;
  },
});

/** Share of letters that two lines have in common. */
function likeness(read: string, text: string): number {
  const left = [...text];
  const shared = [...read].filter((letter) => {
    const at = left.indexOf(letter);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
  return (2 * shared) / (read.length + text.length);
}

function table(results: readonly { shot: Shot; read: string; counts: boolean }[]): string {
  const plain = (text: string) => text.replaceAll(' ', '');
  const row = (name: string, group: typeof results) => {
    const exact = group.filter(({ shot, read }) => plain(read) === plain(shot.text)).length;
    const counted = group.filter(({ counts }) => counts).length;
    return `| ${name} | ${group.length} | ${exact} | ${counted} |`;
  };
  const lines = ['| drawn | times | read as drawn | counts |', '|---|---|---|---|'];
  for (const [text, group] of Map.groupBy(results, ({ shot }) => shot.text))
    lines.push(row(`${text}${group[0]?.shot.trap ? ' (trap)' : ''}`, group));
  const groups = [
    ({ language, trap }: Shot) => `${language} ${trap ? 'traps' : 'labels'}`,
    ({ language, size, trap }: Shot) => (trap ? '' : `${language} labels, ${size} px`),
    ({ language, crf, trap }: Shot) => (trap ? '' : `${language} labels, crf ${crf}`),
    ({ font, trap }: Shot) => (trap ? '' : `labels in ${font}`),
  ];
  for (const by of groups)
    for (const [name, group] of Map.groupBy(results, ({ shot }) => by(shot)))
      if (name) lines.push(row(name, group));
  return `${lines.join('\n')}\n`;
}
