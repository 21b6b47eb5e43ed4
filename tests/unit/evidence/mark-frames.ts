import { readFileSync } from 'node:fs';
import { visibleMark } from '@/utils/evidence/mark.ts';
import { parseMarks } from '@/utils/evidence/mark-list.ts';
import type { Frame } from '@/utils/media/frame.ts';
import type { Grey } from '@/utils/model/grey.ts';
import type { Box } from '@/utils/model/preprocess.ts';
import type { TextReader } from '@/utils/model/text-reader.ts';
import { judge } from '@/utils/verdict/judge.ts';

export const marks = parseMarks(JSON.parse(readFileSync('public/marks.json', 'utf8')));

/** A reader that sees one line, in the mean of the window and in these frames. */
export function reader(text: string, box: Box, seenAt: readonly number[]): TextReader {
  return {
    find: async (_, part) => ({ boxes: part.left === 0 ? [box] : [], likeliest: 1 }),
    // The mean picture carries its first frame's time.
    read: async ({ timeS }) =>
      timeS === 0 || seenAt.includes(timeS)
        ? { text, confidence: 0.9 }
        : { text: '', confidence: 0 },
    dispose: async () => {},
  };
}
export const frames: Frame[] = Array.from({ length: 8 }, (_, i) => ({
  ...{ width: 480, height: 872, timeS: i / 8 },
  data: new Uint8ClampedArray(480 * 872 * 4).fill(128),
}));

/** The same frames with something to see on them, from `first` on. */
export const textured = (first = 0) =>
  frames.map((frame, index) => {
    const data =
      index < first ? frame.data : frame.data.map((value, at) => value + ((at >> 2) % 5));
    return { ...frame, data };
  });

/** A frame with the template at twice its size, faintly, at this place. */
export function withPicture(frame: Frame, template: Grey, left: number, top: number): Frame {
  const data = frame.data.slice();
  for (let y = 0; y < template.height * 2; y++)
    for (let x = 0; x < template.width * 2; x++) {
      const value = template.data[(y >> 1) * template.width + (x >> 1)] ?? 0;
      const at = ((top + y) * frame.width + left + x) * 4;
      data.fill(128 + value / 4, at, at + 3);
    }
  return { ...frame, data };
}

export async function look(tools: TextReader, shots = frames, playing = false) {
  const source = visibleMark(async () => ({ reader: tools, marks }));
  const post = { site: 'x', postId: '1', pageUrl: 'https://x.com/', labels: [], urls: [] };
  const subject = { post, depth: 'feed', frames: shots, playing } as const;
  return judge(subject, [source], new AbortController().signal);
}
