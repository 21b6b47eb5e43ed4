import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Clips drawn once and kept; nothing but their drawing instructions is committed. */
export const MEDIA = path.resolve(import.meta.dirname, '../../.cache/e2e-media');

const AIGC = JSON.stringify({ AIGC: { Label: '1', ContentProducer: 'second-look-test' } });
const H264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p', '-g', '25'];
const TAGGED = ['-movflags', '+faststart+use_metadata_tags', '-metadata', `AIGC=${AIGC}`];
const FRAGMENTED = ['-movflags', '+frag_keyframe+empty_moov+default_base_moof'];
const draw = (picture: string, seconds: number) => [
  '-f',
  'lavfi',
  '-i',
  picture,
  '-t',
  `${seconds}`,
];

/** A scene that the detector takes for filmed, from the demo; patterns are outside its world. */
export const scene = (size: string, seconds: number) => [
  ...['-stream_loop', '9', '-i', path.resolve(import.meta.dirname, '../media/demo/plain.mp4')],
  ...['-t', `${seconds}`, '-an', '-vf', `scale=${size},setsar=1,fps=25`],
];

const CLIPS: Readonly<Record<string, readonly string[]>> = {
  'plain.mp4': [...scene('640:360', 6), ...H264, '-movflags', '+faststart'],
  'tall.mp4': [...scene('360:640', 6), ...H264, '-movflags', '+faststart'],
  'other.mp4': [...draw('testsrc2=s=640x360:r=25', 6), ...H264, '-movflags', '+faststart'],
  'tagged.mp4': [...draw('testsrc2=s=640x360:r=25', 4), ...H264, ...TAGGED],
  'stream.mp4': [...scene('640:360', 12), ...H264, ...FRAGMENTED],
  // Nothing in Chromium decodes this.
  'unseen.mp4': [...draw('testsrc2=s=640x360:r=25', 4), '-c:v', 'mpeg4'],
  'sound.m4a': ['-f', 'lavfi', '-i', 'sine=d=2', '-c:a', 'aac'],
  'sound.wav': ['-f', 'lavfi', '-i', 'sine=d=2'],
  'plain.webm': [...draw('testsrc2=s=640x360:r=25', 4), '-c:v', 'libvpx', '-b:v', '400k'],
};

export default function drawMedia() {
  mkdirSync(MEDIA, { recursive: true });
  for (const [name, how] of Object.entries(CLIPS)) {
    const file = path.join(MEDIA, name);
    if (!existsSync(file)) execFileSync('ffmpeg', ['-v', 'error', '-y', ...how, file]);
  }
  for (const [name, bytes] of Object.entries(brokenFiles()))
    writeFileSync(path.join(MEDIA, name), bytes);
}

/** Files that are wrong in one way each. */
function brokenFiles(): Readonly<Record<string, Buffer>> {
  const good = readFileSync(path.join(MEDIA, 'other.mp4'));
  const box = (size: number, type: string, body = '') =>
    Buffer.concat([Buffer.from(new Uint32Array([size]).buffer).swap32(), Buffer.from(type + body)]);
  const brand = good.subarray(0, good.readUInt32BE(0));
  const nested = Buffer.concat(Array.from({ length: 4_000 }, () => box(0x7fffffff, 'moov')));
  return {
    'empty.mp4': Buffer.alloc(0),
    'cut.mp4': good.subarray(0, 1_000),
    'page.mp4': Buffer.from('<!doctype html><title>403</title><h1>Access denied</h1>'),
    'noise.mp4': Buffer.from(Array.from({ length: 50_000 }, (_, i) => (i * 7919) % 251)),
    'absurd.mp4': Buffer.concat([brand, box(0xfffffff0, 'moov', 'trak')]),
    'negative.mp4': Buffer.concat([brand, box(3, 'moov'), box(1, 'uuid', '\xff'.repeat(8))]),
    'nested.mp4': Buffer.concat([brand, nested]),
  };
}
