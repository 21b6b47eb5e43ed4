#!/usr/bin/env node
// node scripts/letters-bench.mjs [--only ko|ja] [--limit N] [--corpus DIR]
// Japanese and Korean labels, drawn on real clips in fonts that the reader never learnt from, encoded again, and put through
// the whole chain: what is read, and what counts. Needs ffmpeg and the fonts named in scripts/marks-bench/drawn.ts.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const { module } = await runnerImport(`${root}scripts/marks-bench/drawn.ts`, {
  configFile: false,
  logLevel: 'error',
  root,
  resolve: { alias: { '@': root } },
});
process.exitCode = await module.main(process.argv.slice(2), root);
