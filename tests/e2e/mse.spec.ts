import type { Examined } from '@/utils/browser/messages.ts';
import { inExtensionWorld } from './badges.ts';
import { expect, html, listed, test } from './fixtures.ts';
import { demo, signedStream } from './signed-stream.ts';

/** A player under a strict policy, which notes whatever an honest one could notice. */
const PLAYER = `
  const noted = (window.noted = { returned: [], events: [], native: [], own: [], errors: [] });
  const native = SourceBuffer.prototype.appendBuffer;
  const tops = (bytes) => {
    const at = []; const view = new DataView(bytes);
    for (let i = 0; i < bytes.byteLength; i += view.getUint32(i)) at.push([i, view.getUint32(i)]);
    const head = at.slice(0, 3);
    return [bytes.slice(0, head[2][0] + head[2][1]), ...at.slice(3).map(([i, size]) => bytes.slice(i, i + size))];
  };
  (async () => {
    const parts = tops(await (await fetch('/stream.mp4')).arrayBuffer());
    const source = new MediaSource();
    document.querySelector('video').src = URL.createObjectURL(source);
    await new Promise((resolve) => source.addEventListener('sourceopen', resolve, { once: true }));
    const buffer = source.addSourceBuffer('video/mp4; codecs="avc1.4d401e"');
    for (const type of ['updatestart', 'update', 'updateend'])
      buffer.addEventListener(type, () => noted.events.push(type));
    for (const part of parts) {
      const done = new Promise((resolve) => buffer.addEventListener('updateend', resolve, { once: true }));
      noted.returned.push(buffer.appendBuffer(part));
      noted.own.push(Object.hasOwn(buffer, 'appendBuffer'));
      noted.native.push(buffer.appendBuffer === native);
      try { buffer.appendBuffer(part); } catch (error) { noted.errors.push(error.name); }
      await done;
    }
    source.endOfStream();
    noted.done = parts.length;
  })();`;

test('credentials at the beginning of a stream are read from what the player gets, and asked of nobody', async ({
  page,
  web,
  extension,
}) => {
  const policy = `default-src 'none'; script-src 'nonce-a'; style-src 'unsafe-inline'; media-src blob:; connect-src 'self'`;
  web.put('https://mse.example/', {
    headers: { 'content-type': 'text/html', 'content-security-policy': policy },
    body: html(
      `<video muted autoplay loop width="480" height="270"></video><script nonce="a">${PLAYER}</script>`,
    ),
  });
  web.put('https://mse.example/stream.mp4', { body: signedStream() });
  await page.goto('https://mse.example/');
  await expect.poll(async () => (await listed(extension, page))[0]?.level).toBe('ai');

  const noted = await page.evaluate(
    () => (window as unknown as { noted: Record<string, unknown[]> }).noted,
  );
  const count = Number(noted.done);
  expect(count).toBeGreaterThan(2);
  expect(noted.returned).toEqual(new Array(count).fill(undefined));
  expect(noted.errors).toEqual(new Array(count).fill('InvalidStateError'));
  expect(noted.events).toEqual(
    new Array(count).fill(['updatestart', 'update', 'updateend']).flat(),
  );
  // Nothing of ours is left on the buffer: later appends cost what they cost without us.
  expect(noted.own).toEqual(new Array(count).fill(false));
  expect(noted.native).toEqual(new Array(count).fill(true));
  expect(web.requests('mse.example').filter(({ url }) => url === '/stream.mp4')).toHaveLength(1);

  // The inspector asks the page again, and says whose word it is.
  const [video] = await listed(extension, page);
  await extension.worker.evaluate(
    (inspect) =>
      (
        globalThis as unknown as {
          chrome: { storage: { session: { set(items: object): Promise<void> } } };
        }
      ).chrome.storage.session.set({ inspect }),
    { ...video, askedAt: Date.now() },
  );
  const panel = await extension.context.newPage();
  await panel.goto(`${extension.origin}/inspector.html`);
  await expect(panel.getByRole('status').first()).toHaveText('The check is finished.', {
    timeout: 90_000,
  });
  await expect(panel.getByText('Read from the stream that the page gave').first()).toBeVisible();
  await expect(panel.locator('h1')).toHaveText('AI');
  await panel.close();
});

