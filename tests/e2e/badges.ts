import type { Page } from '@playwright/test';

export interface SeenBadge {
  readonly level: string;
  readonly text: string;
  readonly reasons: readonly string[];
  readonly visible: boolean;
  /** Whether the card with all reasons is open. */
  readonly open: boolean;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Where the card lies when it is open. */
  readonly card: { readonly left: number; readonly right: number };
}

interface ChromeDom {
  readonly dom: { openOrClosedShadowRoot(host: Element): ShadowRoot | null };
}

/** Reads the badges of a page's top frame where only we can: their shadow roots are closed, so in the extension's world. */
export async function badges(page: Page): Promise<SeenBadge[]> {
  return inExtensionWorld(page, () => {
    const { dom } = (globalThis as unknown as { chrome: ChromeDom }).chrome;
    const hosts: Element[] = [];
    const walk = (root: ParentNode) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.localName === 'second-look-badge') hosts.push(element);
        else {
          const inner = dom.openOrClosedShadowRoot(element);
          if (inner) walk(inner);
        }
      }
    };
    walk(document);
    return hosts.map((host) => {
      const root = dom.openOrClosedShadowRoot(host);
      const text = (selector: string) => root?.querySelector(selector)?.textContent ?? '';
      const box = (selector: string) => root?.querySelector(selector)?.getBoundingClientRect();
      const pill = box('.pill') ?? new DOMRect();
      return {
        level: root?.querySelector<HTMLElement>('.badge')?.dataset.level ?? '',
        text: [
          text('.level'),
          text('.why') || root?.querySelector<HTMLElement>('.why')?.dataset.aside,
        ]
          .filter(Boolean)
          .join(' · '),
        reasons: [...(root?.querySelectorAll('li') ?? [])].map((li) => li.textContent ?? ''),
        visible: getComputedStyle(host).visibility === 'visible' && pill.width > 0,
        open: getComputedStyle(root?.querySelector('.more') ?? host).visibility === 'visible',
        x: pill.x,
        y: pill.y,
        width: pill.width,
        height: pill.height,
        card: { left: box('.more')?.left ?? 0, right: box('.more')?.right ?? 0 },
      };
    });
  });
}

export const visibleBadges = async (page: Page) =>
  (await badges(page)).filter(({ visible }) => visible);

/** Runs a function in our content script's world of a page's top frame. */
export async function inExtensionWorld<T, A = undefined>(
  page: Page,
  work: (given: A) => T,
  given?: A,
): Promise<Awaited<T>> {
  const session = await page.context().newCDPSession(page);
  try {
    const worlds: number[] = [];
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const { type, frameId } = context.auxData ?? {};
      if (
        type === 'isolated' &&
        context.origin.startsWith('chrome-extension://') &&
        frameId === top
      )
        worlds.push(context.id);
    });
    const { frameTree } = await session.send('Page.getFrameTree');
    const top = frameTree.frame.id;
    await session.send('Runtime.enable');
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: `(${work})(${JSON.stringify(given)})`,
      contextId: worlds[0],
      returnByValue: true,
      awaitPromise: true,
    });
    if (worlds.length === 0) throw new Error('no content script in this page');
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
    return result.value;
  } finally {
    await session.detach();
  }
}
