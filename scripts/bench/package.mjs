import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const MB = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/** Sizes of what is installed: all of it zipped, and the scripts that run in pages and open first. */
export async function rows(extension) {
  const files = readdirSync(extension, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const zipped = files.reduce((sum, file) => sum + deflateRawSync(readFileSync(file)).length, 0);
  const scripts = files.filter(
    (file) => file.includes(`content-scripts${path.sep}`) && file.endsWith('.js'),
  );
  const inPage = scripts.reduce((sum, file) => sum + statSync(file).size, 0);
  return [
    ['package, zipped', MB(zipped), '30 MB'],
    ['content script + hook, minified', kB(inPage), '90 kB with all sites'],
    ...['popup', 'options', 'inspector']
      .filter((name) => existsSync(`${extension}/${name}.html`))
      .map((name) => [
        `${name}: scripts loaded at start`,
        kB(scriptsOf(extension, name)),
        '300 kB',
      ]),
  ];
}

/** A page's own script and everything it imports before it runs. */
function scriptsOf(extension, name) {
  const html = readFileSync(`${extension}/${name}.html`, 'utf8');
  const seen = new Set();
  const add = (file) => {
    if (seen.has(file) || !existsSync(file)) return;
    seen.add(file);
    const code = readFileSync(file, 'utf8');
    for (const [, to] of code.matchAll(/(?:from|import)\s*["'](\.[^"']+\.js)["']/g))
      add(path.resolve(path.dirname(file), to));
  };
  for (const [, src] of html.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g))
    add(path.join(extension, src));
  return [...seen].reduce((sum, file) => sum + statSync(file).size, 0);
}
