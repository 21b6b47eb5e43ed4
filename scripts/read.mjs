#!/usr/bin/env node
// npm run read -- --site ID [--url URL] FILE [--json]: what a site's parser sees in a saved answer or page.
import { fileURLToPath } from 'node:url';
import { installPackages } from './setup.mjs';

installPackages();
const { runnerImport } = await import('vite');
const root = fileURLToPath(new URL('..', import.meta.url));
const { module } = await runnerImport(`${root}scripts/read/main.ts`, {
  configFile: false,
  logLevel: 'error',
  root,
  resolve: { alias: { '@': root } },
});
process.exitCode = await module.main(process.argv.slice(2));
