import { openOrClosedRoot, shadowHosts } from './shadow-roots.ts';

/** A video counts once this share of it is in view, this long, and it is at least this large (CSS px). */
const SHARE = 0.5;
const DWELL_MS = 300;
/** One that moves further (CSS px) in this time flies by, and nobody could read a badge on it. */
const GLIMPSE_MS = 50;
const FLYING = 50;
const MIN_SIDE = 120;
const GROWS_MS = 500;

export interface VideoWatcher {
  readonly root: Document;
  /** Half in view and slow enough to be read: for what is known already. */
  onGlimpse(video: HTMLVideoElement): void;
  /** Half in view for 300 ms. Told again each time it comes back into view. */
  onVisible(video: HTMLVideoElement): void;
  onHidden(video: HTMLVideoElement): void;
  /** A visible element shows something else now: feeds recycle their nodes. */
  onChanged(video: HTMLVideoElement): void;
  onGone(video: HTMLVideoElement): void;
  readonly signal: AbortSignal;
}

/**
 * Finds the videos of a document, now and later, in open and closed shadow roots, without ever scanning the page
 * again: added nodes, one IntersectionObserver, and hosts that the page hook announces through `watchHost`.
 */
export function watchVideos({
  root,
  onGlimpse,
  onVisible,
  onHidden,
  onChanged,
  onGone,
  signal,
}: VideoWatcher) {
  const dwelling = new Map<HTMLVideoElement, ReturnType<typeof setTimeout>>();
  const known = new Set<HTMLVideoElement>();
  const visible = new Set<HTMLVideoElement>();
  const unsure = new Set<HTMLVideoElement>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const roots = new WeakSet<Node>();

  const sight = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, intersectionRect, boundingClientRect } of entries) {
        const video = target as HTMLVideoElement;
        unsure.delete(video);
        // Of one that is larger than the window, no more than fills that can be in view.
        const most = innerWidth * innerHeight;
        const all = areaOf(boundingClientRect);
        const small = isSmall(boundingClientRect);
        const isIn = areaOf(intersectionRect) >= SHARE * Math.min(all, most);
        if (isIn && !small) dwell(video, boundingClientRect.top);
        else {
          hide(video);
          if (isIntersecting && (small || all > most)) lookLater(video);
        }
      }
    },
    { threshold: [0, SHARE] },
  );
  const nodes = new MutationObserver((changes) => {
    for (const { addedNodes, removedNodes } of changes) {
      for (const node of addedNodes) if (node instanceof Element) add(node);
      if (removedNodes.length > 0) sweep();
    }
  });

  /** What is too small may grow, and what is too large may come into view, without crossing a threshold. */
  function lookLater(video: HTMLVideoElement) {
    unsure.add(video);
    timer ??= setTimeout(lookAgain, GROWS_MS);
  }

  /** Asks for sight only where it may have changed: that makes the page draw, and it may show hundreds of thumbnails. */
  function lookAgain() {
    timer = undefined;
    for (const video of unsure) {
      if (isSmall(video.getBoundingClientRect())) lookLater(video);
      else {
        sight.unobserve(video);
        sight.observe(video);
      }
    }
  }

  function dwell(video: HTMLVideoElement, top: number) {
    if (visible.has(video) || dwelling.has(video)) return;
    setTimeout(() => {
      if (!dwelling.has(video)) return;
      if (Math.abs(video.getBoundingClientRect().top - top) < FLYING) onGlimpse(video);
    }, GLIMPSE_MS);
    const timer = setTimeout(() => {
      dwelling.delete(video);
      visible.add(video);
      onVisible(video);
    }, DWELL_MS);
    dwelling.set(video, timer);
  }

  function hide(video: HTMLVideoElement) {
    clearTimeout(dwelling.get(video));
    const glimpsed = dwelling.delete(video);
    if (visible.delete(video) || glimpsed) onHidden(video);
  }

  function add(element: Element) {
    if (element instanceof HTMLVideoElement) return watch(element);
    for (const video of element.getElementsByTagName('video')) watch(video);
    if (element.shadowRoot) watchHost(element);
  }

  /** Walks everything: once a root. Later hosts are announced by the page hook, which is far cheaper. */
  function addAll(from: ParentNode) {
    for (const child of from.children) {
      add(child);
      for (const host of shadowHosts(child)) watchHost(host);
    }
  }

  function watch(video: HTMLVideoElement) {
    if (known.has(video)) return;
    known.add(video);
    sight.observe(video);
  }

  const changed = ({ target }: Event) => {
    const video = target as HTMLVideoElement;
    if (visible.has(video)) onChanged(video);
  };

  /** Removed elements are freed; those that were only moved are still connected. */
  let sweeping = false;
  function sweep() {
    if (sweeping) return;
    sweeping = true;
    setTimeout(() => {
      sweeping = false;
      for (const video of known) {
        if (video.isConnected) continue;
        known.delete(video);
        unsure.delete(video);
        sight.unobserve(video);
        hide(video);
        onGone(video);
      }
    }, 500);
  }

  function watchHost(host: Element) {
    const shadow = openOrClosedRoot(host);
    if (shadow) watchRoot(shadow);
  }

  function watchRoot(from: Document | ShadowRoot) {
    if (roots.has(from)) return;
    roots.add(from);
    nodes.observe(from, { childList: true, subtree: true });
    // These do not bubble, but pass here on their way down: that spares each video listeners of its own.
    for (const event of ['emptied', 'loadstart', 'loadedmetadata', 'playing'])
      from.addEventListener(event, changed, { capture: true, signal });
    addAll(from);
  }

  signal.addEventListener('abort', () => {
    nodes.disconnect();
    sight.disconnect();
    for (const one of [timer, ...dwelling.values()]) clearTimeout(one);
  });
  watchRoot(root);
  // What the parser made of `<template shadowrootmode>` calls no script that could announce it.
  root.addEventListener('DOMContentLoaded', () => addAll(root), { signal });
  return { watchHost };
}

const areaOf = ({ width, height }: DOMRectReadOnly) => width * height;
const isSmall = ({ width, height }: DOMRectReadOnly) => Math.min(width, height) < MIN_SIDE;

/** A player with DRM shows black frames to everybody else. */
export const isProtected = (video: HTMLVideoElement): boolean => Boolean(video.mediaKeys);

/**
 * A moving background rather than something to watch: a silent loop without controls that fills the window and
 * lets clicks through or lies behind the page. (Loop and silence alone say nothing: X and Bluesky play so.)
 */
export function isDecorative(video: HTMLVideoElement): boolean {
  if (video.controls || !video.loop || !(video.muted || video.defaultMuted)) return false;
  const { width, height } = video.getBoundingClientRect();
  if (width < innerWidth * 0.9 || height < innerHeight * 0.6) return false;
  const hidden = video.closest('[aria-hidden="true"], [role="presentation"]') !== null;
  const { pointerEvents, zIndex, position } = getComputedStyle(video);
  const behind =
    Number(zIndex) < 0 || ((position === 'absolute' || position === 'fixed') && !hasPlayer(video));
  return hidden || pointerEvents === 'none' || behind;
}

/** Full-window feeds (Shorts, Reels, TikTok) also fill the window, but as a post with a link of its own. */
const hasPlayer = (video: Element) =>
  video.closest('article, [data-e2e], [role="article"], [class*="player" i], [id*="player" i]') !==
  null;
