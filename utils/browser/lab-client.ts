import { browser } from '#imports';
import type { LabResult, LabTask } from './lab-task.ts';

const PAGE = '/lab.html';

/** What the background sends to the lab page. A content script's message never counts: see `isFromUs`. */
export interface LabMessage {
  readonly lab: LabTask;
}

/** Ends the work that an inspector asked for, and leaves the feed's alone. */
export interface StopMessage {
  readonly stopLab: true;
}

/** True for a message of our own background or pages; content scripts always have a tab and a page's address. */
export function isFromUs(sender: { id?: string | undefined; url?: string | undefined }): boolean {
  return (
    sender.id === browser.runtime.id && Boolean(sender.url?.startsWith(browser.runtime.getURL('/')))
  );
}

/** Hands a task to the lab, opening it if need be. Rejects where the lab fails; the next call opens a fresh one. */
export async function askLab(task: LabTask): Promise<LabResult> {
  const keepAlive = setInterval(() => void browser.runtime.getPlatformInfo(), 5_000);
  try {
    // A lab that closes itself as idle in this very moment has not begun: the next one gets the task.
    const reply = (await send(task)) ?? (await send(task));
    if (!reply) throw new Error('the lab gave no answer');
    if ('error' in reply) throw new Error(reply.error);
    return reply.result;
  } finally {
    clearInterval(keepAlive);
  }
}

/** Nothing where no lab heard it. */
async function send(task: LabTask): Promise<{ result: LabResult } | { error: string } | undefined> {
  await openLab();
  return browser.runtime.sendMessage({ lab: task } satisfies LabMessage).catch((error) => {
    if (!/receiving end does not exist/i.test(String(error))) throw error;
  });
}

/** Where no lab is open there is nothing to stop. */
export const stopLab = () =>
  browser.runtime.sendMessage({ stopLab: true } satisfies StopMessage).catch(() => {});

let opening: Promise<void> | undefined;

function openLab(): Promise<void> {
  opening ??= (browser.offscreen ? openOffscreen() : openFrame()).finally(() => {
    opening = undefined;
  });
  return opening;
}

/** Chrome: an offscreen document, which outlives the service worker. */
async function openOffscreen() {
  const open = await browser.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
  if (open.length > 0) return;
  await browser.offscreen.createDocument({
    url: PAGE,
    reasons: ['WORKERS'],
    justification: 'Examines videos in a worker, on this machine.',
  });
}

/** Firefox: a frame in the background page, which has a document of its own. */
function openFrame(): Promise<void> {
  if (document.querySelector('iframe')) return Promise.resolve();
  return new Promise((resolve) => {
    const frame = document.createElement('iframe');
    frame.src = browser.runtime.getURL(PAGE);
    frame.onload = () => resolve();
    document.body.append(frame);
  });
}
