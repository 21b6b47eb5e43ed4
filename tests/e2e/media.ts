import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Clips drawn once and kept; nothing but their drawing instructions is committed. */
export const MEDIA = path.resolve(import.meta.dirname, '../../.cache/e2e-media');

const AIGC = JSON.stringify({ AIGC: { Label: '1', ContentProducer: 'second-look-test' } });
const H264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p', '-g', '25'];
const TAGGED = ['-movflags', '+faststart+use_metadata_tags', '-metadata', `AIGC=${AIGC}`];
const FRAGMENTED = ['-movflags', '+frag_keyframe+empty_moov+default_base_moof'];
const draw = (picture: string, seconds: number) => ['-f', 'lavfi', '-i', picture, '-t', `${seconds}`];

const CLIPS: Readonly<Record<string, readonly string[]>> = {
  'plain.mp4': [...draw('mandelbrot=s=640x360:r=25', 6), ...H264, '-movflags', '+faststart'],
  'tall.mp4': [...draw('mandelbrot=s=360x640:r=25', 6), ...H264, '-movflags', '+faststart'],
  'other.mp4': [...draw('testsrc2=s=640x360:r=25', 6), ...H264, '-movflags', '+faststart'],
  'tagged.mp4': [...draw('testsrc2=s=640x360:r=25', 4), ...H264, ...TAGGED],
  'stream.mp4': [...draw('mandelbrot=s=640x360:r=25', 12), ...H264, ...FRAGMENTED],
  'plain.webm': [...draw('testsrc2=s=640x360:r=25', 4), '-c:v', 'libvpx', '-b:v', '400k'],
};

export default function drawMedia() {
  mkdirSync(MEDIA, { recursive: true });
  for (const [name, how] of Object.entries(CLIPS)) {
    const file = path.join(MEDIA, name);
    if (!existsSync(file)) execFileSync('ffmpeg', ['-v', 'error', '-y', ...how, file]);
  }
  writeFileSync(path.join(MEDIA, 'empty.mp4'), '');
  execFileSync('cp', [path.join(MEDIA, 'other.mp4'), path.join(MEDIA, 'cut.mp4')]);
  truncateSync(path.join(MEDIA, 'cut.mp4'), 40_000);
}
