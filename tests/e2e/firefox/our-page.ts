import type { Web } from '@/tests/e2e/fixtures.ts';
import { clip, expect, html, type Ours } from './fixtures.ts';
import { type Firefox, ORIGIN } from './launch.ts';

/** A page with one playing video. */
export const video = (src: string) =>
  html(`<video src="${src}" muted autoplay loop width="480" height="270"></video>`);

/** Opens `https://NAME.example/` with one playing video, and waits for its label. */
export async function openLabelled(
  { web, firefox, ours }: { readonly web: Web; readonly firefox: Firefox; readonly ours: Ours },
  name: string,
): Promise<{ url: string; page: string }> {
  const url = `https://${name}.example/`;
  web.put(url, video(clip(`tagged.mp4?${name}`)));
  const page = await firefox.open(url);
  await expect.poll(async () => (await ours.listed(url))[0]?.level).toBe('ai');
  return { url, page };
}

/** Points the inspector at the first video of a page; unless `more` names its tab, only at what is known of it. */
export async function aimInspector(firefox: Firefox, ours: Ours, url: string, more: object = {}) {
  const [listed] = await ours.listed(url);
  await firefox.evaluate(ours.context, (inspect) => browser.storage.session.set({ inspect }), {
    ...listed,
    ...('tabId' in more ? {} : { tabId: -1, videoId: null }),
    ...more,
    askedAt: Date.now(),
  });
}

/** What stands beside the first label of a page without being evidence, as the person sees it. */
export const notesOf = (firefox: Firefox, page: string) => () =>
  firefox.inBadge(page, (root) =>
    [...root.querySelectorAll<HTMLElement>('.notes p')].map(({ dataset }) => dataset.aside),
  );

/** Chooses the radio button with this label, under a legend that contains `legend`. False while it is not there. */
export const choose = (firefox: Firefox, context: string, legend: string, label: string) =>
  firefox.evaluate(
    context,
    ({ legend, label }) => {
      const group = [...document.querySelectorAll('fieldset')].find((fieldset) =>
        fieldset.querySelector('legend')?.textContent.includes(legend),
      );
      const option = [...(group?.querySelectorAll('label') ?? [])].find((one) =>
        [...one.children].some(({ textContent }) => textContent === label),
      );
      option?.querySelector('input')?.click();
      return option !== undefined;
    },
    { legend, label },
  );

/** Clicks the button whose name contains these words. False while it is not there. */
export const press = (firefox: Firefox, context: string, name: string) =>
  firefox.evaluate(
    context,
    (words) => {
      const button = [...document.querySelectorAll('button')].find((one) =>
        `${one.getAttribute('aria-label')} ${one.textContent}`.includes(words),
      );
      button?.click();
      return button !== undefined;
    },
    name,
  );

/** Flips the switch with these words. False while it is not there. */
export const flip = (firefox: Firefox, context: string, label: string) =>
  firefox.evaluate(
    context,
    (words) => {
      const all = [...document.querySelectorAll<HTMLInputElement>('[role=switch]')];
      const found = all.find(({ labels }) => labels?.[0]?.textContent.includes(words));
      found?.click();
      return found !== undefined;
    },
    label,
  );

/** What can be read in a page. */
export const text = (firefox: Firefox, context: string) =>
  firefox.evaluate(context, () => document.body?.innerText ?? '');

/** Writes into the field with this label, as typing does. False while it is not there. */
export const fill = (firefox: Firefox, context: string, label: string, value: string) =>
  firefox.evaluate(
    context,
    ({ label, value }) => {
      const named = [...document.querySelectorAll('label')].find((one) =>
        one.textContent.includes(label),
      );
      const field = named?.control;
      if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement))
        return false;
      // React hears a change only where its own setter did not make it.
      const { prototype } = field.constructor as { prototype: object };
      Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
      field.dispatchEvent(new Event('input', { bubbles: true }));
      return true;
    },
    { label, value },
  );

/** Opens a page of ours behind the present one, once it has drawn itself. */
export async function openOurs(firefox: Firefox, file: string): Promise<string> {
  const context = await firefox.open(`${ORIGIN}/${file}`, { background: true });
  await expect.poll(() => text(firefox, context).catch(() => '')).not.toBe('');
  return context;
}

/** Presses a button that saves a file, and gives the file's text. */
export async function save(firefox: Firefox, context: string, button: string, file: string) {
  expect(await press(firefox, context, button)).toBe(true);
  let saved: string | null = null;
  await expect
    .poll(() => {
      saved ??= firefox.takeDownload(file);
      return saved !== null;
    })
    .toBe(true);
  return saved ?? '';
}
