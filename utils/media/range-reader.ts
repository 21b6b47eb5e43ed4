import { sniff } from './bmff.ts';
import { type ByteSource, CouldNotCheck } from './byte-source.ts';
import { fetchPart, type Part, type PartOptions } from './fetch-part.ts';

export interface OpenOptions extends PartOptions {
  /** Bytes that may come over the network for this file in all; more is `too-large`. */
  readonly maxBytes: number;
  /** For each read, the answer's body included. */
  readonly timeoutMs: number;
  /** A manifest is wanted: markup is no sign of a refusal then. */
  readonly isText?: boolean;
}

/** A file at an address. `close` drops the connection that a server without ranges keeps open. */
export interface UrlSource extends ByteSource {
  /** Body bytes that came over the network so far. */
  readonly bytesRead: number;
  close(): void;
}

const FIRST_READ = 64 * 1024;
const BLOCK = 32 * 1024;
/** Bytes of a file that are kept for later reads; with ranges, what is dropped can be had again. */
const MAX_KEPT = 64 * 2 ** 20;

/**
 * Opens a file by its address with one request for its first 64 KB, and reads on by range: the cost does not grow
 * with the file. A server that ignores ranges is read as a stream, as far as somebody asks and `maxBytes` allows.
 * Rejects with `CouldNotCheck`: `not-allowed`, `network` (HTTP errors too), `timeout`, `empty`, `not-media` (a page
 * or an error message typed as video), `too-large`, `truncated`.
 */
export async function openUrl(url: string, options: OpenOptions): Promise<UrlSource> {
  const refused = options.allowed(url, false);
  if (refused) throw new CouldNotCheck(refused);
  const connection = new AbortController();
  const part: PartOptions = {
    ...options,
    signal: AbortSignal.any([options.signal, connection.signal]),
  };
  let total = 0;
  const spend = (bytes: number) => {
    total += bytes;
  };
  const left = () => options.maxBytes - total;
  const timed = <T>(work: Promise<T>) => within(work, options, connection);

  const first = await timed(fetchPart(url, 0, Math.min(FIRST_READ, options.maxBytes), part));
  const reader = first.ranged
    ? await timed(blockReader(url, first, part, spend, left))
    : streamReader(first, spend, left);
  const known = first.size ?? FIRST_READ;
  const head = await timed(reader(0, Math.min(FIRST_READ, options.maxBytes, known)));
  if (!options.isText) assertMedia(head);

  // One read at a time: two callers that want the same block cause one request.
  let queue: Promise<unknown> = Promise.resolve();
  const read = (start: number, end: number) => {
    const stop = Math.min(end, first.size ?? end);
    const next = queue.then(() =>
      stop <= start ? new Uint8Array() : timed(reader(Math.max(0, start), stop)),
    );
    queue = next.catch(() => {});
    return next;
  };
  return {
    size: first.size,
    read,
    get bytesRead() {
      return total;
    },
    close: () => connection.abort(new CouldNotCheck('not-asked', 'closed')),
  };
}

type Reader = (start: number, end: number) => Promise<Uint8Array<ArrayBuffer>>;

async function blockReader(
  url: string,
  first: Part,
  options: PartOptions,
  spend: (bytes: number) => void,
  left: () => number,
): Promise<Reader> {
  const blocks = new Map<number, Uint8Array>();
  const end = first.size ?? Number.POSITIVE_INFINITY;
  // A server may send less than it was asked for: only the last block of a file may be short.
  const keep = (at: number, bytes: Uint8Array) => {
    spend(bytes.length);
    for (let offset = 0; offset < bytes.length; offset += BLOCK) {
      const block = bytes.subarray(offset, offset + BLOCK);
      const last = first.size === null || at + offset + block.length >= end;
      if (block.length === BLOCK || last) blocks.set((at + offset) / BLOCK, block);
    }
  };
  const fill = async (low: number, high: number) => {
    const length = (high + 1 - low) * BLOCK;
    if (length > left()) throw new CouldNotCheck('too-large', `${length} more bytes`);
    const part = await fetchPart(url, low * BLOCK, length, options);
    if (!part.ranged || part.size !== first.size)
      throw new CouldNotCheck('network', 'the file changed while it was read');
    keep(low * BLOCK, await part.take(length));
    if (!blocks.has(low)) throw new CouldNotCheck('truncated', `a block at ${low * BLOCK}`);
  };
  keep(0, await first.take(FIRST_READ));
  return async (start, stop) => {
    const from = Math.floor(start / BLOCK);
    const to = Math.ceil(Math.min(stop, end) / BLOCK);
    if (blocks.size > MAX_KEPT / BLOCK)
      for (const index of blocks.keys()) if (index < from || index >= to) blocks.delete(index);
    const missing = () => range(from, to).filter((index) => !blocks.has(index));
    for (let rest = missing(); rest[0] !== undefined; rest = missing()) {
      await fill(rest[0], rest.at(-1) ?? rest[0]);
      if (first.size === null) break;
    }
    return slice(
      range(from, to).map((index) => blocks.get(index) ?? new Uint8Array()),
      start - from * BLOCK,
      stop - start,
    );
  };
}

function streamReader(first: Part, spend: (bytes: number) => void, left: () => number): Reader {
  const chunks: Uint8Array[] = [];
  let have = 0;
  return async (start, end) => {
    while (have < end) {
      if (left() <= 0 || have >= MAX_KEPT)
        throw new CouldNotCheck('too-large', 'the server does not answer by range');
      const chunk = await first.take(Math.min(BLOCK, left()));
      if (chunk.length === 0) break;
      spend(chunk.length);
      have += chunk.length;
      chunks.push(chunk);
    }
    return slice(chunks, start, end - start);
  };
}

/** Bytes `[start, start + length)` of the chunks laid end to end. */
function slice(chunks: readonly Uint8Array[], start: number, length: number) {
  const all = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const out = new Uint8Array(Math.max(0, Math.min(length, all - start)));
  let at = -start;
  for (const chunk of chunks) {
    const from = Math.max(0, -at);
    const part = chunk.subarray(from, Math.max(from, out.length - at));
    if (part.length) out.set(part, Math.max(0, at));
    at += chunk.length;
  }
  return out;
}

const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);

function assertMedia(head: Uint8Array) {
  const kind = sniff(head);
  if (kind === 'empty') throw new CouldNotCheck('empty');
  if (kind !== 'other') return;
  const text = new TextDecoder().decode(head.subarray(0, 256)).trimStart();
  if (/^[<{[]/.test(text)) throw new CouldNotCheck('not-media', text.slice(0, 40));
}

/** Ends a read that takes too long even where `fetch` does not listen to its signal. */
function within<T>(
  work: Promise<T>,
  { signal, timeoutMs }: OpenOptions,
  connection: AbortController,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = (error: unknown) => {
      connection.abort(error);
      reject(error);
    };
    const aborted = () => stop(new CouldNotCheck('timeout', 'stopped'));
    const timer = setTimeout(() => stop(new CouldNotCheck('timeout')), timeoutMs);
    if (signal.aborted) aborted();
    signal.addEventListener('abort', aborted, { once: true });
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal.removeEventListener('abort', aborted);
    });
  });
}
