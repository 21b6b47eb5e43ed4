import { browser } from '#imports';
import { isFromUs, type LabMessage, type StopMessage } from '@/utils/browser/lab-client.ts';
import { startLab } from '@/utils/browser/start-lab.ts';

const IDLE_MS = 60_000;

// Chrome closes the whole document when idle; in Firefox the frame stays, without its worker.
const lab = startLab(IDLE_MS, () => {
  if (browser.offscreen || window.top === window) window.close();
});

browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
  if (isFromUs(sender) && isStopMessage(message)) lab.stop('inspect');
  if (!isFromUs(sender) || !isLabMessage(message)) return undefined;
  lab.run(message.lab).then(
    (result) => respond({ result }),
    (error) => respond({ error: String(error) }),
  );
  return true;
});

function isStopMessage(message: unknown): message is StopMessage {
  return typeof message === 'object' && message !== null && 'stopLab' in message;
}

function isLabMessage(message: unknown): message is LabMessage {
  return typeof message === 'object' && message !== null && 'lab' in message;
}
