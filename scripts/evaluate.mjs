// npm run evaluate -- MANIFEST.csv [--out report.json] [--limit N]: the built extension's lab on every clip of a
// manifest (columns file, label = ai or real, group; files relative to it). What is done is kept in OUT.partial.jsonl.
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parseCsv } from './evaluate/csv.mjs';
import { measure } from './evaluate/metrics.mjs';
import { asTable } from './evaluate/table.mjs';
import { detectorScore, evidenceOf } from './findings.mjs';
import { setUp } from './setup.mjs';

const USAGE = 'Usage: npm run evaluate -- MANIFEST.csv [--out report.json] [--limit N]';
/** A browser that has seen hundreds of files has grown; a fresh one is cheap. */
const CLIPS_PER_BROWSER = 300;

async function evaluate() {
  const { manifest, out, limit } = readArguments();
  const rows = readManifest(manifest, limit);
  setUp();
  const { openLab } = await import('./shell-lab.mjs');
  const partial = `${out}.partial.jsonl`;
  const done = readPartial(partial);
  let lab;
  let seen = 0;
  try {
    for (const [i, row] of rows.entries()) {
      if (done.has(row.file)) continue;
      if (seen > 0 && seen % CLIPS_PER_BROWSER === 0) lab = await lab?.close();
      let result;
      // A clip that took the browser with it gets one more chance in a fresh one.
      for (let attempt = 0; attempt < 2 && (!result || result.broken); attempt++) {
        lab ??= await openLab();
        result = await examine(lab, row, path.dirname(manifest));
        if (result.broken) lab = await lab.close();
      }
      const { clip } = result;
      seen++;
      done.set(row.file, clip);
      appendFileSync(partial, `${JSON.stringify(clip)}\n`);
      progress(i + 1, rows.length, clip);
    }
  } finally {
    await lab?.close();
  }
  const clips = rows.map(({ file }) => done.get(file));
  const model = clips.find((clip) => clip.model)?.model ?? null;
  const report = {
    model,
    clips: clips.map(({ model: _, ...clip }) => clip),
    metrics: measure(clips),
  };
  writeFileSync(out, `${JSON.stringify(report, null, 1)}\n`);
  rmSync(partial, { force: true });
  console.log(asTable(report));
  console.log(`\nWritten to ${out}`);
}

function readArguments() {
  const options = { out: { type: 'string', default: 'report.json' }, limit: { type: 'string' } };
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const limit = values.limit === undefined ? Number.POSITIVE_INFINITY : Number(values.limit);
    if (positionals.length !== 1) throw new Error('Name one manifest.');
    if (!(limit >= 1)) throw new Error(`${values.limit} is no number of clips.`);
    return { manifest: positionals[0], out: values.out, limit };
  } catch (error) {
    throw new Error(`${error.message} ${USAGE}`);
  }
}

/** With a limit, clips from all over the manifest: it is often sorted. */
function readManifest(file, limit) {
  if (!existsSync(file)) throw new Error(`There is no manifest ${file}.`);
  const rows = parseCsv(readFileSync(file, 'utf8'));
  for (const name of ['file', 'label', 'group'])
    if (!rows[0] || !(name in rows[0])) throw new Error(`${file} has no column "${name}".`);
  const wrong = rows.find(({ label }) => label !== 'ai' && label !== 'real');
  if (wrong) throw new Error(`${file}: the label of ${wrong.file} is neither ai nor real.`);
  const step = Math.max(1, rows.length / limit);
  return rows.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
}

function readPartial(file) {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const clips = lines.flatMap((line) => {
    try {
      return [JSON.parse(line)];
    } catch {
      return []; // The last line of a run that was cut off.
    }
  });
  // Written anew without the cut line, so that the next one begins a line of its own.
  writeFileSync(file, clips.map((clip) => `${JSON.stringify(clip)}\n`).join(''));
  if (clips.length > 0) console.log(`Going on after ${clips.length} clips of ${file}.`);
  return new Map(clips.map((clip) => [clip.file, clip]));
}

/** A broken clip is a row with its reason; a broken browser is replaced before the next. */
async function examine(lab, { file, label, group }, folder) {
  const clip = {
    file,
    label,
    group,
    score: null,
    frames: 0,
    level: null,
    evidence: [],
    cpuMs: null,
  };
  const place = path.resolve(folder, file);
  if (!existsSync(place)) return { clip: { ...clip, reason: 'unreadable' }, broken: false };
  try {
    const { findings, level, cpuMs } = await lab.examine(place);
    const scored = detectorScore(findings);
    const wall = findings.unchecked.find(({ source }) => source === 'detector');
    const reason =
      scored.score === null && wall
        ? [wall.reason, wall.detail].filter(Boolean).join(': ')
        : undefined;
    const evidence = evidenceOf(findings);
    return {
      clip: { ...clip, ...scored, level, evidence, cpuMs, ...(reason && { reason }) },
      broken: false,
    };
  } catch (error) {
    const reason = /timeout/i.test(String(error))
      ? 'timeout'
      : `crashed: ${error.message.split('\n')[0]}`;
    return { clip: { ...clip, reason }, broken: true };
  }
}

function progress(done, all, { file, score, reason }) {
  const line = `${done}/${all}  ${file}  ${score === null ? (reason ?? '-') : score.toFixed(3)}`;
  if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${line}${done === all ? '\n' : ''}`);
  else if (done === all || done % 20 === 0) console.log(line);
}

try {
  await evaluate();
} catch (error) {
  console.error(process.env.DEBUG ? error : error.message);
  process.exitCode = 1;
}
