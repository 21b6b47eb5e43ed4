import { expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { openPanel, showWhenAsked } from '@/utils/browser/inspect.ts';

const create = vi.fn();
const update = vi.fn();
const refuse = async () => {
  throw new Error('may only be called from a user input handler');
};
Object.assign(browser, { sidebarAction: { open: refuse } });
Object.assign(browser.tabs, { create, update, getCurrent: async () => ({ id: 5 }) });

test('where the browser opens no panel, an inspector that is open already is shown, not another one', async () => {
  await openPanel(1);
  expect(create).toHaveBeenCalledTimes(1);

  let hear: ((...args: unknown[]) => unknown) | undefined;
  vi.spyOn(browser.runtime.onMessage, 'addListener').mockImplementation(((one: never) => {
    hear = one;
  }) as never);
  showWhenAsked();
  const sender = { id: browser.runtime.id, url: browser.runtime.getURL('/background.js' as never) };
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(
    ((message: unknown) => new Promise((respond) => hear?.(message, sender, respond))) as never,
  );
  await openPanel(1);
  expect(update).toHaveBeenCalledWith(5, { active: true });
  expect(create).toHaveBeenCalledTimes(1);
  // Tasks for the lab pass by, and so does whatever a page's script sends.
  expect(hear?.({ lab: {} }, sender, () => {})).toBeUndefined();
  const page = { ...sender, url: 'https://a.example/' };
  expect(hear?.({ showInspector: true }, page, () => {})).toBeUndefined();
});
