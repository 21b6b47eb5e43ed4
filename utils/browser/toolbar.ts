import { browser } from '#imports';
import type { Level } from '@/utils/verdict/fuse.ts';

/** `--accent` of components/tokens.css, light: the count stands on the browser's own bar, in any theme. */
const ACCENT = '#5b3fd6';
const COUNTED: readonly Level[] = ['ai', 'ai-edited', 'likely-ai'];

/** The number of labelled videos of a tab, on the toolbar button. */
export async function showCount(tabId: number, levels: readonly Level[]): Promise<void> {
  const count = levels.filter((level) => COUNTED.includes(level)).length;
  try {
    await browser.action.setBadgeBackgroundColor({ tabId, color: ACCENT });
    await browser.action.setBadgeTextColor({ tabId, color: '#ffffff' });
    await browser.action.setBadgeText({ tabId, text: count > 0 ? String(count) : '' });
  } catch {
    // The tab was closed meanwhile.
  }
}
