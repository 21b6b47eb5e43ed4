/** Reads the scripts in which a site tells what its page shows, as they come; each text once. */
export function watchEmbedded(
  selector: string,
  read: (text: string) => void,
  signal: AbortSignal,
): void {
  const lengths = new WeakMap<Element, number>();
  const readAll = () => {
    for (const script of document.querySelectorAll(selector)) {
      const text = script.textContent ?? '';
      // Some sites fill their scripts after they put them into the page.
      if (lengths.get(script) === text.length) continue;
      lengths.set(script, text.length);
      read(text);
    }
  };
  readAll();
  document.addEventListener('DOMContentLoaded', readAll, { signal });
  window.addEventListener('load', readAll, { signal });
}
