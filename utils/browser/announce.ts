const STAYS_MS = 4_000;
const STYLE = `:host { all: initial !important; position: fixed !important; inset: auto 0 24px !important; z-index: 2147483647 !important;
  pointer-events: none !important; display: flex !important; justify-content: center !important }
p { margin: 0; padding: 10px 16px; border-radius: 10px; background: #1b1c28; color: #fff; font: 600 14px/20px system-ui, sans-serif;
  border: 1px solid #ffffff50 }`;

/** Says one sentence at the foot of the page, to eyes and to screen readers, and takes it away again. */
export function announce(text: string): void {
  const host = document.createElement('second-look-note');
  const shadow = host.attachShadow({ mode: 'closed' });
  const style = document.createElement('style');
  style.textContent = STYLE;
  const note = document.createElement('p');
  note.setAttribute('role', 'status');
  shadow.append(style, note);
  (document.fullscreenElement ?? document.documentElement).append(host);
  // Only what changes in a region that is there already is read out.
  setTimeout(() => {
    note.textContent = text;
  }, 100);
  setTimeout(() => host.remove(), STAYS_MS);
}
