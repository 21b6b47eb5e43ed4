import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../.cache/bench/', import.meta.url));
const ENCODE = '-c:v libx264 -preset veryfast -b:v 1500k -maxrate 1800k -bufsize 3000k';
const CONTAINER = '-pix_fmt yuv420p -g 60 -movflags +faststart';

/**
 * Clips of the size and bit rate that feeds play, drawn once: one that the detector is done with after a few views, as with most
 * videos; one that it looks at more closely; and one with words, so that a reader of text has work.
 */
export async function clips() {
  mkdirSync(FOLDER, { recursive: true });
  return {
    plain: draw('gradients-7.mp4', 'gradients=size=720x1280:rate=30:seed=7,noise=alls=20:allf=t'),
    odd: draw('mandelbrot.mp4', 'mandelbrot=size=720x1280:rate=30'),
    words: draw('words.mp4', 'testsrc=size=720x1280:rate=30'),
  };
}

function draw(name, source) {
  const file = path.join(FOLDER, name);
  if (existsSync(file)) return file;
  const encode = `${ENCODE} ${CONTAINER}`.split(' ');
  execFileSync('ffmpeg', [
    '-v',
    'error',
    '-y',
    '-f',
    'lavfi',
    '-i',
    source,
    '-t',
    '10',
    ...encode,
    file,
  ]);
  return file;
}

/** A page with one video. `blob`: its address says nothing, as in most feeds. */
export const playerPage = (
  kind,
  src = '/clip.mp4',
) => `<!doctype html><meta charset=utf-8><title>Bench</title>
<video muted loop playsinline controls width=360 height=640 ${kind === 'direct' ? `src="${src}" autoplay` : ''}></video>
<script>window.ready = ${kind === 'blob' ? `fetch('${src}').then((r) => r.blob()).then((blob) => { window.clip = URL.createObjectURL(blob); })` : 'Promise.resolve()'};</script>`;
