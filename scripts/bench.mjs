// npm run bench [-- ROW…]: what the extension costs, against the same page without it. Prints a table; nothing here passes or fails.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { setUp } from './setup.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ROWS = ['package', 'feed', 'badge', 'lab', 'pages'];

setUp();
const only = process.argv.slice(2);
if (!process.env.SECOND_LOOK_SKIP_BUILD) {
  const bin = `${ROOT}node_modules/.bin/wxt`;
  const { status } = spawnSync(bin, ['build'], {
    cwd: ROOT,
    env: { ...process.env, SECOND_LOOK_OUT: '.output/bench', SECOND_LOOK_EVERYWHERE: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) process.exit(1);
}
const extension = `${ROOT}.output/bench/chrome-mv3`;

console.log('\n| what | measured | limit |\n|---|---|---|');
for (const name of ROWS.filter((row) => only.length === 0 || only.includes(row))) {
  const { rows } = await import(`./bench/${name}.mjs`);
  try {
    for (const [what, measured, limit] of await rows(extension))
      console.log(`| ${what} | ${measured} | ${limit} |`);
  } catch (error) {
    console.log(`| ${name} | could not be measured: ${error.message.split('\n')[0]} | |`);
    process.exitCode = 1;
  }
}
