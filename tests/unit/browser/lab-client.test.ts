import { expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { askLab } from '@/utils/browser/lab-client.ts';
import type { LabTask } from '@/utils/browser/lab-task.ts';

const task = { kind: 'frames', depth: 'feed' } as LabTask;
const result = { findings: { evidence: [], unchecked: [], checked: [] } };

function open(...answers: (() => unknown)[]) {
  const createDocument = vi.fn(async () => {});
  const sendMessage = vi.fn(async () => answers.shift()?.());
  Object.assign(browser, { offscreen: { createDocument } });
  Object.assign(browser.runtime, { getContexts: async () => [], sendMessage });
  return { createDocument, sendMessage };
}
const fail = (message: string) => () => {
  throw new Error(message);
};

test('a lab that closes itself in the moment of the question is opened again', async () => {
  const { createDocument } = open(
    fail('Could not establish connection. Receiving end does not exist.'),
    () => ({ result }),
  );
  expect(await askLab(task)).toEqual(result);
  expect(createDocument).toHaveBeenCalledTimes(2);
});

test('one that dies at its work is not given the same work at once', async () => {
  const { sendMessage } = open(fail('The message channel closed before a response was received.'));
  await expect(askLab(task)).rejects.toThrow('channel closed');
  expect(sendMessage).toHaveBeenCalledTimes(1);
});
