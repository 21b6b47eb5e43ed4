import { missedVideo } from './inspect.ts';
import { readSettings } from './settings.ts';
import { siteOf } from './site-key.ts';

/** Leaves the inspector without a video, and with the reason: `pages` are the page that was asked about and those around it. */
export async function missVideo(pages: readonly (string | undefined)[]): Promise<void> {
  const { enabled, sitesOff } = await readSettings();
  const isOff = pages.some((page = '') => sitesOff.includes(siteOf(page)?.key ?? ''));
  await missedVideo.setValue(enabled && !isOff ? 'none' : 'off');
}
