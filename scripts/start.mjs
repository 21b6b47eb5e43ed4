// npm start [-- --once] [--url https://…]: sets up, builds, and opens the browser with the extension on a demo feed.
// Until setUp() has run there may be no packages: only Node's own modules are imported before it.
import { parseArgs } from 'node:util';
import { buildExtension } from './build.mjs';
import { setUp } from './setup.mjs';

const USAGE = 'Usage: npm start [-- --once] [-- --url https://…]';

async function start() {
  const { once, url } = readArguments();
  setUp();
  const extension = buildExtension('demo', {
    SECOND_LOOK_EXTRA_TRUST: 'tests/media/demo/pki/test-root.pem',
  });
  const headless = once || Boolean(process.env.CI) || !hasDisplay();
  const { showDemo, showPage } = await import('./demo-tour.mjs');
  return url ? showPage(extension, url, headless) : showDemo(extension, headless);
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: { once: { type: 'boolean', default: false }, url: { type: 'string' } },
    });
    const url = values.url;
    if (url !== undefined && !/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : ''))
      throw new Error(`${url} is not a web address.`);
    return values;
  } catch (error) {
    throw new Error(`${error.message} ${USAGE}`);
  }
}

const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

try {
  process.exitCode = (await start()) ? 0 : 1;
} catch (error) {
  console.error(process.env.DEBUG ? error : error.message);
  process.exitCode = 1;
}
