import type { Page, Worker } from '@playwright/test';
import { visibleBadges } from './badges.ts';
import { clip, html, type Web } from './fixtures.ts';

let serial = 0;
export const video = (style = '') =>
  `<video src="${clip(`tagged.mp4?badge=${serial++}`)}" muted autoplay loop width="480" height="270" style="${style}"></video>`;

/** Opens a page on a host of its own, so that its list is its own, too. */
export async function open(page: Page, web: Web, body: string, head = '') {
  const url = `https://badge${serial++}.example/`;
  web.put(url, html(body, head));
  await page.goto(url);
}

/** The badge's place within its video, which is what a person sees. */
export async function offset(page: Page) {
  const [badge] = await visibleBadges(page);
  const box = await page.locator('video').first().boundingBox();
  return badge && box && { x: Math.round(badge.x - box.x), y: Math.round(badge.y - box.y) };
}

export const HOME = { x: 8, y: 8 };

export async function clickBadge(page: Page) {
  const [badge] = await visibleBadges(page);
  await page.mouse.click((badge?.x ?? 0) + 15, (badge?.y ?? 0) + 14);
}

/** The page of the video that the inspector was asked to look at. */
export const inspected = (worker: Worker) =>
  worker.evaluate(async () => {
    const { inspect } = await chrome.storage.session.get('inspect');
    return (inspect as { post?: { pageUrl: string } } | undefined)?.post?.pageUrl ?? null;
  });
