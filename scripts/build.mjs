import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = [
  'entrypoints',
  'components',
  'utils',
  'public',
  'wxt.config.ts',
  'package-lock.json',
];

/**
 * Builds the extension for Chromium into `.output/NAME` unless it lies there, newer than all that it is made from.
 * Uses nothing but Node: callers may run before packages' own code can.
 * @param {string} name
 * @param {Record<string, string>} env what `wxt.config.ts` reads
 * @returns {string} the unpacked extension
 */
export function buildExtension(name, env = {}) {
  const extension = path.join(ROOT, '.output', name, 'chrome-mv3');
  const built = modified(path.join(extension, 'manifest.json'));
  const trust = env.SECOND_LOOK_EXTRA_TRUST ? [env.SECOND_LOOK_EXTRA_TRUST] : [];
  if (built > Math.max(...[...SOURCES, ...trust].map((place) => newest(path.resolve(ROOT, place)))))
    return extension;
  console.error('Building the extension …');
  const bin = path.join(ROOT, 'node_modules/.bin');
  const { status, stdout, stderr } = spawnSync('wxt build', {
    cwd: ROOT,
    shell: true,
    encoding: 'utf8',
    env: {
      ...process.env,
      ...env,
      SECOND_LOOK_OUT: `.output/${name}`,
      PATH: `${bin}${path.delimiter}${process.env.PATH}`,
    },
  });
  if (status !== 0) throw new Error(`The extension could not be built:\n${stdout}${stderr}`);
  return extension;
}

const modified = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function newest(place) {
  const own = modified(place);
  if (!statSync(place, { throwIfNoEntry: false })?.isDirectory()) return own;
  return Math.max(own, ...readdirSync(place).map((name) => newest(path.join(place, name))));
}
