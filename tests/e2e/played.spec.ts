import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { CutStream } from '@/scripts/demo/sign-fragments.mjs';
import { type Extension, expect, html, listed, test, type Web } from './fixtures.ts';
import { drawStream, FILE, HOST, type Playing, putPlayer } from './played-stream.ts';
import { secondLook, stopWorkers } from './second-look.ts';

let stream: Awaited<ReturnType<typeof drawStream>>;
const sign = (sourceType: string) => stream.sign(sourceType);
test.beforeAll(async () => {
  stream = await drawStream();
});
test.beforeEach(({ extension }) =>
  extension.worker.evaluate(
    (own) =>
      chrome.storage.local.set({ settings: { trust: { official: true, interim: true, own } } }),
    stream.root,
  ),
);

/** @returns of each append, whether a method of ours was on the buffer behind it */
async function play(page: Page, web: Web, id: string, all: CutStream, how?: Playing) {
  await page.goto(putPlayer(web, id, all, how));
  await page.waitForFunction('window.done');
  const noticed = await page.evaluate<(string | undefined)[]>('window.noticed');
  expect(new Set(noticed)).toEqual(new Set([undefined, 'InvalidStateError']));
  return page.evaluate<boolean[]>('window.own');
}

const credential = ({ evidence }: Awaited<ReturnType<typeof secondLook>>['seen']) =>
  evidence.find(({ source }) => source === 'c2pa');
const reasonOf = async (extension: Extension, page: Page) =>
  (await listed(extension, page))[0]?.reason;

test('of a signed stream the pieces that were played are compared on inspect, and it is said whose word that is', async ({
  page,
  web,
  extension,
}) => {
  const own = await play(page, web, 'x9play1', await sign('trainedAlgorithmicMedia'));
  expect(own).toEqual(new Array(6).fill(true));
  // While nobody inspects, nothing more is claimed than before.
  const before = 'Content Credentials: Demo AI Studio, content not checked';
  await expect.poll(() => reasonOf(extension, page)).toBe(before);
  // What was collected is with the page: the background may be killed meanwhile.
  await stopWorkers(page);
  const { panel, seen } = await secondLook(page, extension);
  expect(credential(seen)).toMatchObject({
    class: 'declared',
    claim: 'ai-generated',
    detail: {
      kind: 'trusted',
      binding: 'match',
      from: 'page',
      fragments: { checked: 5, of: 10 },
    },
  });
  await expect(
    panel.getByText('Pieces of the stream that were compared: 5 of 10.').first(),
  ).toBeVisible();
  await expect(panel.getByText('Read from the stream that the page gave').first()).toBeVisible();
  await expect(panel.locator('h1')).toHaveText('AI');
  await panel.screenshot({ path: '.cache/e2e-media/played-inspector.png', fullPage: true });
  await panel.close();
  // Each piece once by the page, none by us.
  expect(web.requests(HOST).filter(({ url }) => url === '/x9play1/1.mp4')).toHaveLength(1);

  // A second look takes nothing back, and the badge says no more than the page's word allows.
  const again = await secondLook(page, extension);
  expect(credential(again.seen)?.detail.fragments).toEqual({ checked: 5, of: 10 });
  await again.panel.close();
  expect(await reasonOf(extension, page)).toBe(before);
});

test('a changed piece is noticed', async ({ page, web, extension }) => {
  const { init, fragments } = await sign('trainedAlgorithmicMedia');
  const changed = fragments.map((one, index) => {
    const copy = Buffer.from(one);
    if (index === 3) copy.writeUInt8(copy.readUInt8(copy.length - 90) ^ 1, copy.length - 90);
    return copy;
  });
  await play(page, web, 'x9play2', { init, fragments: changed });
  const { panel, seen } = await secondLook(page, extension);
  expect(credential(seen)).toMatchObject({
    class: 'declared',
    strength: 'weak',
    detail: { kind: 'tampered', binding: 'mismatch', from: 'page' },
  });
  const words = 'A piece of the stream that was seen while it played is not what was signed.';
  await expect(panel.getByText(words).first()).toBeVisible();
  await expect(panel.locator('h1')).toHaveText('Likely AI');
  await panel.close();
});

