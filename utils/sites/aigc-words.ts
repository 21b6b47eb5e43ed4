import { label, text } from './find-records.ts';
import { seen, wordsOf } from './read-dom.ts';
import type { LabelSource, PlatformLabel } from './site.ts';

/**
 * The banners that China's labelling rule (GB 45438-2025) made its sites show, whole and nothing else: the same
 * words inside a caption are the author's text. Notes: sites §11.
 */
const BANNER =
  /^(?:(?:作者|创作者|UP主)声明[：:])?(?:该|本|此)?(?:视频|作品|笔记|内容)?(?:可能|疑似)?(?:使用|含|包含|由|为)了?(?:AI|人工智能)(?:技术)?(?:生成|合成)(?:技术|内容)?(?:[，,]请(?:谨慎|仔细)甄别)?[。.]?$/i;

/** Who says it, or null where this is no such banner. */
function sourceOf(words: string | undefined): LabelSource | null {
  const compact = words?.replace(/\s+/g, '') ?? '';
  if (compact.length > 40 || !BANNER.test(compact)) return null;
  if (/疑似|可能/.test(compact)) return 'platform';
  return /声明/.test(compact) ? 'creator' : 'unknown';
}

/** A field that holds a banner's words. */
export function bannerLabels(name: string, value: unknown): PlatformLabel[] {
  const source = sourceOf(text(value));
  return source ? label('ai-generated', source, `${name}=${text(value)}`) : [];
}

/** A banner on the page: an element without others inside it, outside captions, comments and links. */
export function shownBanner(box: Element | null, words: string): PlatformLabel[] {
  for (const leaf of box?.querySelectorAll('span, div, p') ?? []) {
    const source = leaf.childElementCount === 0 ? sourceOf(wordsOf(leaf)) : null;
    if (source && !leaf.closest(`a, ${words}`))
      return [seen('ai-generated', source, wordsOf(leaf))];
  }
  return [];
}
