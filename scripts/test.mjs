// `npm test`: sets up, then runs every check there is, and ends with one line: N passed, N failed.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUp } from './setup.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CACHE = path.join(ROOT, '.cache');
const DEMO = {
  SECOND_LOOK_OUT: '.output/demo',
  SECOND_LOOK_EXTRA_TRUST: 'tests/media/demo/pki/test-root.pem',
};

/** Each stage: a command, and how many passed and failed in it; without a report the command itself is one test. */
const STAGES = [
  { name: 'lint', run: 'biome check .' },
  { name: 'types', run: 'tsc --noEmit' },
  {
    name: 'unit',
    run: 'vitest run --reporter=default --reporter=json --outputFile=.cache/unit.json',
    count: vitest,
  },
  { name: 'build Chrome', run: 'wxt build' },
  { name: 'build Chrome, trusting the test root', run: 'wxt build', env: DEMO },
  { name: 'build Firefox, trusting the test root', run: 'wxt build -b firefox --mv3', env: DEMO },
  { name: 'Chromium', run: 'playwright test -c tests/e2e/playwright.config.ts', count: playwright },
  {
    name: 'Firefox',
    run: 'playwright test -c tests/e2e/firefox.config.ts',
    count: playwrightFirefox,
  },
  { name: 'demo', run: 'node scripts/start.mjs --once' },
];

function vitest() {
  const { numPassedTests, numFailedTests, numFailedTestSuites } = report('unit.json');
  return [numPassedTests, numFailedTests || numFailedTestSuites];
}
function playwright(file = 'e2e.json') {
  const { stats } = report(file);
  return [stats.expected + stats.flaky, stats.unexpected];
}
function playwrightFirefox() {
  return playwright('firefox.json');
}
const report = (file) => JSON.parse(readFileSync(path.join(CACHE, file), 'utf8'));

function runStage({ name, run, env = {}, count }) {
  console.log(`\n── ${name}`);
  const started = Date.now();
  const bin = path.join(ROOT, 'node_modules/.bin');
  const { status } = spawnSync(run, {
    cwd: ROOT,
    shell: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env, PATH: `${bin}${path.delimiter}${process.env.PATH}` },
  });
  let [passed, failed] = status === 0 ? [1, 0] : [0, 1];
  try {
    if (count) [passed, failed] = count();
  } catch {
    failed = 1; // No report: the runner itself broke.
  }
  // A runner that failed must not pass for its report's sake.
  if (status !== 0 && failed === 0) failed = 1;
  console.log(
    `── ${name}: ${passed} passed, ${failed} failed (${Math.round((Date.now() - started) / 1000)} s)`,
  );
  return [passed, failed];
}

let [passed, failed] = [0, 0];
try {
  setUp({ tests: true });
  rmSync(CACHE, { recursive: true, force: true });
  mkdirSync(CACHE, { recursive: true });
  const only = process.argv.slice(2);
  for (const stage of STAGES.filter(({ name }) => only.length === 0 || only.includes(name))) {
    const [p, f] = runStage(stage);
    passed += p;
    failed += f;
  }
} catch (error) {
  console.error(error.message);
  failed += 1;
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
