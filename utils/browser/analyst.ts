import { browser } from '#imports';
import type { Depth, Findings, SourceId } from '@/utils/evidence/evidence.ts';
import { isHanded } from '@/utils/evidence/handed.ts';
import { postSources } from '@/utils/evidence/index.ts';
import type { UncheckedReason } from '@/utils/media/byte-source.ts';
import { mayFetch } from '@/utils/media/fetch-rules.ts';
import { sha256 } from '@/utils/model/sha256.ts';
import { siteFor } from '@/utils/sites/index.ts';
import type { Post } from '@/utils/sites/site.ts';
import { judge, merge, NOTHING, ownsScores } from '@/utils/verdict/judge.ts';
import { hasAccess, siteOrigin } from './access.ts';
import { ANALYSIS_VERSION, cacheKey, openCache } from './cache.ts';
import { fileAddresses } from './file-address.ts';
import { askLab } from './lab-client.ts';
import type { FileRef, LabResult, LabTask } from './lab-task.ts';
import { keepLarge } from './large-frames.ts';
import type { Examined, PackedFrame, Thumbnail } from './messages.ts';
import { closedOrigin, nameMissingAccess } from './missing-access.ts';
import { isNameless } from './nameless.ts';
import { throughNetWall } from './net-wall.ts';
import { readSettings, type Settings } from './settings.ts';
import type { Fetching } from './settings-schema.ts';
import { siteOf } from './site-key.ts';

/** Bytes per file: a feed check is a prefix and two windows of frames; an inspected file is read whole up to this. */
const MAX_BYTES: Readonly<Record<Depth, number>> = { feed: 2_000_000, inspect: 400_000_000 };
const NEVER = new AbortController().signal;

/** Whom the person trusts is part of the analysis: with other lists, the same signature says something else. */
const cache = openCache(async () => {
  const { trust } = await readSettings();
  const lists = await sha256(new TextEncoder().encode(JSON.stringify(trust)));
  return `${browser.runtime.getManifest().version} ${ANALYSIS_VERSION} ${lists.slice(0, 16)}`;
});

/** What is known already: what the post says, and what the lab learnt earlier. Nothing is examined. */
export async function recall(post: Post): Promise<Examined> {
  const { findings, thumbnails, sha256, at } = (await cache.get(post)) ?? {
    findings: NOTHING,
    thumbnails: [],
    sha256: undefined,
    at: Date.now(),
  };
  return { ...(await withPost(post, findings)), thumbnails, sha256, at };
}

/** Reads the file behind a post, where it has an address and the person's settings allow it. */
export async function examineFile(
  post: Post,
  {
    depth,
    decode,
    keep,
    once = false,
  }: Readonly<Record<'decode' | 'keep', boolean>> & {
    readonly depth: Depth;
    readonly once?: boolean;
  },
): Promise<Examined> {
  const settings = await readSettings();
  const fetching = fetchingOn(post, settings);
  const allowed = once || fetching === 'played' || (fetching === 'inspect' && depth === 'inspect');
  const unread = (reason: UncheckedReason) => withUnread(post, FILE, reason);
  const closed = (origin: string) =>
    withUnread(post, decode ? EVERY : FILE, 'no-permission', origin);
  if (!allowed) return unread('not-asked');
  const addresses = fileAddresses(post, depth);
  if (addresses.length === 0)
    return isNameless(post.pageUrl) || (await hasAccess(post.pageUrl))
      ? unread('no-address')
      : closed(siteOrigin(post.pageUrl));
  const { mediaHosts } = siteFor(new URL(post.pageUrl));
  const context = { pageUrl: post.pageUrl, mediaHosts, ...(post.src ? { src: post.src } : {}) };
  const walls = new Set<string>();
  let answer = () => unread('no-address');
  let isRead = false;
  for (const { url, stream } of addresses) {
    const refused = mayFetch(url, context);
    if (refused) {
      answer = () => unread(refused);
      continue;
    }
    if (!(await hasAccess(url))) {
      walls.add(closedOrigin(url, mediaHosts));
      continue;
    }
    const file = { url, mediaHosts, maxBytes: MAX_BYTES[depth], stream };
    const task: LabTask = { kind: 'file', trust: settings.trust, post, depth, file, decode };
    const result = await throughNetWall(post.pageUrl, () => inLab(task));
    const findings = await nameMissingAccess(result.findings, mediaHosts);
    answer = () => remember(post, task, { ...result, findings }, keep);
    isRead = !isClosed(findings);
    if (isRead) break;
    for (const { reason, detail = '' } of findings.unchecked)
      if (reason === 'no-permission') for (const wall of detail.split(' ')) walls.add(wall);
  }
  if (walls.size === 0) return answer();
  const origins = [...walls].join(' ');
  return isRead ? withWall(await answer(), origins) : closed(origins);
}

/** The server gave no file: it wants cookies, the address has expired. Another rendition may still be open. */
const CLOSED: readonly UncheckedReason[] = [
  'network',
  'not-media',
  'empty',
  'not-allowed',
  'no-permission',
];
const isClosed = ({ checked, unchecked }: Findings) =>
  checked.length === 0 && unchecked.every(({ reason }) => CLOSED.includes(reason));

/** Another address was read than the one that came first, which people can open: its credentials are not known yet. */
function withWall(examined: Examined, origins: string): Examined {
  const { evidence, checked, unchecked } = examined;
  if (evidence.some(({ source }) => source === 'c2pa')) return examined;
  const wall = { source: 'c2pa', reason: 'no-permission', detail: origins } as const;
  return {
    ...examined,
    checked: checked.filter((source) => source !== 'c2pa'),
    unchecked: [...unchecked.filter(({ source }) => source !== 'c2pa'), wall],
  };
}

