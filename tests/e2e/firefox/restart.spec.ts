import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { test as base } from '@playwright/test';
import { BUILD, expect } from './fixtures.ts';
import { type Firefox, launchFirefox, newProfile } from './launch.ts';
import { choose, openOurs, text } from './our-page.ts';

const OLD = path.resolve(import.meta.dirname, '../../unit/browser/settings/2026-11-first.json');

/** What an older version left behind: settings, what the person said, and a history. */
const leave = (firefox: Firefox, context: string) =>
  firefox.evaluate(
    context,
    async (settings) => {
      await browser.storage.local.set({ settings: { ...settings, history: true } });
      const put = (name: string, store: string, indexes: string[], value: object) =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open(name, 1);
          opening.onerror = () => reject(opening.error);
          opening.onupgradeneeded = () => {
            const keyPath = store === 'accounts' ? 'key' : 'media';
            const made = opening.result.createObjectStore(store, { keyPath });
            for (const index of indexes) made.createIndex(index, index);
          };
          opening.onsuccess = () => {
            const change = opening.result.transaction(store, 'readwrite');
            change.objectStore(store).put(value);
            change.onerror = () => reject(change.error);
            change.oncomplete = () => resolve(opening.result.close());
          };
        });
      const at = Date.now();
      await put('second-look-corrections', 'corrections', ['sha256'], {
        media: 'x 1',
        says: 'real',
        why: 'Said before the restart.',
        level: 'ai',
        at: new Date(at).toISOString(),
        site: 'x.com',
        address: 'https://x.com/a/status/1',
      });
      await put('second-look-history', 'accounts', ['at', 'site'], {
        key: 'x somebody',
        site: 'x',
        author: 'somebody',
        posts: [{ id: '1', level: 'ai', at }],
        at,
      });
    },
    JSON.parse(readFileSync(OLD, 'utf8')),
  );

base('settings of an older version, corrections and history outlive the browser', async () => {
  const profile = newProfile();
  try {
    const first = await launchFirefox(BUILD, 9, profile);
    await leave(first, await openOurs(first, 'options.html'));
    await first.close();

    const second = await launchFirefox(BUILD, 9, profile);
    const options = await openOurs(second, 'options.html');
    await expect.poll(() => text(second, options)).toContain('Said before the restart.');
    await expect.poll(() => text(second, options)).toContain('Forget all accounts');
    const chosen = () =>
      second.evaluate(options, () =>
        [...document.querySelectorAll<HTMLInputElement>('input:checked')].map(
          ({ labels }) => labels?.[0]?.firstElementChild?.nextElementSibling?.textContent,
        ),
      );
    expect(await chosen()).toEqual(
      expect.arrayContaining(['Low', 'When I inspect a video', 'Normal']),
    );
    // The first change writes all of them in today's shape, and takes none of the old back.
    await choose(second, options, 'Size', 'Large');
    const stored = () => second.evaluate(options, () => browser.storage.local.get('settings'));
    await expect.poll(stored).toMatchObject({
      settings: {
        badgeSize: 'large',
        sensitivity: 'low',
        fetching: 'inspect',
        sitesOff: ['tiktok', 'news.example'],
        trust: { official: true },
      },
    });
    await second.close();
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
