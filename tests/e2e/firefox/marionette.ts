import { connect, type Socket } from 'node:net';
import type { Send } from './bidi.ts';

type Message = [kind: number, id: number, error: unknown, result: unknown];

/**
 * Firefox's own protocol, the only one that reaches its menus: JSON after its length in bytes, over TCP
 * (https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html).
 */
export async function connectMarionette(port: number): Promise<{ send: Send; close(): void }> {
  const socket = await retry(() => open(port));
  const waiting = new Map<number, (message: Message) => void>();
  let buffer = Buffer.alloc(0);
  socket.on('data', (data: Buffer) => {
    buffer = Buffer.concat([buffer, data]);
    for (let colon = buffer.indexOf(':'); colon > 0; colon = buffer.indexOf(':')) {
      const end = colon + 1 + Number(buffer.subarray(0, colon));
      if (buffer.length < end) return;
      const message = JSON.parse(buffer.subarray(colon + 1, end).toString());
      buffer = buffer.subarray(end);
      // The first message is a greeting, and no answer.
      if (Array.isArray(message)) waiting.get(message[1])?.(message as Message);
    }
  });
  let last = 0;
  const send: Send = <T>(name: string, params: object = {}) =>
    new Promise<T>((resolve, reject) => {
      const id = ++last;
      waiting.set(id, ([, , error, result]) => {
        waiting.delete(id);
        if (error) reject(new Error(`${name}: ${JSON.stringify(error).slice(0, 500)}`));
        else resolve(result as T);
      });
      const text = JSON.stringify([0, id, name, params]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
  return { send, close: () => socket.destroy() };
}

const open = (port: number) =>
  new Promise<Socket>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket));
    socket.once('error', reject);
  });

async function retry<T>(work: () => Promise<T>, times = 300): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (--times <= 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
