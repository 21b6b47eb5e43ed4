import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { direction, t } from './words.ts';

/** Puts a page of ours on the screen, in the language and direction of its words. */
export function openPage(title: string, content: ReactNode): void {
  document.title = title;
  document.documentElement.lang = t('language');
  document.documentElement.dir = direction();
  const root = document.getElementById('root');
  if (root) createRoot(root).render(<StrictMode>{content}</StrictMode>);
}
