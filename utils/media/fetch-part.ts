import { CouldNotCheck, type UncheckedReason } from './byte-source.ts';

export interface PartOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly signal: AbortSignal;
  /** `mayFetch` with its context; asked before the first request and for where redirects led. */
  allowed(url: string, redirected: boolean): UncheckedReason | null;
}

/** The answer to one ranged request, its body still on the way. */
export interface Part {
  /** False where the server ignored the range: the body is the file from its first byte. */
  readonly ranged: boolean;
  /** Length of the whole file in bytes, or null where the server does not tell. */
  readonly size: number | null;
  /** The next bytes of the body: exactly `length`, fewer only at its end, never more than were asked for. */
  take(length: number): Promise<Uint8Array<ArrayBuffer>>;
}

const UNANSWERED = 'no answer from';
const REDIRECTED = 'no answer behind a redirect of';

/**
 * From the detail of a `network` wall: the origin that gave no answer at all, and whether it had redirected us. Browsers tell
 * no more about an answer that they keep from us, be the server down or not ours to read.
 */
export function unanswered(detail = ''): { origin: string; redirected: boolean } | null {
  const [, how, origin] = /^(no answer .*) (https?:\/\/\S+)$/.exec(detail) ?? [];
  return origin && how ? { origin, redirected: how === REDIRECTED } : null;
}

/** Asks for `length` bytes at `start`, without cookies. Rejects with `CouldNotCheck`. */
export async function fetchPart(
  url: string,
  start: number,
  length: number,
  { fetch, signal, allowed }: PartOptions,
): Promise<Part> {
  const ask = (redirect: RequestRedirect) =>
    fetch(url, {
      // To an extension this means: only what it has access to, wherever redirects lead. The rest is not even asked.
      mode: 'same-origin',
      credentials: 'omit',
      redirect,
      referrerPolicy: 'no-referrer',
      headers: { Range: `bytes=${start}-${start + length - 1}` },
      signal,
    });
  const response = await ask('follow').catch(async (error) => {
    if (!(error instanceof TypeError) || signal.aborted) fail(error, signal);
    const answer = await ask('manual').catch(() => null);
    void answer?.body?.cancel().catch(() => {});
    const led = answer?.type === 'opaqueredirect';
    throw new CouldNotCheck('network', `${led ? REDIRECTED : UNANSWERED} ${new URL(url).origin}`);
  });
  try {
    return readAnswer(response, url, start, length, allowed, signal);
  } catch (error) {
    void response.body?.cancel().catch(() => {});
    throw error;
  }
}

function readAnswer(
  response: Response,
  url: string,
  start: number,
  length: number,
  allowed: PartOptions['allowed'],
  signal: AbortSignal,
): Part {
  const moved = response.url !== '' && response.url !== new URL(url).href.replace(/#.*$/s, '');
  const refused = moved ? allowed(response.url, true) : null;
  if (refused) throw new CouldNotCheck(refused, 'redirected');
  const span = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(response.headers.get('content-range') ?? '');
  if (response.status === 416 && /^bytes \*\/0$/.test(response.headers.get('content-range') ?? ''))
    throw new CouldNotCheck('empty');
  if (response.status === 206) {
    if (!span || Number(span[1]) !== start) throw new CouldNotCheck('network', 'wrong range');
    const promised = Math.min(length, Number(span[2]) + 1 - start);
    const size = span[3] === '*' ? null : Number(span[3]);
    return { ranged: true, size, take: taker(response.body, promised, signal) };
  }
  if (response.status !== 200) throw new CouldNotCheck('network', `HTTP ${response.status}`);
  if (start > 0) throw new CouldNotCheck('network', 'the server stopped answering by range');
  const told = Number(response.headers.get('content-length') ?? Number.NaN);
  // With a content coding the length is that of the coded bytes.
  const size = Number.isFinite(told) && !response.headers.get('content-encoding') ? told : null;
  return { ranged: false, size, take: taker(response.body, size, signal) };
}

/** Reads on in a body. A body that ends before `promised` bytes came is `truncated`. */
function taker(
  body: ReadableStream<Uint8Array> | null,
  promised: number | null,
  signal: AbortSignal,
) {
  const reader = body?.getReader();
  let rest: Uint8Array = new Uint8Array();
  let taken = 0;
  return async (length: number): Promise<Uint8Array<ArrayBuffer>> => {
    const out = new Uint8Array(Math.min(length, (promised ?? Number.POSITIVE_INFINITY) - taken));
    let filled = 0;
    while (filled < out.length) {
      if (rest.length === 0) {
        const next = await reader?.read().catch((error) => fail(error, signal));
        if (!next || next.done) break;
        rest = next.value;
      }
      const part = rest.subarray(0, out.length - filled);
      out.set(part, filled);
      filled += part.length;
      rest = rest.subarray(part.length);
    }
    taken += filled;
    if (filled < out.length && promised !== null)
      throw new CouldNotCheck('truncated', `${taken} of ${promised} bytes came`);
    // Whatever a server sends beyond the range it promised is not waited for.
    if (taken === promised) void reader?.cancel().catch(() => {});
    return out.subarray(0, filled);
  };
}

function fail(error: unknown, signal: AbortSignal): never {
  if (error instanceof CouldNotCheck) throw error;
  if (signal.aborted) {
    if (signal.reason instanceof CouldNotCheck) throw signal.reason;
    throw new CouldNotCheck('timeout', 'stopped');
  }
  throw new CouldNotCheck('network', String(error));
}
