import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from './fixtures.ts';
import type { Firefox } from './launch.ts';
import { choose, fill, flip, openLabelled, openOurs, press, save, text } from './our-page.ts';

interface Stored {
  readonly settings?: Readonly<Record<string, unknown>>;
}

const stored = (firefox: Firefox, context: string) =>
  firefox.evaluate(context, () => browser.storage.local.get('settings')) as Promise<Stored>;

/** Submits the form with the field of this label. */
const enter = (firefox: Firefox, context: string, label: string) =>
  firefox.evaluate(
    context,
    (words) => {
      const named = [...document.querySelectorAll('label')].find(
        (one) => one.textContent === words,
      );
      (named?.control as HTMLInputElement | null)?.form?.requestSubmit();
    },
    label,
  );

test('settings are saved, opened again and taken back; a site goes off at once', async ({
  web,
  firefox,
  ours,
}) => {
  const { page } = await openLabelled({ web, firefox, ours }, 'site-off');
  const options = await openOurs(firefox, 'options.html');
  const kept = async () => (await stored(firefox, options)).settings;
  await expect.poll(() => choose(firefox, options, 'Size', 'Large')).toBe(true);
  const size = () =>
    firefox.inBadge(page, (root) => root.querySelector<HTMLElement>('.badge')?.dataset.size);
  await expect.poll(size).toBe('large');
  const file = await save(firefox, options, 'Save all settings', 'second-look-settings.json');
  await choose(firefox, options, 'Size', 'Small');
  await expect.poll(size).toBe('small');

  const folder = mkdtempSync(path.join(tmpdir(), 'second-look-'));
  const give = async (name: string, content: string) => {
    writeFileSync(path.join(folder, name), content);
    const input = '.section:has(.danger) input[type=file]';
    await firefox.chooseFiles(options, input, [path.join(folder, name)]);
  };
  await give('other.json', '{"not":"ours"}');
  await expect.poll(() => text(firefox, options)).toContain('no file of saved settings');
  await give('mine.json', file);
  await expect.poll(size).toBe('large');
  await press(firefox, options, 'Undo');
  await expect.poll(size).toBe('small');
  rmSync(folder, { recursive: true });

  expect(await fill(firefox, options, 'Another site', 'site-off.example')).toBe(true);
  await enter(firefox, options, 'Another site');
  await expect.poll(() => flip(firefox, options, 'site-off.example')).toBe(true);
  const badges = () =>
    firefox.evaluate(page, () => document.querySelectorAll('second-look-badge').length);
  await expect.poll(badges).toBe(0);
  await press(firefox, options, 'Forget site-off.example');
  await expect.poll(badges).toBe(1);
  await expect.poll(kept).toMatchObject({ sitesOff: [], badgeSize: 'small' });
  await choose(firefox, options, 'Size', 'Normal');
});

test('dim a labelled video until the person points at its badge', async ({
  web,
  firefox,
  ours,
}) => {
  const { page } = await openLabelled({ web, firefox, ours }, 'dim');
  const options = await openOurs(firefox, 'options.html');
  await expect.poll(() => choose(firefox, options, '“AI”', 'Dim')).toBe(true);
  const veil = () => firefox.inBadge(page, (root) => root.querySelector('.veil')?.className);
  await expect.poll(veil).toBe('veil dim');
  await choose(firefox, options, '“AI”', 'Label');
  await expect.poll(async () => (await veil()) ?? '').toBe('');
});

