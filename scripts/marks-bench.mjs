#!/usr/bin/env node
// node scripts/marks-bench.mjs [--clips marked|real|ai|all] [--as plain|360|letterbox|square|mirror] [--only TEXT] [--limit N] [--each N]
// What the reader of marks finds in the corpus, a row a generator, and its false alarms on real clips.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const { module } = await runnerImport(`${root}scripts/marks-bench/main.ts`, {
  configFile: false,
  logLevel: 'error',
  root,
  resolve: { alias: { '@': root } },
});
process.exitCode = await module.main(process.argv.slice(2), root);
