import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { SCENES } from './scenes.mjs';

const FPS = 20;

/**
 * Draws a scene and encodes it with ffmpeg.
 * @param {{scene: string, width: number, height: number, seconds: number, from?: number}} picture `from`: the scene's time at the first frame
 * @param {string[]} encode ffmpeg's output arguments, the file last
 */
export async function draw({ scene, width, height, seconds, from = 0 }, encode) {
  const ffmpeg = spawn(
    'ffmpeg',
    [
      ...[
        '-y',
        '-loglevel',
        'error',
        '-f',
        'rawvideo',
        '-pix_fmt',
        'rgb24',
        '-s',
        `${width}x${height}`,
      ],
      ...['-r', String(FPS), '-i', '-', '-fflags', '+bitexact', '-flags:v', '+bitexact'],
      ...['-vf', 'gblur=sigma=0.6,noise=alls=4:allf=t', '-threads', '1'],
      ...encode,
    ],
    { stdio: ['pipe', 'inherit', 'inherit'] },
  );
  const ended = once(ffmpeg, 'close');
  for (let frame = 0; frame < seconds * FPS; frame++) {
    if (!ffmpeg.stdin.write(frameOf(SCENES[scene], width, height, from + frame / FPS)))
      await once(ffmpeg.stdin, 'drain');
  }
  ffmpeg.stdin.end();
  const [status] = await ended;
  if (status !== 0) throw new Error(`ffmpeg could not make ${encode.at(-1)}.`);
}

function frameOf(paint, width, height, time) {
  const pixels = Buffer.alloc(width * height * 3);
  const shape = { width: width / height };
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (const value of paint(x / height, y / height, time, shape))
        pixels[at++] = Math.min(255, Math.max(0, value));
    }
  }
  return pixels;
}
