import {
  count,
  type Fields,
  findRecords,
  get,
  has,
  id,
  label,
  list,
  media,
  plain,
  rendition,
  text,
} from './find-records.ts';
import { seen, wordsOf } from './read-dom.ts';
import type { LabelSource, MediaUrl, PlatformLabel, PostMedia, PostRecord } from './site.ts';

/** How Meta came to label a post: the app's own list of reasons. Those that mean "not labelled" are absent. */
const METHODS: Readonly<Record<string, LabelSource>> = {
  SELF_DISCLOSURE_FLOW: 'creator',
  C2PA_METADATA: 'c2pa',
  IPTC_METADATA: 'iptc',
  META_INVISIBLE_WATERMARK: 'invisible-watermark',
  MANUAL_OVERRIDE_LABEL_ON: 'platform',
};

/** Instagram and Threads describe posts alike; only a post of Threads has `text_post_app_info`. */
export function readMetaPosts(
  answer: string,
  house: 'instagram' | 'threads',
): readonly PostRecord[] {
  if (!/"(?:code|shortcode|expiring_at)\\*":/.test(answer)) return [];
  return [answer, ...embeddedContexts(answer)].flatMap((part) => {
    // A story names nobody: the reel around it does, and comes before it.
    let teller: string | undefined;
    // A carousel's parts look much like posts.
    const parts = new Set<Fields>();
    return findRecords(part, (node) => {
      if (has(node, 'items')) teller = id(get(node, 'user').username) ?? teller;
      if (!(node.code ?? node.shortcode ?? node.expiring_at)) return null;
      for (const one of partsOf(node)) if (one !== node) parts.add(one);
      return parts.has(node) ? null : readPost(node, house, teller);
    });
  });
}

/** An embed's page keeps its post as JSON in a string of a script that is no JSON. */
function embeddedContexts(script: string): string[] {
  const [, literal] = /"contextJSON":("(?:[^"\\]|\\.)*")/.exec(script) ?? [];
  try {
    return literal ? [JSON.parse(literal)] : [];
  } catch {
    return [];
  }
}

function readPost(
  node: Fields,
  house: 'instagram' | 'threads',
  teller: string | undefined,
): PostRecord | null {
  const key = keyOf(node);
  const isStory = node.product_type === 'story' || Boolean(node.expiring_at);
  // A story may come without a code; its page's address has the other id.
  const code = id(node.code) ?? id(node.shortcode) ?? (isStory && key);
  const isPost = [
    'video_versions',
    'image_versions2',
    'gen_ai_detection_method',
    'media_type',
    'is_video',
    'taken_at',
  ].some((name) => has(node, name));
  if (!code || !key || !isPost || !/^\d+$/.test(key)) return null;
  const isThread = Object.keys(get(node, 'text_post_app_info')).length > 0;
  const isInstagram = !isThread && (has(node, 'product_type') || has(node, 'shortcode'));
  if (house === 'threads' ? isInstagram : isThread) return null;
  const author =
    id(get(node, 'user').username) ??
    id(get(node, 'owner').username) ??
    (isStory ? teller : undefined);
  const [edge] = list(node, 'edge_media_to_caption', 'edges');
  return {
    postId: code,
    permalink:
      house === 'threads'
        ? `https://www.threads.com/@${author ?? ''}/post/${code}`
        : `https://www.instagram.com/${isStory ? `stories/${author}/${key}` : `${node.product_type === 'clips' ? 'reel' : 'p'}/${code}`}/`,
    author,
    caption: text(get(node, 'caption').text) ?? text(node.caption) ?? text(get(edge, 'node').text),
    media: partsOf(node).flatMap(mediaOf),
    labels: [...methodLabels(node), ...partLabels(node)],
  };
}

const keyOf = (node: Fields) => (id(node.pk) ?? id(node.id))?.split('_')[0];

/** The parts of a carousel, else the post itself. */
function partsOf(node: Fields): Fields[] {
  const edges = list(node, 'edge_sidecar_to_children', 'edges').map((edge) => get(edge, 'node'));
  const parts = [...list(node, 'carousel_media').map((part) => get(part)), ...edges];
  return parts.length > 0 ? parts : [node];
}

const isVideo = (node: Fields) => has(node, 'video_url') || list(node, 'video_versions').length > 0;

function mediaOf(node: Fields): PostMedia[] {
  const urls: MediaUrl[] = list(node, 'video_versions').flatMap((value) => {
    const version = get(value);
    return rendition(version.url, {
      width: count(version.width ?? node.original_width),
      height: count(version.height ?? node.original_height),
      bitrate: count(version.bandwidth),
    });
  });
  const files = [...urls, ...rendition(node.video_url)];
  const xml = node.video_dash_manifest ?? get(node, 'dash_info').video_dash_manifest;
  return media(keyOf(node), files.length > 0 ? files : manifestFiles(xml));
}

/** The files of pictures in a DASH manifest that stands in the answer itself; each rendition of Meta's is one file. */
export function manifestFiles(xml: unknown): MediaUrl[] {
  if (typeof xml !== 'string') return [];
  const renditions = xml.matchAll(/<Representation\b([^>]*)>\s*<BaseURL>([^<]*)/g);
  return [...renditions].flatMap(([, about = '', address = '']) => {
    const of = (name: string) => count(new RegExp(`\\b${name}="(\\d+)"`).exec(about)?.[1]);
    const size = { width: of('width'), height: of('height'), bitrate: of('bandwidth') };
    return size.width ? rendition(plain(address), size) : [];
  });
}

export function methodLabels(node: Fields): PlatformLabel[] {
  const method = text(get(node, 'gen_ai_detection_method').detection_method) ?? '';
  const reason = method.replace(/(?<=METADATA)_EDITED$/, '');
  const source = Object.hasOwn(METHODS, reason) && METHODS[reason];
  const says = reason === method ? 'ai-generated' : 'ai-edited';
  return source ? label(says, source, `detection_method=${method}`) : [];
}

/** A carousel's part has a label of its own; it is the post's only where it holds for every video in it. */
function partLabels(node: Fields): PlatformLabel[] {
  const videos = partsOf(node).filter((part) => part !== node && isVideo(part));
  const each = videos.map(methodLabels);
  return each.length > 0 && each.every((labels) => labels.length > 0)
    ? each.flat().slice(0, 3)
    : [];
}

/**
 * English; Spanish (Europa Press, 2024-09), Portuguese (Correio Braziliense, 2024-07) and Italian (Sky TG24, 2024-09), as these
 * quote the label. In other languages nobody whom one could name has written it down: there the answers must say it.
 */
const NOTICE =
  /^(?:AI info|AI content|Made with AI|Información de IA|Informações de IA|Informazioni IA)$/;

/** Meta's notice is a control whose whole text is "AI info"; the same words in a caption or comment are not. */
export function shownNotice(box: Element, isOwn: (control: Element) => boolean): PlatformLabel[] {
  const controls = [...box.querySelectorAll('button, [role="button"]')];
  const notice = controls.find((control) => NOTICE.test(wordsOf(control) ?? '') && isOwn(control));
  return notice ? [seen('ai-generated', 'unknown', wordsOf(notice))] : [];
}
