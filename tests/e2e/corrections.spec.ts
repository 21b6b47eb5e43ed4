import { readFileSync } from 'node:fs';
import { visibleBadges } from './badges.ts';
import {
  card,
  inspect,
  isAccessible,
  notes,
  openCard,
  openPage,
  openPopup,
  play,
  said,
  say,
  target,
} from './corrections-page.ts';
import { clip, expect, listed, test } from './fixtures.ts';

test('a label is corrected from its badge, and the words stand beside it everywhere until they are undone', async ({
  page,
  web,
  extension,
}) => {
  const src = clip('tagged.mp4?correct=1');
  web.put('https://wrong.example/', play(src));
  web.put('https://wrong.example/again', play(src));
  web.put('https://other-wrong.example/', play(src));
  await page.goto('https://wrong.example/');
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
  await openCard(page);
  const { x, y } = (await card(page)).wrong;
  await page.mouse.click(x, y);
  await expect.poll(() => target(extension.worker)).toMatchObject({ correct: true, post: { src } });

  const inspector = await openPage(extension.context, `${extension.origin}/inspector.html`);
  await expect(inspector.getByRole('button', { name: 'Keep this' })).toBeDisabled();
  await isAccessible(inspector);
  await say(inspector, 'real footage', 'I filmed it myself.');
  await expect(said(inspector)).toContainText('You said: real footage');
  await isAccessible(inspector);
  await expect(said(inspector)).toContainText('I filmed it myself.');
  // Beside the label, never instead of it.
  await expect(inspector.locator('.verdict .level')).toHaveText('AI');

  await page.bringToFront();
  await expect.poll(() => notes(page)).toEqual(['You said: real footage']);
  expect((await visibleBadges(page))[0]).toMatchObject({ level: 'ai' });
  const popup = await openPopup(extension, 'https://wrong.example/');
  await expect(popup.locator('.video-row')).toContainText('AI');
  await expect(popup.locator('.video-row .said')).toHaveText('You said: real footage');

  await page.bringToFront();
  await page.goto('https://wrong.example/again');
  await expect.poll(() => notes(page)).toEqual(['You said: real footage']);
  // An ordinary page's video is its own: another page cannot borrow what was said.
  await page.goto('https://other-wrong.example/');
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
  expect(await notes(page)).toEqual([]);

  await page.goto('https://wrong.example/');
  await expect.poll(() => notes(page)).toHaveLength(1);
  const options = await openPage(extension.context, `${extension.origin}/options.html`);
  await expect(options.locator('.corrections li')).toContainText('I filmed it myself.');
  await options.setViewportSize({ width: 900, height: 900 });
  await isAccessible(options);
  await options.getByRole('button', { name: /^Undo/ }).click();
  await expect(options.getByText(/^Nothing yet/)).toBeVisible();
  await page.bringToFront();
  await expect.poll(() => notes(page)).toEqual([]);
  await expect(said(inspector)).toHaveCount(0);
  for (const open of [inspector, popup, options]) await open.close();
});

test('from the popup, also where we show no label', async ({ page, web, extension }) => {
  const src = clip('plain.webm?correct=2');
  web.put('https://missed.example/', play(src));
  await page.goto('https://missed.example/');
  await expect
    .poll(async () => (await listed(extension, page))[0]?.level, { timeout: 30_000 })
    .toBe('no-signs');
  const popup = await openPopup(extension, 'https://missed.example/');
  // The popup closes under the click.
  await popup.getByRole('button', { name: /^Wrong\?/ }).dispatchEvent('click');
  await expect.poll(() => target(extension.worker)).toMatchObject({ correct: true, post: { src } });
  const inspector = await openPage(extension.context, `${extension.origin}/inspector.html`);
  await say(inspector, 'made with AI');
  await expect(said(inspector)).toBeVisible();
  await page.bringToFront();
  await expect
    .poll(() => visibleBadges(page))
    .toMatchObject([{ level: 'no-signs', text: 'No signs of AI · You said: made with AI' }]);
  expect(await card(page)).toMatchObject({ aside: 'You said: made with AI' });
  await said(inspector).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => page.locator('second-look-badge').count()).toBe(0);
  await inspector.close();
});

test('by keyboard, which goes on where the form was opened and left', async ({
  page,
  web,
  extension,
}) => {
  web.put('https://keyboard-wrong.example/', play(clip('tagged.mp4?correct=keyboard')));
  await page.goto('https://keyboard-wrong.example/');
  await expect.poll(async () => (await listed(extension, page)).length).toBe(1);
  const inspector = await inspect(extension, page);
  const button = (name: string) => inspector.getByRole('button', { name });
  const form = inspector.getByRole('region', { name: 'This label is wrong' });
  await button('This label is wrong').press('Enter');
  await expect(form).toBeFocused();
  await button('Cancel').press('Enter');
  await expect(button('This label is wrong')).toBeFocused();
  await inspector.keyboard.press('Enter');
  await expect(form).toBeFocused();
  await inspector.keyboard.press('Tab');
  await inspector.keyboard.press('Space');
  await inspector.keyboard.press('Tab');
  await inspector.keyboard.type('I know.');
  await button('Keep this').press('Enter');
  await expect(said(inspector)).toBeFocused();
  await expect(said(inspector)).toContainText('I know.');
  await button('Undo').press('Enter');
  await expect(button('This label is wrong')).toBeFocused();
  await inspector.close();
});

