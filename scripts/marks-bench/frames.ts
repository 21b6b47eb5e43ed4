import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Frame } from '@/utils/media/frame.ts';
import { fit } from '@/utils/media/plan-windows.ts';

const run = promisify(execFile);

/** What happens to videos on their way through other people's hands, as ffmpeg filters; all but `plain` end in crf 30. */
export const VARIANTS: Readonly<Record<string, string>> = {
  plain: '',
  360: "scale='if(gt(iw,ih),-2,360)':'if(gt(iw,ih),360,-2)'",
  letterbox:
    "pad='if(gt(iw,ih),iw,2*trunc(ih*0.8))':'if(gt(iw,ih),2*trunc(iw*0.5),ih)':(ow-iw)/2:(oh-ih)/2",
  square: "crop='min(iw,ih)':'min(iw,ih)'",
  mirror: 'hflip',
};

/** Frames as the extension takes them: a window of eight, an eighth of a second apart, long side at most 960. */
export async function framesOf(file: string, variant: string): Promise<Frame[]> {
  if (!VARIANTS[variant]) return decode(file);
  const folder = await mkdtemp(path.join(tmpdir(), 'marks-'));
  try {
    const changed = path.join(folder, 'changed.mp4');
    await run('ffmpeg', [
      ...['-v', 'error', '-threads', '1', '-i', file, '-an', '-vf', VARIANTS[variant] ?? ''],
      ...['-c:v', 'libx264', '-threads', '1', '-preset', 'fast', '-crf', '30', changed],
    ]);
    return await decode(changed);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function decode(file: string): Promise<Frame[]> {
  const probe = await run('ffprobe', [
    ...['-v', 'error', '-select_streams', 'v:0', '-show_entries', 'stream=width,height'],
    ...['-of', 'csv=p=0', file],
  ]);
  const [codedWidth = 0, codedHeight = 0] = probe.stdout.trim().split(/[,\n]/).map(Number);
  const [width, height] = fit(codedWidth, codedHeight, 960);
  const { stdout } = await run(
    'ffmpeg',
    [
      ...['-v', 'error', '-threads', '1', '-i', file, '-frames:v', '8'],
      ...['-vf', `fps=8,scale=${width}:${height},format=rgba`, '-f', 'rawvideo', '-'],
    ],
    { encoding: 'buffer', maxBuffer: 2 ** 28 },
  );
  const size = width * height * 4;
  return Array.from({ length: Math.floor(stdout.length / size) }, (_, i) => ({
    ...{ width, height, timeS: i / 8 },
    data: new Uint8ClampedArray(stdout.subarray(i * size, (i + 1) * size)) as Frame['data'],
  }));
}
