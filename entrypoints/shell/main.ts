import { startLab } from '@/utils/browser/start-lab.ts';
import { fuse, type Sensitivity } from '@/utils/verdict/fuse.ts';

/**
 * The lab for `npm run check` and `npm run evaluate`: a file put into the input is examined as the inspector would,
 * and the answer stands as JSON in the output. Only builds for the shell have this page (see wxt.config.ts).
 */
const IDLE_MS = 600_000;
const lab = startLab(IDLE_MS);
const input = document.querySelector('input');
const output = document.querySelector('output');

async function examine(blob: File) {
  const { findings, cost } = await lab.run({
    kind: 'file',
    post: { site: 'generic', postId: null, pageUrl: location.href, labels: [], urls: [] },
    depth: 'inspect',
    file: { blob },
    decode: true,
  });
  const at = (sensitivity: Sensitivity) => fuse(findings, sensitivity).level;
  const level = { low: at('low'), balanced: at('balanced'), high: at('high') };
  return { findings, level, cost };
}

input?.addEventListener('change', async () => {
  const [file] = input.files ?? [];
  if (!file || !output) return;
  output.textContent = '';
  const answer = await examine(file).catch((error) => ({ error: String(error) }));
  output.textContent = JSON.stringify(answer);
});