test('of a private window the form says that what is kept stays', async ({
  page,
  web,
  extension,
}) => {
  web.put('https://private-wrong.example/', play(clip('tagged.mp4?correct=private')));
  await page.goto('https://private-wrong.example/');
  await expect.poll(async () => (await listed(extension, page)).length).toBe(1);
  const inspector = await inspect(extension, page, true);
  const warning = inspector.getByText('This video is in a private window');
  await expect(inspector.getByRole('button', { name: 'Keep this' })).toBeVisible();
  await expect(warning).toHaveCount(0);
  await extension.worker.evaluate(async () => {
    const { inspect } = await chrome.storage.session.get('inspect');
    const target = { ...(inspect as object), isPrivate: true, askedAt: Date.now() };
    await chrome.storage.session.set({ inspect: target });
  });
  await expect(warning).toBeVisible();
  await inspector.close();
});

test('the same file is known on another site, once its bytes were read', async ({
  page,
  web,
  extension,
}) => {
  test.slow();
  web.put('https://one-site.example/', play(clip('tagged.mp4?correct=3', 'one-media.example')));
  web.put('https://two-site.example/', play(clip('tagged.mp4?correct=4', 'two-media.example')));
  await page.goto('https://one-site.example/');
  const inspector = await inspect(extension, page);
  await expect(inspector.locator('.facts code').last()).toHaveText(/^[0-9a-f]{64}$/, {
    timeout: 60_000,
  });
  await inspector.getByRole('button', { name: 'This label is wrong' }).click();
  await say(inspector, 'changed with AI');
  await expect(said(inspector)).toBeVisible();
  await page.bringToFront();
  await page.goto('https://two-site.example/');
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
  expect(await notes(page)).toEqual([]);
  const second = await inspect(extension, page);
  await expect(said(second)).toContainText('You said: changed with AI', { timeout: 60_000 });
  await page.bringToFront();
  await page.reload();
  await expect.poll(() => notes(page)).toEqual(['You said: changed with AI']);
  await said(second).getByRole('button', { name: 'Undo' }).click();
  await expect(said(inspector)).toHaveCount(0);
  for (const open of [inspector, second]) await open.close();
});

test('a report is made to be copied or saved, and goes nowhere by itself', async ({
  page,
  web,
  extension,
}) => {
  web.put('https://report.example/', play(clip('tagged.mp4?correct=5', 'report-media.example')));
  await page.goto('https://report.example/');
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
  const inspector = await inspect(extension, page, true);
  await say(inspector, 'real footage', 'A witness says so.');
  await said(inspector).getByRole('button', { name: 'Copy a report' }).click();
  await expect(said(inspector).getByRole('status')).toContainText('Copied');
  await inspector.evaluate(() => {
    const paper = document.body.appendChild(document.createElement('textarea'));
    paper.id = 'paper';
    paper.focus();
  });
  await inspector.keyboard.press('Control+V');
  const text = await inspector.locator('#paper').inputValue();
  for (const part of [
    'The label: AI',
    'What I say: real footage',
    'Why: A witness says so.',
    'https://report.example/',
  ])
    expect(text).toContain(part);
  const saving = inspector.waitForEvent('download');
  await said(inspector).getByRole('button', { name: 'Save a report' }).click();
  const file = JSON.parse(readFileSync(await (await saving).path(), 'utf8'));
  expect(file).toMatchObject({
    format: 'second-look-corrections',
    version: 1,
    corrections: [{ says: 'real', why: 'A witness says so.', level: 'ai' }],
    report: { format: 'second-look-report', level: 'ai' },
  });

  // All of it goes out as a file in options, and comes back.
  const options = await openPage(extension.context, `${extension.origin}/options.html`);
  const exporting = options.waitForEvent('download');
  await options.getByRole('button', { name: 'Save all as a file' }).click();
  const saved = await (await exporting).path();
  await options.getByRole('button', { name: /^Undo/ }).click();
  await expect(options.locator('.corrections li')).toHaveCount(0);
  const input = options
    .locator('.section', { hasText: 'Add from a file' })
    .locator('input[type=file]');
  await input.setInputFiles({
    name: 'x.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"format":1}'),
  });
  await expect(options.getByText('Nothing was changed')).toBeVisible();
  await input.setInputFiles(saved);
  await expect(options.locator('.corrections li')).toContainText('A witness says so.');
  await expect(said(inspector)).toContainText('A witness says so.');
  await options.getByRole('button', { name: /^Undo/ }).click();
  await expect(options.locator('.corrections li')).toHaveCount(0);
  for (const open of [inspector, options]) await open.close();
});
