import { expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ContentScriptContext } from '@/utils/browser/script-context.ts';

test('a newer script ends an older one that has lost its extension, and no other', () => {
  const older = new ContentScriptContext();
  const newer = new ContentScriptContext();
  // Anybody may send such an event: while the extension is there, it ends nothing.
  expect([older.signal.aborted, newer.signal.aborted]).toEqual([false, false]);
  const id = vi.spyOn(fakeBrowser.runtime, 'id', 'get' as never);
  id.mockReturnValue(undefined as never);
  const newest = new ContentScriptContext();
  expect([older.signal.aborted, newer.signal.aborted]).toEqual([true, true]);
  expect(newest.signal.aborted).toBe(false);
  id.mockRestore();
});
