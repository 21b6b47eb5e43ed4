import path from 'node:path';
import { shared } from '@/tests/shared.ts';
import type { Examined } from '@/utils/browser/messages.ts';
import { expect, html, listed, test } from './fixtures.ts';
import { open } from './inspector-page.ts';

const DEMO = path.resolve(import.meta.dirname, '../media/demo');

/** What the feed says after a look at the file's first bytes, and what an inspection of all of it adds. */
const FILES = [
  { file: 'signed-ai.mp4', feed: 'ai', whole: { class: 'verified', claim: 'ai-generated' } },
  { file: 'unknown-signer.mp4', feed: 'ai', whole: { class: 'declared', claim: 'ai-generated' } },
  { file: 'tampered.mp4', feed: 'likely-ai', whole: { class: 'declared', strength: 'weak' } },
  { file: 'camera.mp4', feed: 'no-signs', whole: { class: 'verified', claim: 'captured' } },
] as const;

for (const { file, feed, whole } of FILES)
  test(`${file}: the feed says ${feed}, the inspector ${Object.values(whole).join(', ')}`, async ({
    page,
    web,
    extension,
  }) => {
    const url = `https://${file.replace('.', '-')}.example/`;
    const src = `${url}${file}`;
    web.put(src, { file: path.join(DEMO, file) });
    // Not playing: only the file can tell.
    web.put(url, html(`<video src="${src}" muted width="480" height="270"></video>`));
    await page.goto(url);
    const level = async () => (await listed(extension, page))[0]?.level;
    await expect.poll(level, { timeout: 30_000 }).toBe(feed);
    // As the inspector asks: no page's script may have a whole file read.
    await page.goto(`${extension.origin}/options.html`);
    const { res } = await page.evaluate(
      ([pageUrl, address]): Promise<{ res: Examined }> => {
        const post = { site: 'generic', postId: null, pageUrl, labels: [], urls: [], src: address };
        const data = { post, depth: 'inspect', decode: false };
        return chrome.runtime.sendMessage({ type: 'examineFile', data });
      },
      [url, src] as const,
    );
    const credentials = res.evidence.filter(({ source }) => source === 'c2pa');
    expect(credentials).toContainEqual(expect.objectContaining(whole));
    if (whole.class !== 'verified')
      expect(res.evidence.map((one) => one.class)).not.toContain('verified');
  });

test('a time stamp by nobody known is told as that, and not as none', async ({ extension }) => {
  const files = ['expired_with_tst.mp4', 'expired_no_tst.mp4'].map((name) =>
    shared(`media/c2pa/made/${name}`),
  );
  test.skip(files.includes(null), '../shared/media/c2pa is not here');
  const page = await open(extension, 'check.html');
  await page.locator('input[type=file]').setInputFiles(files.map(String));
  const row = page.locator('.facts > div').filter({ hasText: /^Time stamp/ });
  await page.getByRole('button', { name: /expired_with/ }).click({ timeout: 90_000 });
  await expect(row).toHaveText(/^Time stamp.*2026.* \(on no known list\)$/);
  await page.getByRole('button', { name: /expired_no/ }).click({ timeout: 90_000 });
  await expect(row).toHaveText(/^Time stampnone$/);
  await page.close();
});
