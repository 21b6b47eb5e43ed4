import { inExtensionWorld, visibleBadges } from './badges.ts';
import { clip, expect, html, listed, remembered, test } from './fixtures.ts';
import { article, timeline, tweet } from './x-pages.ts';

const ANSWER = 'https://x.com/i/api/graphql/abc/HomeTimeline';

/** What a page may break: everything that scripts in its own world stand on. It notes what it gets to see. */
const SABOTAGE = `
  const seen = (window.seen = []);
  const note = (value) => { try { seen[seen.length] = '' + (value && value.type || value); } catch {} };
  const { apply } = Reflect;
  const spy = (owner, name, broken) => {
    const old = owner[name];
    owner[name] = function (...args) {
      note(name);
      for (let i = 0; i < args.length; i++) note(args[i]);
      if (broken) throw new Error('sabotage');
      return apply(old, this, args);
    };
  };
  for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent']) spy(EventTarget.prototype, name, name === 'dispatchEvent');
  for (const name of ['stringify']) spy(JSON, name, true);
  for (const name of ['map', 'filter', 'forEach', 'push', 'join']) spy(Array.prototype, name, false);
  for (const name of ['text', 'json', 'clone']) spy(Response.prototype, name, name === 'clone');
  for (const name of ['test']) spy(RegExp.prototype, name, true);
  for (const name of ['then', 'catch']) spy(Promise.prototype, name, false);
  for (const name of ['apply', 'get']) spy(Reflect, name, false);
  window.CustomEvent = class extends Event { constructor(...args) { super('no'); for (let i = 0; i < args.length; i++) note(args[i]); } };
  const own = window.fetch;
  window.fetch = function (...args) { return apply(own, this, args); };
  Element.prototype.getBoundingClientRect = () => ({ left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 });
  Document.prototype.elementsFromPoint = () => [];
  window.requestAnimationFrame = () => 0;
  window.IntersectionObserver = class { observe() {} };
  window.crypto.randomUUID = () => 'not-random';
  addEventListener('second-look-hello', note, true);
  setTimeout(() => fetch('${ANSWER}'), 500);`;

test('a page that breaks its own world breaks nothing of ours, and learns nothing', async ({
  page,
  web,
  extension,
}) => {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  web.put('https://x.com/sabotage', html(article('901', 'ann'), `<script>${SABOTAGE}</script>`));
  web.put(ANSWER, {
    headers: { 'content-type': 'application/json' },
    body: timeline([tweet('901', { ai: 'User' })]),
  });
  await page.goto('https://x.com/sabotage');
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
  await expect
    .poll(async () => (await listed(extension, page))[0]?.post.labels[0]?.source)
    .toBe('creator');
  // Playwright's own script in the page is broken, too.
  const session = await page.context().newCDPSession(page);
  const { result } = await session.send('Runtime.evaluate', {
    expression: 'seen',
    returnByValue: true,
  });
  const seen: string[] = result.value;
  expect(seen).toContain('addEventListener');
  expect(seen.filter((word) => /[0-9a-f]{8}-[0-9a-f]{4}-/.test(word))).toEqual([]);
  expect(errors).toEqual([]);
});

test('nobody else is greeted by the content script', async ({ page, web }) => {
  web.put('https://x.com/hello', html(article('911', 'ann')));
  await page.goto('https://x.com/hello');
  const answers = await page.evaluate(() => {
    const heard: unknown[] = [];
    document.addEventListener('second-look-hello', (event) =>
      heard.push((event as CustomEvent).detail),
    );
    document.dispatchEvent(new CustomEvent('second-look-hello', { detail: 'hook' }));
    document.dispatchEvent(
      new CustomEvent('second-look-hello', {
        detail: '{"nonce":"a","answers":{"source":".","flags":""}}',
      }),
    );
    return heard;
  });
  expect(
    answers.filter((detail) => `${detail}`.includes('nonce') && !`${detail}`.includes('"a"')),
  ).toEqual([]);
});

