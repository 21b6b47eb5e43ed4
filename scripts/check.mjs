// npm run check -- FILE… [--json]: what the extension finds in files, with the same code as in the feed.
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { detectorScore, evidenceOf } from './findings.mjs';
import { setUp } from './setup.mjs';

const USAGE = 'Usage: npm run check -- FILE… [--json]';
const SOURCES = ['container', 'c2pa', 'mark', 'detector'];

/** @returns 0 where every file could be checked, 2 where one could not, 1 where nothing could start */
async function check() {
  const { files, json } = readArguments();
  setUp();
  const { openLab } = await import('./shell-lab.mjs');
  const rows = [];
  let lab;
  try {
    for (const file of files) {
      const wall = await unreadable(file);
      lab ??= wall ? undefined : await openLab();
      const row = wall
        ? notChecked(file, 'unreadable')
        : await examine(lab, file).catch(async (error) => {
            // A file that took the browser with it takes no others along.
            lab = await lab.close();
            return notChecked(file, /timeout/i.test(String(error)) ? 'timeout' : 'crashed');
          });
      rows.push(row);
      const reasons = wall ? [wall] : walls(row);
      if (reasons.length > 0) console.error(`${file} could not be checked: ${reasons.join(', ')}`);
      if (!json) console.log(asText(row));
    }
  } finally {
    await lab?.close();
  }
  if (json) console.log(JSON.stringify(rows, null, 2));
  return rows.some((row) => walls(row).length > 0) ? 2 : 0;
}

function readArguments() {
  try {
    const options = { json: { type: 'boolean', default: false } };
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    if (positionals.length === 0) throw new Error('Name at least one file.');
    return { files: positionals, json: values.json };
  } catch (error) {
    throw new Error(`${error.message} ${USAGE}`);
  }
}

async function unreadable(file) {
  try {
    await access(file, constants.R_OK);
    return (await stat(file)).isFile() ? '' : 'it is no file';
  } catch (error) {
    return error.code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${error.code})`;
  }
}

async function examine(lab, file) {
  const { findings, level } = await lab.examine(path.resolve(file));
  return {
    file,
    level: level.balanced,
    score: detectorScore(findings).score,
    evidence: evidenceOf(findings),
    unchecked: findings.unchecked.map(({ source, reason }) => ({ source, reason })),
  };
}

const notChecked = (file, reason) => ({
  file,
  level: 'unchecked',
  score: null,
  evidence: [],
  unchecked: SOURCES.map((source) => ({ source, reason })),
});

/** A detector that declines has looked, and a container that can hold no credentials needs no check for them. */
function walls({ unchecked }) {
  return unchecked
    .filter(
      ({ source, reason }) =>
        reason !== 'declined' && !(source === 'c2pa' && reason === 'unsupported'),
    )
    .map(({ source, reason }) => `${source} ${reason}`);
}

function asText({ file, level, score, evidence, unchecked }) {
  return [
    `${file}: ${level}${score === null ? '' : `, detector ${score.toFixed(3)}`}`,
    ...evidence.map((e) => `  ${e.class} ${e.claim}, ${e.source} (${e.detail.kind}), by ${e.by}`),
    ...unchecked.map(({ source, reason }) => `  not checked: ${source}, ${reason}`),
  ].join('\n');
}

try {
  process.exitCode = await check();
} catch (error) {
  console.error(process.env.DEBUG ? error : error.message);
  process.exitCode = 1;
}
