import { drawStream, type Playing, putPlayer } from '@/tests/e2e/played-stream.ts';
import { expect, test } from './fixtures.ts';
import { openOurs, text } from './our-page.ts';

test('of a signed stream the pieces that were played are compared, and a changed one is noticed', async ({
  web,
  firefox,
  ours,
}) => {
  const { sign, root } = await drawStream();
  await firefox.evaluate(
    ours.context,
    (own) =>
      browser.storage.local.set({ settings: { trust: { official: true, interim: true, own } } }),
    root,
  );
  const { init, fragments } = await sign('trainedAlgorithmicMedia');
  const changed = fragments.map((one) => Buffer.from(one));
  changed[2]?.writeUInt8(0, (changed[2]?.length ?? 0) - 90);
  const look = async (id: string, all: readonly Buffer[], how?: Playing) => {
    const url = putPlayer(web, id, { init, fragments: all }, how);
    await firefox.open(url);
    await expect.poll(async () => (await ours.listed(url))[0]?.level).toBe('ai');
    const [video] = await ours.listed(url);
    await firefox.evaluate(
      ours.context,
      async ({ video, url }) => {
        const [tab] = await browser.tabs.query({ url });
        const inspect = { ...video, tabId: tab?.id, askedAt: Date.now() };
        await browser.storage.session.set({ inspect });
      },
      { video, url },
    );
    const panel = await openOurs(firefox, 'inspector.html');
    await expect
      .poll(() => text(firefox, panel), { timeout: 90_000 })
      .toContain('The check is finished.');
    return text(firefox, panel);
  };
  const intact = await look('x9fire1', fragments);
  expect(intact).toContain('Pieces of the stream that were compared: 5 of 10.');
  expect(intact).toContain('Read from the stream that the page gave to its player');
  const words = 'A piece of the stream that was seen while it played is not what was signed.';
  expect(await look('x9fire2', changed)).toContain(words);
  const streamed = await look('x9fire3', fragments, { chunk: 999, leave: 3 });
  expect(streamed).toContain('Pieces of the stream that were compared: 4 of 10.');
});
