import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';

const ROOT = path.resolve(import.meta.dirname, '../..');
const words = JSON.parse(readFileSync(path.join(ROOT, 'public/_locales/en/messages.json'), 'utf8'));
const LEVELS = ['ai', 'ai-edited', 'likely-ai', 'captured', 'no-signs', 'unchecked'];

/** The badge itself, as pages get it: every level, size and shape, a card, and what may lie over a video. */
export const badgeFamily = {
  file: 'https://demo.example/',
  widths: [1000, 420],
  async act(page, { look }) {
    const { output } = await build({
      configFile: false,
      logLevel: 'error',
      root: ROOT,
      resolve: { alias: { '@': ROOT } },
      build: {
        write: false,
        lib: {
          entry: path.join(ROOT, 'utils/browser/badge/pill.ts'),
          name: 'badge',
          formats: ['iife'],
        },
      },
    }).then((built) => (Array.isArray(built) ? built[0] : built));
    await page.evaluate(`${output[0].code}; window.createPill = badge.createPill`);
    const say = (key) => words[key.replaceAll('-', '_')].message;
    const levels = LEVELS.map((level) => ({
      level,
      title: say(`level_${level}`),
      meaning: say(`level_${level}_meaning`),
    }));
    const common = {
      reason: 'says the author',
      reasons: ['X shows the label “Made with AI”.', 'Opinion of the detector.'],
      aside: '',
      notes: [],
      inspectLabel: say('menu_look'),
      wrongLabel: say('correction_wrong'),
      lang: 'en',
      dir: look.dir,
      size: 'normal',
      veil: null,
    };
    await page.evaluate(draw, { levels, common, show: say('display_show') });
  },
};

/** Runs in the page. */
function draw({ levels, common, show }) {
  document.body.style.cssText =
    'display: grid; grid-template-columns: repeat(auto-fill, 300px); gap: 16px';
  const add = (view, { short = false, open = false } = {}) => {
    const box = document.createElement('div');
    box.style.cssText = `block-size: ${open || view.veil ? 190 : 60}px; border-radius: 12px; transform: translate(0);
      background: linear-gradient(120deg, #f4d9a0, #8fb7c9 60%, #2d4a63)`;
    document.body.append(box);
    const pill = window.createPill(
      document,
      () => {},
      () => {},
    );
    box.append(pill.host);
    pill.render(view);
    const sizes = pill.sizes();
    pill.fit({ x: 0, y: 0, width: short ? sizes.short : Math.min(sizes.full, 280), short });
    pill.move(10, 10);
    pill.show(true);
    if (view.veil) pill.veil({ left: -10, top: -10, right: 290, bottom: 180 });
    if (open) pill.focus();
  };
  for (const [i, level] of levels.entries())
    add({ ...common, ...level, reason: i < 3 ? common.reason : '' });
  for (const level of levels.slice(0, 3)) add({ ...common, ...level }, { short: true });
  for (const size of ['small', 'large']) add({ ...common, ...levels[0], size });
  for (const kind of ['dim', 'cover'])
    add({
      ...common,
      ...levels[2],
      veil: { kind, showLabel: show },
    });
  add({ ...common, ...levels[0] }, { open: true });
}
