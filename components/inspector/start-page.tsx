import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { browser } from '#imports';
import { direction } from '@/utils/browser/words.ts';

/** Draws a page of ours in the language and direction of the browser. */
export function startPage(page: ReactNode) {
  document.documentElement.lang = browser.i18n.getUILanguage();
  document.documentElement.dir = direction();
  // Paper has no triangles to click on.
  addEventListener('beforeprint', () => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  const root = document.querySelector('#root');
  if (root) createRoot(root).render(<StrictMode>{page}</StrictMode>);
}
