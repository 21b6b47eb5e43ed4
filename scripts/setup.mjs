// Makes a fresh machine ready: packages from the lockfile, browsers where they are missing. Asks nothing, and leaves
// standard output to the program it is called for: others read that as JSON.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CHROMES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
const FIREFOXES = [
  process.env.FIREFOX,
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];
const first = (list) => list.find((file) => file && existsSync(file));
export const findChromium = () => first(CHROMES);
export const findFirefox = () => first(FIREFOXES);

/** @throws Error with one clear sentence where something is missing that cannot be installed here */
export function setUp({ tests = false } = {}) {
  if (Number(process.versions.node.split('.')[0]) < 20)
    throw new Error(`Second Look needs Node 20 or later; this is ${process.version}.`);
  installPackages();
  if (!findChromium()) install(['chromium'], 'a Chrome, Chromium or Edge');
  if (!tests) return;
  if (!findFirefox()) install(['firefox-esr', 'libavcodec59'], 'Firefox');
  if (spawnSync('ffmpeg', ['-version']).error) install(['ffmpeg'], 'ffmpeg');
}

/** For what needs no browser. */
export function installPackages() {
  const done = `${ROOT}node_modules/.package-lock.json`;
  const lock = `${ROOT}package-lock.json`;
  if (existsSync(done) && statSync(done).mtimeMs >= statSync(lock).mtimeMs - 1000) return;
  console.error('Installing packages (once) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync(npm, args, {
    cwd: ROOT,
    stdio: ['inherit', process.stderr, 'inherit'],
    shell: process.platform === 'win32',
  });
}

let listed = false;
function install(packages, what) {
  if (
    process.platform !== 'linux' ||
    process.getuid?.() !== 0 ||
    spawnSync('apt-get', ['-v']).error
  )
    throw new Error(
      `Second Look found no ${what.replace(/^an? /, '')}: please install ${what} and start again.`,
    );
  console.error(`Installing ${packages.join(', ')} (once) …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (args) => spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (!listed) apt(['update', '-qq']);
  listed = true;
  const { status } = apt(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
  if (status !== 0) throw new Error(`apt-get could not install ${packages.join(', ')}.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    if (process.argv.includes('--packages')) installPackages();
    else setUp({ tests: process.argv.includes('--test') });
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
