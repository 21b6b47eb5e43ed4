import path from 'node:path';
import { badges } from './badges.ts';
import { expect, html, test } from './fixtures.ts';

test('a badge says in words what a file’s notes say in a code', async ({ page, web }) => {
  const src = 'https://media.example/iptc.mp4';
  web.put(src, { file: path.resolve(import.meta.dirname, '../media/demo/iptc.mp4') });
  const video = `<video src="${src}" muted autoplay loop width="480" height="270"></video>`;
  web.put('https://words.example/', html(video));
  await page.goto('https://words.example/');
  const reasons = async () => (await badges(page))[0]?.reasons.join() ?? '';
  await expect.poll(reasons).toMatch(/unsigned metadata \(.+\) says of its source: “made with AI”/);
  expect(await reasons()).not.toContain('trainedAlgorithmicMedia');
});