test('a page that hands over a signed file gets no verified verdict for it', async ({
  page,
  web,
}) => {
  web.put('https://forger.example/', html('<video></video>'));
  await page.goto('https://forger.example/');
  for (const file of ['camera.mp4', 'unknown-signer.mp4', 'aigc.mp4', 'plain.mp4']) {
    const head = demo(file)
      .subarray(0, 64 * 1024)
      .toString('latin1');
    const { res } = await inExtensionWorld(
      page,
      (bytes): Promise<{ res: Examined }> => {
        const post = { site: 'x', postId: '1', pageUrl: 'https://x.com/', labels: [], urls: [] };
        const data = { post, head: bytes };
        const { runtime } = chrome as unknown as {
          runtime: { sendMessage(message: object): Promise<never> };
        };
        return runtime.sendMessage({ type: 'examineHead', data });
      },
      head,
    );
    expect(res.evidence.map((one) => [one.class, one.detail.from])).toEqual(
      file === 'plain.mp4' ? [] : [['declared', 'page']],
    );
    expect(res.checked.includes('container')).toBe(file === 'aigc.mp4');
  }
});

test('a page that puts a method of its own over ours, or breaks what we stand on, plays as before', async ({
  page,
  web,
}) => {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  web.put('https://wrap.example/', html('<video muted width="480" height="270"></video>'));
  web.put('https://wrap.example/stream.mp4', { body: signedStream() });
  await page.goto('https://wrap.example/');
  const told = await page.evaluate(async () => {
    const bytes = await (await fetch('/stream.mp4')).arrayBuffer();
    const open = async () => {
      const source = new MediaSource();
      const video = document.querySelector('video') as HTMLVideoElement;
      video.src = URL.createObjectURL(source);
      await new Promise((resolve) =>
        source.addEventListener('sourceopen', resolve, { once: true }),
      );
      return source.addSourceBuffer('video/mp4; codecs="avc1.4d401e"');
    };
    const appended = async (buffer: SourceBuffer, part: BufferSource) => {
      const done = new Promise((resolve) => buffer.addEventListener('updateend', resolve));
      buffer.appendBuffer(part);
      await done;
      return buffer.buffered.length;
    };
    const lengths: number[] = [];
    const calls: string[] = [];
    // Over the one buffer, calling what was there before.
    const wrapped = await open();
    const before = wrapped.appendBuffer;
    wrapped.appendBuffer = function (part) {
      calls.push('own');
      return before.call(this, part);
    };
    lengths.push(await appended(wrapped, bytes));
    await appended(wrapped, new Uint8Array(bytes));
    // Over all buffers, after ours was there.
    const later = await open();
    const { appendBuffer } = SourceBuffer.prototype;
    SourceBuffer.prototype.appendBuffer = function (part) {
      calls.push('all');
      return appendBuffer.call(this, part);
    };
    lengths.push(await appended(later, new DataView(bytes)));
    SourceBuffer.prototype.appendBuffer = appendBuffer;
    // What is no data is the buffer's own to refuse.
    const refused = await open();
    let name = '';
    try {
      refused.appendBuffer('no' as never);
    } catch (error) {
      name = (error as Error).name;
    }
    // Broken built-ins are not ours to fall over.
    WeakMap.prototype.set = String.fromCharCode = () => {
      throw new Error('sabotage');
    };
    lengths.push(await appended(await open(), bytes));
    return { lengths, calls, name };
  });
  expect(told).toEqual({ lengths: [1, 1, 1], calls: ['own', 'own', 'all'], name: 'TypeError' });
  await page.waitForTimeout(300);
  expect(errors).toEqual([]);
});
