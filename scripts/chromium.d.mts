import type { BrowserContext, Worker } from '@playwright/test';
import type { ListedVideo } from '@/utils/browser/messages.ts';

interface Launch {
  /** Folder of the built extension. */
  readonly extension: string;
  readonly port?: number;
  readonly headless?: boolean;
  readonly options?: object;
  readonly profile?: string;
  readonly flags?: readonly string[];
}
export function launchChromium(what: Launch): Promise<{
  readonly context: BrowserContext;
  readonly worker: Worker;
  readonly origin: string;
  close(): Promise<void>;
}>;
export function listedVideos(worker: Worker): Promise<(ListedVideo & { readonly tabId: number })[]>;