test('a capture that only the page shows stays declared, whatever matches', async ({
  page,
  web,
  extension,
}) => {
  await play(page, web, 'x9play3', await sign('digitalCapture'), { count: 10 });
  const { panel, seen } = await secondLook(page, extension);
  expect(credential(seen)).toMatchObject({
    class: 'declared',
    claim: 'captured',
    detail: { binding: 'match', fragments: { checked: 10, of: 10 } },
  });
  await expect(panel.locator('h1')).not.toHaveText('Camera');
  await panel.close();
});

test('nothing is collected of a stream that is not signed in pieces', async ({ page, web }) => {
  expect(await play(page, web, 'x9play4', stream.cut)).toEqual(new Array(6).fill(false));
});

test('of a player that streams, the chunks are joined, whatever they cut, and so is a stream that it seeks in', async ({
  page,
  web,
  extension,
}) => {
  const all = await sign('trainedAlgorithmicMedia');
  const own = await play(page, web, 'x9play5', all, { chunk: 999, leave: 2 });
  expect(new Set(own)).toEqual(new Set([true]));
  expect(own.length).toBeGreaterThan(all.init.length / 999);
  // The whole init segment was seen, though no append had it.
  await expect
    .poll(() => reasonOf(extension, page))
    .toBe('Content Credentials: Demo AI Studio, content not checked');
  const { panel, seen } = await secondLook(page, extension);
  expect(credential(seen)?.detail).toMatchObject({
    kind: 'trusted',
    binding: 'match',
    from: 'page',
    fragments: { checked: 4, of: 10 },
  });
  await panel.close();
});

test('of a stream in chunks that is not signed, the appends of its init segment are seen and no more', async ({
  page,
  web,
}) => {
  const { init } = stream.cut;
  const chunk = Math.ceil(init.length / 3);
  const own = await play(page, web, 'x9play6', stream.cut, { chunk });
  expect(own.slice(0, 3)).toEqual([true, true, false]);
  expect(new Set(own.slice(3))).toEqual(new Set([false]));
});

/** Media Source Extensions in a worker, which the page's own world does not see. */
const WORKER = `
  const source = new MediaSource();
  source.addEventListener('sourceopen', async () => {
    const buffer = source.addSourceBuffer('video/mp4; codecs="avc1.4d401e"');
    const bytes = await (await fetch('/stream.mp4')).arrayBuffer();
    buffer.addEventListener('updateend', () => source.endOfStream(), { once: true });
    buffer.appendBuffer(bytes);
  });
  postMessage(source.handle, [source.handle]);`;

test('a player that works in a worker is looked at by its pictures', async ({
  page,
  web,
  extension,
}) => {
  const script = `const worker = new Worker('/worker.js');
    worker.onmessage = ({ data }) => { document.querySelector('video').srcObject = data; };`;
  web.put('https://worker.example/stream.mp4', { body: readFileSync(FILE) });
  web.put('https://worker.example/worker.js', {
    headers: { 'content-type': 'text/javascript' },
    body: WORKER,
  });
  web.put(
    'https://worker.example/',
    html(`<video muted autoplay loop width="480" height="270"></video><script>${script}</script>`),
  );
  await page.goto('https://worker.example/');
  const source = () => page.evaluate(() => `${document.querySelector('video')?.srcObject}`);
  await expect.poll(source).toBe('[object MediaSourceHandle]');
  await expect.poll(async () => (await listed(extension, page))[0]?.level).toBe('no-signs');
  const { panel } = await secondLook(page, extension);
  await expect(panel.locator('h1')).toHaveText('No signs of AI');
  // Nobody looked into it, and it says so.
  for (const what of ['Content Credentials', "The file's own notes"])
    await expect(
      panel.getByText(`${what} could not be checked: the page does not say where the video lies.`),
    ).toBeVisible();
  await panel.screenshot({ path: '.cache/e2e-media/worker-inspector.png', fullPage: true });
  await panel.close();
});
