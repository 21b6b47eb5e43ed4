import type { Site } from '@/utils/sites/site.ts';
import { openOrClosedRoot } from './shadow-roots.ts';

/**
 * The private line between our two scripts in a page. Both mostly run at document_start, before any script of the page,
 * and greet each other by one synchronous event on `document`; whichever starts second is heard by the first.
 * The greeting carries a nonce that names all later events, so a page that arrives later can neither listen nor
 * speak. Where a person gives access to a page that is open already, it may have listened, and knows that we are there. A page
 * that knows the nonce could only lie about itself: everything from here is `declared` at most.
 */
const HELLO = 'second-look-hello';

/** What the hook is told: which answers to pass on. Null: none, and `fetch` stays untouched. */
export interface Orders {
  readonly nonce: string;
  readonly answers: { readonly source: string; readonly flags: string } | null;
}

export type HookMessage =
  | { readonly kind: 'answer'; readonly url: string; readonly text: string }
  /** The first bytes of the stream at `url`, one a character. */
  | { readonly kind: 'head'; readonly url: string; readonly text: string }
  | { readonly kind: 'shadow'; readonly host: Element };

/** What the hook collected of the stream at an address (`collect-pieces.ts`), where it did. */
export type PiecesOf = (url: string) => Blob | undefined;

/** Isolated world: gives the hook its orders and hears what it sees. */
export function listenToHook(
  site: Site,
  heard: (message: HookMessage) => void,
  signal: AbortSignal,
): PiecesOf {
  const nonce = crypto.randomUUID();
  const { answers } = site;
  const closed = new WeakSet<ShadowRoot>();
  const orders: Orders = {
    nonce,
    answers: answers ? { source: answers.source, flags: answers.flags } : null,
  };
  for (const kind of ['answer', 'head'] as const)
    document.addEventListener(
      `${nonce} ${kind}`,
      (event) => {
        const message = parse((event as CustomEvent).detail);
        if (message) heard({ kind, ...message });
      },
      { signal },
    );
  hearRoots(document);

  /** Outside of a closed root its own hosts are hidden, so each of those is listened in, as the event travels down. */
  function hearRoots(from: Document | ShadowRoot) {
    const hear = (event: Event) => {
      const [host] = event.composedPath();
      if (!(host instanceof Element)) return;
      const root = openOrClosedRoot(host);
      if (root?.mode === 'closed' && !closed.has(root)) {
        closed.add(root);
        hearRoots(root);
      }
      heard({ kind: 'shadow', host });
    };
    from.addEventListener(`${nonce} shadow`, hear, { signal, capture: true });
  }

  const greet = () =>
    document.dispatchEvent(new CustomEvent(HELLO, { detail: JSON.stringify(orders) }));
  const hear = (event: Event) => {
    if ((event as CustomEvent).detail === 'hook') greet(); // Else it is our own greeting.
  };
  // Once the hook has its orders, nobody else who says hello gets an answer.
  const started = () => document.removeEventListener(HELLO, hear);
  document.addEventListener(`${nonce} started`, started, { once: true, signal });
  document.addEventListener(HELLO, hear, { signal });
  greet();

  // An update puts new scripts into this page: with two hooks each answer would be copied twice.
  signal.addEventListener('abort', () => document.dispatchEvent(new CustomEvent(`${nonce} end`)));

  let pieces: unknown;
  const take = (event: Event) => {
    pieces = (event as CustomEvent).detail;
  };
  document.addEventListener(`${nonce} pieces`, take, { signal });
  return (url) => {
    pieces = undefined;
    document.dispatchEvent(new CustomEvent(`${nonce} wanted`, { detail: url }));
    return pieces instanceof Blob ? pieces : undefined;
  };
}

/** MAIN world: waits for orders, once. */
export function awaitOrders(start: (orders: Orders) => void) {
  const hear = (event: Event) => {
    const { detail } = event as CustomEvent;
    if (detail === 'hook') return;
    document.removeEventListener(HELLO, hear);
    const orders: Orders = JSON.parse(detail);
    document.dispatchEvent(new CustomEvent(`${orders.nonce} started`));
    start(orders);
  };
  document.addEventListener(HELLO, hear);
  document.dispatchEvent(new CustomEvent(HELLO, { detail: 'hook' }));
}

function parse(detail: unknown): { url: string; text: string } | null {
  if (typeof detail !== 'string') return null;
  const end = detail.indexOf('\n');
  return end < 0 ? null : { url: detail.slice(0, end), text: detail.slice(end + 1) };
}