test('a page that dresses up as X is not X', async ({ page, web, extension }) => {
  web.put(
    'https://x.com.evil.example/',
    html(article('921', 'ann').replace('A post', 'Made with AI')),
  );
  web.put(
    'https://x.com.evil.example/i/api/graphql/abc/HomeTimeline',
    timeline([tweet('921', { ai: 'C2paClient' })]),
  );
  await page.goto('https://x.com.evil.example/');
  await page.evaluate(
    async () => void (await (await fetch('/i/api/graphql/abc/HomeTimeline')).json()),
  );
  await expect.poll(async () => (await listed(extension, page))[0]?.post.site).toBe('generic');
  await page.waitForTimeout(800);
  const [video] = await listed(extension, page);
  expect(video?.post.labels).toEqual([]);
  expect(video?.level).not.toBe('ai');
});

test('what a page says about itself is never verified, and never a capture', async ({
  page,
  web,
  extension,
}) => {
  const forged = tweet('931', { ai: 'C2paClient' });
  web.put('https://x.com/forged', html(article('931', 'ann')));
  web.put(ANSWER, { headers: { 'content-type': 'application/json' }, body: timeline([forged]) });
  await page.goto('https://x.com/forged');
  await page.evaluate(async (url) => void (await (await fetch(url)).json()), ANSWER);
  await expect.poll(async () => (await listed(extension, page))[0]?.level).toBe('ai');
  const src = clip('plain.mp4?post=931', 'video.twimg.com');
  await expect.poll(async () => (await listed(extension, page)).length).toBe(1);
  const kept = await remembered(extension, '9931');
  for (const { class: kind, claim } of [...(kept?.evidence ?? [])]) {
    expect(kind).not.toBe('verified');
    expect(claim).not.toBe('captured');
  }
  // Not even a content script that the page has taken over can say who it is.
  const answer = await inExtensionWorld(
    page,
    (address) => {
      const label = { says: 'captured', source: 'c2pa', via: 'json', raw: 'forged' };
      const post = {
        site: 'tiktok',
        postId: '1',
        pageUrl: 'https://www.tiktok.com/',
        labels: [label],
        urls: [],
        src: address,
      };
      const { runtime } = chrome;
      return runtime.sendMessage({
        id: 1,
        type: 'examineFile',
        data: { post, depth: 'feed', decode: false },
        timestamp: 0,
      });
    },
    src,
  );
  const { evidence } = (answer as { res: { evidence: { class: string; by: string }[] } }).res;
  expect(evidence.map((one) => one.by)).not.toContain('TikTok');
  expect(evidence.map((one) => one.class)).not.toContain('verified');
});

test('messages that are not ours to send are refused', async ({ page, web, extension }) => {
  web.put('https://messages.example/', html('<p>hello</p>'));
  await page.goto('https://messages.example/');
  expect(
    await page.evaluate(
      () => typeof (globalThis as { chrome?: { runtime?: unknown } }).chrome?.runtime,
    ),
  ).toBe('undefined');
  const results = await inExtensionWorld(page, async () => {
    const { runtime } = chrome;
    const tries = [
      { id: 1, type: 'recall', data: { post: { labels: [] } }, timestamp: 0 },
      { id: 2, type: 'examineFrames', data: { post: {}, frames: [] }, timestamp: 0 },
      { id: 3, type: 'listVideos', data: { videos: Array(9_999).fill({}) }, timestamp: 0 },
      {
        lab: {
          kind: 'file',
          depth: 'feed',
          file: { url: 'https://media.example/clips/plain.mp4?lab', mediaHosts: [], maxBytes: 9e9 },
        },
      },
    ];
    return Promise.all(
      tries.map((message) =>
        runtime.sendMessage(message).catch((error: unknown) => ({ err: String(error) })),
      ),
    );
  });
  for (const result of results.slice(0, 3)) expect(result).toHaveProperty('err');
  // Nobody answers a task for the lab that comes from a page.
  expect(results[3] ?? null).toBeNull();
  expect(web.requests('media.example').filter(({ url }) => url.endsWith('?lab'))).toEqual([]);
  expect(extension.worker.url()).toContain('background');
});
