import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Trial } from '@/utils/browser/gpu-session.ts';
import { nameCard } from '@/utils/browser/open-gpu.ts';
import { rememberRefused } from '@/utils/browser/refused-cards.ts';
import type { OrtSession } from '@/utils/model/detector.ts';

const DAY_MS = 24 * 3600 * 1000;
const NEVER = new AbortController().signal;
const card = { vendor: 'v', architecture: 'a', device: '', description: '' };

let adapter: object | null;
let userAgent: string;
let now: number;
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  [adapter, userAgent, now] = [{ info: { ...card, isFallbackAdapter: false } }, 'Chrome/156', 1e12];
  vi.stubGlobal('navigator', {
    get userAgent() {
      return userAgent;
    },
    gpu: { requestAdapter: async () => adapter },
  });
});
afterEach(() => vi.unstubAllGlobals());

/** A lab's trial: whether the card was opened, or why not; `trial` is how it then ends. */
async function inNewLab(trial: Trial, model = '1') {
  const opened = vi.fn(async () => ({ run: vi.fn() }) as OrtSession);
  const told: Trial[] = [];
  const card = rememberRefused(
    () => nameCard(model),
    opened,
    (ended) => told.push(ended),
    () => now,
  );
  const why = await card.open(NEVER).then(
    (session) => (session ? trial.why : 'no graphics card'),
    (error) => error.message,
  );
  card.tell(why === trial.why ? trial : { used: false, why });
  // It is written behind the trial's back.
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(told).toHaveLength(1);
  return { why: told[0]?.why, opened: opened.mock.calls.length };
}
const slower: Trial = { used: false, why: 'slower' };
const right: Trial = { used: true, why: 'right and faster' };
const REFUSED = { why: 'refused before', opened: 0 };

test('a card that was refused is not opened by the next lab, nor by any other for a day', async () => {
  expect(await inNewLab(slower)).toEqual({ why: 'slower', opened: 1 });
  expect(await inNewLab(right)).toEqual(REFUSED);
  now += DAY_MS - 1;
  expect(await inNewLab(right)).toEqual(REFUSED);
  now += 1;
  expect(await inNewLab(right)).toEqual({ why: 'right and faster', opened: 1 });
});

test('a card that is right and faster is opened each time', async () => {
  await inNewLab(right);
  expect(await inNewLab(right)).toMatchObject({ opened: 1 });
});

test.each([
  ['card', () => Object.assign(card, { architecture: 'b' })],
  ['browser', () => (userAgent = 'Chrome/157')],
])('another %s gets a trial of its own', async (_, change) => {
  await inNewLab(slower);
  change();
  adapter = { info: { ...card, isFallbackAdapter: false } };
  expect(await inNewLab(slower)).toMatchObject({ opened: 1 });
});

test('so does another net', async () => {
  await inNewLab(slower, '1');
  expect(await inNewLab(slower, '2')).toMatchObject({ opened: 1 });
});

test('without a card nothing is opened and nothing remembered', async () => {
  adapter = { info: { ...card, isFallbackAdapter: true } };
  expect(await inNewLab(slower)).toEqual({ why: 'no graphics card', opened: 0 });
  adapter = null;
  expect(await inNewLab(slower)).toEqual({ why: 'no graphics card', opened: 0 });
  expect(await indexedDB.databases()).toEqual([]);
});

test('a store that fails costs a trial', async () => {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new Error('full');
  });
  await inNewLab(slower);
  expect(await inNewLab(slower)).toEqual({ why: 'slower', opened: 1 });
});