const STRICTEST_FIRST: readonly Fetching[] = ['never', 'inspect', 'played'];

/**
 * The person's word for this site, else for all. Post and page are attributed by then: no page speaks for another. For a
 * frame that has no name, the page around it counts, and the strictest word of all where nobody tells that.
 */
function fetchingOn(post: Post, { fetching, siteFetching }: Settings): Fetching {
  const { pageUrl, permalink = pageUrl } = post;
  const page = isNameless(pageUrl) ? permalink : pageUrl;
  const site = page === pageUrl ? post.site : siteOf(page)?.key;
  if (!site || isNameless(page)) {
    const all = [fetching, ...Object.values(siteFetching)];
    return STRICTEST_FIRST.find((one) => all.includes(one)) ?? fetching;
  }
  return siteFetching[site] ?? siteFetching[new URL(page).hostname] ?? fetching;
}

export async function examineFrames(
  post: Post,
  frames: readonly PackedFrame[],
  { keep, show }: { keep: boolean; show: boolean },
): Promise<Examined> {
  const kept = keep && cacheKey(post) !== null;
  const passing = show || fileAddresses(post, 'inspect').length === 0;
  const task: LabTask = { kind: 'frames', post, depth: 'feed', frames, passing, show, kept };
  const { thumbnails, ...found } = await inLab(task);
  if (keep && passing) await keepLarge(post, thumbnails);
  // A content script that asks for its own sake has no use for large pictures.
  const shown = show ? thumbnails : thumbnails.map(small);
  const { settled } = found;
  return { ...(await remember(post, task, { ...found, thumbnails: shown }, keep)), settled };
}

/** The beginning of a stream, as it passed the page, and of some streams more of it. */
export async function examineHead(
  post: Post,
  file: FileRef & { head: string },
  keep: boolean,
): Promise<Examined> {
  const { trust } = await readSettings();
  const task: LabTask = { kind: 'file', trust, post, depth: 'feed', file, decode: false };
  return remember(post, task, await inLab(task), keep);
}

type Learnt = Omit<LabResult, 'cost'>;

async function remember(
  post: Post,
  task: LabTask,
  { findings, thumbnails, ...more }: Learnt,
  keep: boolean,
): Promise<Examined> {
  // Asked now, not before: another check of the same video may have ended meanwhile.
  const known = await cache.get(post);
  const sha256 = more.sha256 ?? known?.sha256;
  const before = known?.findings ?? NOTHING;
  // The feed reads the head of a file: what it learns there takes nothing back that an inspection learnt of it all. Pieces
  // that a page hands over tell more than the head that it handed over, and nothing against what was read by address.
  const isGlance =
    task.kind === 'file' && task.depth === 'feed' && !(hasPieces(task) && isHanded(before));
  const all = isGlance ? merge(findings, before) : merge(before, findings);
  const shown = thumbnails.length > 0 && ownsScores(findings, all) ? thumbnails : undefined;
  const kept: readonly Thumbnail[] = shown ?? known?.thumbnails ?? [];
  const at = Date.now();
  // A failed lab says nothing about the video, so it is not worth remembering.
  if (keep && findings.checked.length > 0 && (await isTrustAsAsked(task)))
    await cache.put(post, { findings: all, thumbnails: kept.map(small), sha256, at });
  return { ...(await withPost(post, all)), thumbnails: kept, sha256, at };
}

const hasPieces = ({ file }: LabTask & { kind: 'file' }) => 'head' in file && Boolean(file.pieces);

/** Large pictures of five hundred videos would fill the disk. */
const small = ({ timeS, image }: Thumbnail): Thumbnail => ({ timeS, image });

/** The cache keeps answers under the lists of now: one that was found with others has no place there. */
async function isTrustAsAsked(task: LabTask): Promise<boolean> {
  if (task.kind === 'frames') return true;
  return JSON.stringify(task.trust) === JSON.stringify((await readSettings()).trust);
}

async function inLab(task: LabTask): Promise<Learnt> {
  try {
    return await askLab(task);
  } catch (error) {
    const reason: UncheckedReason = /timeout|dropped/.test(String(error)) ? 'timeout' : 'crashed';
    return { findings: nothingFrom(task, reason, String(error)), thumbnails: [] };
  }
}

const FILE = ['container', 'c2pa'] as const;
const PICTURES = ['mark', 'detector'] as const;
const EVERY = [...FILE, ...PICTURES];

const wallBefore = (
  sources: readonly SourceId[],
  reason: UncheckedReason,
  detail?: string,
): Findings => ({
  ...NOTHING,
  unchecked: sources.map((source) => ({ source, reason, ...(detail ? { detail } : {}) })),
});

const nothingFrom = (task: LabTask, reason: UncheckedReason, detail: string) =>
  wallBefore(task.kind === 'frames' ? PICTURES : FILE, reason, detail);

async function withUnread(
  post: Post,
  sources: readonly SourceId[],
  reason: UncheckedReason,
  detail?: string,
): Promise<Examined> {
  const known = await cache.get(post);
  const all = merge(known?.findings ?? NOTHING, wallBefore(sources, reason, detail));
  return {
    ...(await withPost(post, all)),
    thumbnails: known?.thumbnails ?? [],
    sha256: known?.sha256,
    at: known?.at ?? Date.now(),
  };
}

const withPost = async (post: Post, findings: Findings) =>
  merge(await judge({ post, depth: 'feed' }, postSources, NEVER), findings);

export const forgetAll = () => cache.clear();
