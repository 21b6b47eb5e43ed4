import path from 'node:path';
import { defineConfig } from '@playwright/test';

const root = path.resolve(import.meta.dirname, '../..');

/** One browser for all: the extension is one, and so are the machine's two cores. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  testIgnore: 'firefox/**',
  outputDir: path.join(root, '.cache/e2e'),
  globalSetup: './media.ts',
  workers: 1,
  retries: process.env.CI ? 1 : 0,
  timeout: 100_000,
  expect: { timeout: 25_000 },
  reporter: [['list'], ['json', { outputFile: path.join(root, '.cache/e2e.json') }]],
});
