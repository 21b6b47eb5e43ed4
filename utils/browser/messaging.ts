import { browser } from '#imports';
import type { Protocol } from './messages.ts';

/** Lies on the wire; the answer is `{ res }` or `{ err }`. Own code, for every page pays for what stands here. */
interface Message<K> {
  readonly type: K;
  readonly data: unknown;
}
type Reply = { readonly res?: unknown; readonly err?: string } | undefined;
type Data<K extends keyof Protocol> = Parameters<Protocol[K]>[0];
type Answer<K extends keyof Protocol> = ReturnType<Protocol[K]>;

/** Where a content script runs; without `frameId`, everywhere in the tab. */
interface Frame {
  readonly tabId: number;
  readonly frameId?: number;
}

/** Asks the background or, with `to`, a frame of a tab. Rejects where nobody answers or the answer is an error. */
export async function sendMessage<K extends keyof Protocol>(
  type: K,
  data: Data<K>,
  to?: Frame,
): Promise<Answer<K>> {
  const message: Message<K> = { type, data };
  const reply: Reply = await (to
    ? browser.tabs.sendMessage(to.tabId, message, { frameId: to.frameId })
    : browser.runtime.sendMessage(message));
  if (!reply || 'err' in reply) throw new Error(reply?.err ?? `no answer to ${type}`);
  return reply.res as Answer<K>;
}

/** What the browser says of a sender; `parse.ts` reads it. */
type MessageSender = Parameters<Parameters<typeof browser.runtime.onMessage.addListener>[0]>[1];

/** Answers one kind of message. Nothing in `data` is checked yet. */
export function onMessage<K extends keyof Protocol>(
  type: K,
  answer: (message: {
    readonly data: Data<K>;
    readonly sender: MessageSender;
  }) => Answer<K> | Promise<Answer<K>>,
) {
  browser.runtime.onMessage.addListener((message: Message<string>, sender, respond) => {
    if (message?.type !== type) return;
    const told = async () => answer({ data: message.data as Data<K>, sender });
    told().then(
      (res) => respond({ res }),
      (error) => respond({ err: String(error) }),
    );
    return true;
  });
}
