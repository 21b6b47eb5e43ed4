import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';

const ROOT = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));

const POWERS = [
  'permissions',
  'host_permissions',
  'optional_permissions',
  'optional_host_permissions',
  'content_scripts',
  'content_security_policy',
  'web_accessible_resources',
  'externally_connectable',
];
const powersOf = (build: string) => {
  const manifest = read(`.output/${build}/manifest.json`);
  return Object.fromEntries(
    POWERS.flatMap((key) => (key in manifest ? [[key, manifest[key]]] : [])),
  );
};

/** What the extension may do is a promise to people: a change belongs into this file, the README and a review. */
test('the permissions are the committed ones', () => {
  const committed = read('tests/e2e/permissions.json');
  expect(powersOf('chrome-mv3')).toEqual(committed.chrome);
  expect(committed.firefox.host_permissions).toEqual(committed.chrome.host_permissions);
  for (const browser of ['chrome', 'firefox'])
    expect(powersOf(`demo/${browser}-mv3`)).toEqual({
      ...committed[browser],
      // No prompt can be answered in tests.
      host_permissions: ['<all_urls>'],
    });
});

test('the scripts in pages are text that browsers load', () => {
  const folder = path.join(ROOT, '.output/demo/chrome-mv3/content-scripts');
  for (const name of readdirSync(folder)) {
    const script = readFileSync(path.join(folder, name), 'utf8');
    expect(script.length).toBeGreaterThan(1_000);
    // Chromium refuses a script with a noncharacter, and a minifier writes escapes as what they stand for.
    expect(script, name).not.toMatch(/\p{Noncharacter_Code_Point}|\ufffd/u);
  }
});
