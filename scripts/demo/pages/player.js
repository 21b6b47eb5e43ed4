// How the demo's pages play: by MediaSource like the big sites' own players, and only what is in view.

export function playStream(video, address) {
  const source = new MediaSource();
  video.src = URL.createObjectURL(source);
  source.addEventListener('sourceopen', async () => {
    const buffer = source.addSourceBuffer('video/mp4; codecs="avc1.4D401E"');
    const response = await fetch(address);
    buffer.addEventListener('updateend', () => source.endOfStream(), { once: true });
    buffer.appendBuffer(await response.arrayBuffer());
  });
}

const inView = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) target.play().catch(() => {});
      else target.pause();
    }
  },
  { threshold: 0.5 },
);

export function playInView(video) {
  video.muted = true;
  video.loop = true;
  video.playsInline = true;
  inView.observe(video);
}

/** An element from its HTML; `values` go in as text. */
export function element(html, values = {}) {
  const template = document.createElement('template');
  template.innerHTML = html.trim();
  for (const node of template.content.querySelectorAll('[data-text]')) {
    node.textContent = values[node.dataset.text] ?? '';
    node.removeAttribute('data-text');
  }
  return template.content.firstElementChild;
}
