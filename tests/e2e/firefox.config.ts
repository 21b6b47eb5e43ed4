import path from 'node:path';
import { defineConfig } from '@playwright/test';

const root = path.resolve(import.meta.dirname, '../..');

/** Playwright runs and reports these tests, but does not drive the browser: it cannot load extensions into Firefox. */
export default defineConfig({
  testDir: './firefox',
  testMatch: '*.spec.ts',
  outputDir: path.join(root, '.cache/firefox'),
  globalSetup: './media.ts',
  workers: 1,
  retries: process.env.CI ? 1 : 0,
  timeout: 90_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: path.join(root, '.cache/firefox.json') }]],
});
