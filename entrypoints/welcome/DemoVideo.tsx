import { useEffect, useRef } from 'react';
import { createPill } from '@/utils/browser/badge/pill.ts';
import { direction, say, t } from '@/utils/browser/words.ts';
import { explainLevel } from '@/utils/verdict/explain.ts';

/** A drawing that moves like a video for a while, and only while somebody can see it, under the very badge that feeds get. */
export function DemoVideo() {
  const screen = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const pill = createPill(document, openOptions, () => {});
    screen.current?.append(pill.host);
    const { title, meaning } = explainLevel('ai');
    pill.render({
      level: 'ai',
      title: say(title),
      meaning: say(meaning),
      reason: t('welcome_demo_reason'),
      reasons: [t('welcome_demo_full')],
      aside: '',
      notes: [],
      inspectLabel: t('welcome_options'),
      wrongLabel: '',
      lang: t('language'),
      dir: direction(),
      size: 'normal',
      veil: null,
    });
    const { full } = pill.sizes();
    // Wide enough for the card to open downwards, and never shrunk.
    pill.fit({ x: 0, y: 0, width: full, short: false });
    pill.move(12, 12);
    pill.show(true);
    return () => pill.host.remove();
  }, []);
  useEffect(() => {
    const seen = new IntersectionObserver(([entry]) =>
      screen.current?.classList.toggle('still', !entry?.isIntersecting),
    );
    if (screen.current) seen.observe(screen.current);
    return () => seen.disconnect();
  }, []);
  return (
    <figure className="demo">
      <div className="screen" ref={screen}>
        <svg
          viewBox="0 0 640 300"
          preserveAspectRatio="xMidYMid slice"
          role="img"
          aria-label={t('welcome_demo_alt')}
        >
          <defs>
            <linearGradient id="sky" x2="0" y2="1">
              <stop offset="0" stopColor="#2b1d5e" />
              <stop offset=".6" stopColor="#b3487d" />
              <stop offset="1" stopColor="#ffb36b" />
            </linearGradient>
          </defs>
          <rect width="640" height="300" fill="url(#sky)" />
          <circle className="sun" cx="400" cy="196" r="46" fill="#ffe3a3" />
          <path className="far" d={WAVES} fill="#6a3a78" transform="translate(0 200)" />
          <path className="near" d={WAVES} fill="#40285f" transform="translate(0 228)" />
          <path className="front" d={WAVES} fill="#231a44" transform="translate(0 256)" />
        </svg>
      </div>
      <figcaption className="hint">{t('welcome_demo')}</figcaption>
    </figure>
  );
}

const openOptions = () => {
  location.href = '/options.html';
};

/** Two screens wide, so that it can roll by one wave without an end. */
const WAVES = `M-160 12${'q40 -22 80 0t80 0'.repeat(6)}V120H-160Z`;
