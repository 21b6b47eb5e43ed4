import { clip, type Extension, expect, html, listed, test } from './fixtures.ts';

const FOUR_GB = {
  headers: { 'content-type': 'video/mp4', 'content-length': String(4 * 2 ** 30) },
  body: Buffer.concat([Buffer.from('00000018667479706d703432000000006d70343269736f6d', 'hex'), Buffer.alloc(3_000_000)]),
};

for (const name of ['empty.mp4', 'cut.mp4', 'page.mp4', 'noise.mp4', 'absurd.mp4', 'negative.mp4', 'nested.mp4', 'huge.mp4', 'missing.mp4', 'cut-off.mp4'])
  test(`${name} is never "no signs"`, async ({ page, web, extension }) => {
    const url = `https://bad-${name.replace('.', '-')}.example/`;
    const src = name === 'missing.mp4' ? 'https://media.example/missing.mp4' : clip(`${name}?bad`);
    web.put('https://media.example/clips/huge.mp4?bad', FOUR_GB);
    web.put(clip('cut-off.mp4?bad'), {
      headers: { 'content-type': 'video/mp4', 'content-length': '900000' },
      body: Buffer.from('00000018667479706d703432000000006d70343269736f6d', 'hex'),
    });
    web.put(url, html(`<video src="${src}" muted autoplay width="480" height="270"></video>`));
    await page.goto(url);
    await expect.poll(async () => (await listed(extension, page))[0]?.level, { timeout: 30_000 }).toBeTruthy();
    await page.waitForTimeout(1_500);
    console.log(name, (await listed(extension, page))[0]?.level, JSON.stringify(await ask(extension, page)));
    expect((await listed(extension, page))[0]?.level).toBe('unchecked');
    expect(await page.locator('second-look-badge').count()).toBe(0);
  });

const ask = async (_: Extension, __: unknown) => null;
