/**
 * Important rules for the host come from inside the shadow root, because there they outrank whatever the page says
 * about our element, inline styles included. The first rule is also where a badge's position is written.
 *
 * Lives in a closed shadow root. Sizes in px: `rem` would follow the page. The pill is dark in every theme, because
 * it lies on pictures, not on a page; contrast is measured against the pill, never against the video.
 */
export const STYLE = `
:host {
  all: initial !important; position: fixed !important; inset: 0 auto auto 0 !important; display: block !important;
  z-index: 2147483646 !important; pointer-events: auto !important;
}
:host(:hover), :host(:focus-within) { z-index: 2147483647 !important; }
.badge {
  --tone: #d9d4ff;
  font: 600 13px/18px system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
  color: #fff; position: relative; display: inline-block; max-width: 400px; text-align: start;
}
.badge[data-level='ai'] { --tone: #ffb3c1; }
.badge[data-level='ai-edited'] { --tone: #ffd08a; }
.badge[data-level='likely-ai'] { --tone: #e2c9ff; }
.badge[data-level='captured'] { --tone: #9fd3ff; }
.badge[data-level='no-signs'], .badge[data-level='unchecked'] { --tone: #d5d9e2; }
button { font: inherit; color: inherit; cursor: pointer; border: 0; margin: 0; text-align: start; }
.pill {
  display: flex; align-items: center; gap: 6px; min-height: 28px; box-sizing: border-box; max-width: 100%;
  padding: 4px 11px 4px 8px; border-radius: 14px; background: rgba(17, 18, 27, .86);
  box-shadow: 0 0 0 1px rgba(255, 255, 255, .16), 0 2px 10px rgba(0, 0, 0, .35);
  -webkit-backdrop-filter: blur(10px) saturate(1.4); backdrop-filter: blur(10px) saturate(1.4);
}
.badge[dir='rtl'] .pill { padding: 4px 8px 4px 11px; }
.pill svg { flex: none; inline-size: 16px; block-size: 16px; fill: var(--tone); }
.pill .level { flex: none; }
.pill .why { font-weight: 450; color: #e4e5ee; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.pill .why::before { content: '·'; margin-inline-end: 6px; color: #a9abbd; }
.more {
  position: absolute; inset-block-start: calc(100% + 6px); inline-size: max-content;
  max-inline-size: min(290px, 90vw); box-sizing: border-box; padding: 10px 12px; border-radius: 12px;
  background: rgba(17, 18, 27, .95); box-shadow: 0 0 0 1px rgba(255, 255, 255, .14), 0 8px 28px rgba(0, 0, 0, .45);
  font-weight: 400; visibility: hidden; opacity: 0; transform: translateY(-3px);
  transition: opacity .14s, transform .14s, visibility 0s .14s;
}
.more { inset-inline: 0 auto; }
.badge[dir='rtl'] .more { inset-inline: auto 0; }
.badge.leftwards .more { inset-inline: auto 0; }
.badge[dir='rtl'].leftwards .more { inset-inline: 0 auto; }
.badge.above .more { inset-block: auto calc(100% + 6px); }
.badge.short .why { display: none; }
.badge:hover .more, .badge:focus-within .more {
  visibility: visible; opacity: 1; transform: none; transition-delay: 0s;
}
.badge:hover .more::before { content: ''; position: absolute; inset: -8px 0; z-index: -1; }
p { margin: 0 0 8px; font-weight: 600; }
ul { list-style: none; margin: 0 0 8px; padding: 0; }
li { margin: 0 0 5px; padding-inline-start: 12px; position: relative; overflow-wrap: anywhere; }
li::before { content: ''; position: absolute; inset-inline-start: 0; inset-block-start: 7px; inline-size: 5px; block-size: 5px; border-radius: 50%; background: var(--tone); }
.look { min-height: 28px; padding: 4px 12px; border-radius: 14px; background: #fff; color: #14151f; font-weight: 600; }
button:focus-visible { outline: 2px solid #fff; outline-offset: 2px; box-shadow: 0 0 0 5px #14151f; }
@media (prefers-reduced-motion: reduce) { .more { transition: none; transform: none; } }
@media (forced-colors: active) {
  .pill, .more, .look { border: 1px solid CanvasText; background: Canvas; color: CanvasText; forced-color-adjust: none; }
  .pill .why { color: CanvasText; }
  .pill svg { fill: CanvasText; }
  .pill .why::before { color: CanvasText; }
  li::before { background: CanvasText; forced-color-adjust: none; }
}
@media (prefers-contrast: more) {
  .pill, .more { background: #000; box-shadow: 0 0 0 2px #fff; -webkit-backdrop-filter: none; backdrop-filter: none; }
  .pill .why, .pill .why::before { color: #fff; }
}
`;