test('a certificate of the person’s own is checked, listed and removed', async ({ firefox }) => {
  const options = await openOurs(firefox, 'options.html');
  const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----';
  await expect.poll(() => fill(firefox, options, 'Certificates in PEM', broken)).toBe(true);
  await press(firefox, options, 'Trust these');
  await expect.poll(() => text(firefox, options)).toContain('Certificate 1 cannot be read');
  const root = path.resolve(import.meta.dirname, '../../media/demo/pki/test-root.pem');
  await fill(firefox, options, 'Certificates in PEM', readFileSync(root, 'utf8'));
  await press(firefox, options, 'Trust these');
  const listed = () =>
    firefox.evaluate(options, () => document.querySelectorAll('.anchors .certificates li').length);
  await expect.poll(listed).toBe(1);
  const own = async () =>
    ((await stored(firefox, options)).settings?.trust as { own: string } | undefined)?.own;
  await expect.poll(own).toContain('BEGIN CERTIFICATE');
  await firefox.evaluate(options, () =>
    document.querySelector<HTMLElement>('.anchors .certificates button')?.click(),
  );
  await expect.poll(listed).toBe(0);
  await expect.poll(own).toBe('');
});

test('two windows that write at once lose nothing; a full disk is told', async ({ firefox }) => {
  const windows = [
    await openOurs(firefox, 'options.html'),
    await openOurs(firefox, 'options.html'),
  ];
  const names = [[...'abcd'], [...'efgh']];
  await Promise.all(
    windows.map(async (options, index) => {
      for (const name of names[index] ?? []) {
        await fill(firefox, options, 'Accounts', name);
        await enter(firefox, options, 'Accounts');
      }
    }),
  );
  const [options = ''] = windows;
  const accounts = async () =>
    ((await stored(firefox, options)).settings?.wantedAccounts as string[] | undefined)?.toSorted();
  await expect.poll(accounts).toEqual([...'abcdefgh']);

  await firefox.evaluate(options, () => {
    browser.storage.local.set = async () => {
      throw new Error('QuotaExceededError');
    };
  });
  await choose(firefox, options, 'Size', 'Large');
  await expect.poll(() => text(firefox, options)).toContain('could not be saved');
  expect((await stored(firefox, options)).settings).toMatchObject({ badgeSize: 'normal' });
});

test('search, the keys, the detector’s figures, and everything deleted when asked twice', async ({
  firefox,
}) => {
  const options = await openOurs(firefox, 'options.html');
  const sections = () =>
    firefox.evaluate(
      options,
      () =>
        [...document.querySelectorAll<HTMLElement>('.section')].filter((one) => !one.hidden).length,
    );
  expect(await fill(firefox, options, 'Search the options', 'pem')).toBe(true);
  await expect.poll(sections).toBe(1);
  await fill(firefox, options, 'Search the options', '');
  await expect.poll(sections).toBeGreaterThan(8);
  await expect.poll(() => text(firefox, options)).toContain('Alt+Shift+J');

  const card = await openOurs(firefox, 'detector.html');
  await expect.poll(() => text(firefox, card)).toMatch(/\b[0-9a-f]{64}\b/);

  const everything = () =>
    firefox.evaluate(options, async () => {
      const databases = await indexedDB.databases();
      const counts = databases.map(
        ({ name = '' }) =>
          new Promise<number>((resolve, reject) => {
            const opening = indexedDB.open(name);
            opening.onerror = () => reject(opening.error);
            opening.onsuccess = () => {
              const [store] = opening.result.objectStoreNames;
              if (!store) return resolve(0);
              const count = opening.result.transaction(store).objectStore(store).count();
              count.onsuccess = () => {
                opening.result.close();
                resolve(count.result);
              };
            };
          }),
      );
      const kept = Object.keys(await browser.storage.local.get()).length;
      return (await Promise.all(counts)).reduce((sum, count) => sum + count, kept);
    });
  expect(await everything()).toBeGreaterThan(0);
  expect(await press(firefox, options, 'Delete everything…')).toBe(true);
  await press(firefox, options, 'Keep it');
  expect(await everything()).toBeGreaterThan(0);
  await press(firefox, options, 'Delete everything…');
  await firefox.evaluate(options, () =>
    document.querySelector<HTMLElement>('dialog .danger')?.click(),
  );
  await expect.poll(() => text(firefox, options)).toContain('Everything was deleted.');
});
