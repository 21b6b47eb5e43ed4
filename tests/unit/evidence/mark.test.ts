import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evidenceOf, visibleMark } from '@/utils/evidence/mark.ts';
import { parseMarks } from '@/utils/evidence/mark-list.ts';
import type { Frame } from '@/utils/media/frame.ts';
import type { Grey } from '@/utils/model/grey.ts';
import type { Box } from '@/utils/model/preprocess.ts';
import type { TextReader } from '@/utils/model/text-reader.ts';
import { fuse } from '@/utils/verdict/fuse.ts';
import { judge } from '@/utils/verdict/judge.ts';

const marks = parseMarks(JSON.parse(readFileSync('public/marks.json', 'utf8')));

/** A reader that sees one line, in the mean of the window and in these frames. */
function reader(text: string, box: Box, seenAt: readonly number[]): TextReader {
  return {
    find: async (_, part) => (part.left === 0 ? [box] : []),
    // The mean picture carries its first frame's time.
    read: async ({ timeS }) =>
      timeS === 0 || seenAt.includes(timeS)
        ? { text, confidence: 0.9 }
        : { text: '', confidence: 0 },
    dispose: async () => {},
  };
}
const frames: Frame[] = Array.from({ length: 8 }, (_, i) => ({
  ...{ width: 480, height: 872, timeS: i / 8 },
  data: new Uint8ClampedArray(480 * 872 * 4).fill(128),
}));

/** The same frames with something to see on them, from `first` on. */
const textured = (first = 0) =>
  frames.map((frame, index) => {
    const data =
      index < first ? frame.data : frame.data.map((value, at) => value + ((at >> 2) % 5));
    return { ...frame, data };
  });

/** A frame with the template at twice its size, faintly, at this place. */
function withPicture(frame: Frame, template: Grey, left: number, top: number): Frame {
  const data = frame.data.slice();
  for (let y = 0; y < template.height * 2; y++)
    for (let x = 0; x < template.width * 2; x++) {
      const value = template.data[(y >> 1) * template.width + (x >> 1)] ?? 0;
      const at = ((top + y) * frame.width + left + x) * 4;
      data.fill(128 + value / 4, at, at + 3);
    }
  return { ...frame, data };
}

async function look(tools: TextReader, shots = frames) {
  const source = visibleMark(async () => ({ reader: tools, marks }));
  const post = { site: 'x', postId: '1', pageUrl: 'https://x.com/', labels: [], urls: [] };
  const subject = { post, depth: 'feed', frames: shots } as const;
  return judge(subject, [source], new AbortController().signal);
}

describe('visibleMark', () => {
  const corner = { left: 430, top: 835, width: 45, height: 26 };

  it('tells generator, text, box and frames, and makes likely AI', async () => {
    const found = await look(reader('Veo', corner, [0.875]));
    expect(found.evidence).toEqual([
      {
        source: 'mark',
        class: 'observed',
        claim: 'ai-generated',
        strength: 'weak',
        by: 'Veo',
        falseAlarmRate: 0.004,
        detail: {
          kind: 'words',
          generator: 'Veo',
          text: 'Veo',
          box: [0.896, 0.958, 0.094, 0.03],
          frames: [0, 0.875],
          place: 'bottom-right',
        },
      },
    ]);
    expect(fuse(found, 'low').level).toBe('likely-ai');
  });

  it('wants two frames', async () => {
    const found = await look(reader('Veo', corner, []), textured());
    expect(found.evidence).toEqual([]);
    expect(found.checked).toEqual(['mark']);
    expect(fuse(found, 'high').level).toBe('no-signs');
  });

  it('finds nothing absent on a blank picture, but a mark on it is one', async () => {
    const blind = reader('', corner, []);
    const black = frames.map((frame) => ({ ...frame, data: frame.data.slice().fill(0) }));
    for (const [shots, detail] of [
      [frames, 'low-quality'],
      [black, 'too-dark'],
    ] as const) {
      const found = await look(blind, shots);
      expect(found).toEqual({
        ...{ evidence: [], checked: [] },
        unchecked: [{ source: 'mark', reason: 'declined', detail }],
      });
      expect(fuse(found, 'high').level).toBe('unchecked');
    }
    expect((await look(reader('Veo', corner, [0.875]), black)).evidence).toHaveLength(1);
    // A film may begin with a blank picture.
    expect((await look(blind, textured(4))).checked).toEqual(['mark']);
    expect((await look(blind, [])).unchecked).toMatchObject([{ reason: 'no-frames' }]);
  });

  it('looks at the second window where the first was blank, also in the feed', async () => {
    let reads = 0;
    const find = async () => {
      reads++;
      return [];
    };
    const later = textured().map((frame) => ({ ...frame, timeS: frame.timeS + 5 }));
    const found = await look({ ...reader('', corner, []), find }, [...frames, ...later]);
    expect(found.checked).toEqual(['mark']);
    expect(reads).toBe(4);
    reads = 0;
    await look({ ...reader('', corner, []), find }, [...textured(), ...later]);
    expect(reads).toBe(2);
  });

  it('takes words in the middle for the author speaking', async () => {
    const middle = { left: 190, top: 430, width: 100, height: 26 };
    const [said] = (await look(reader('AIGC', middle, [0.875]))).evidence;
    expect(said).toMatchObject({ class: 'declared', by: 'author', detail: { kind: 'caption' } });
    const sentence = await look(reader('Made with AI by me', middle, [0.875]));
    expect(sentence.evidence).toMatchObject([{ class: 'declared' }]);
    expect((await look(reader('Not made with AI', middle, [0.875]))).evidence).toEqual([]);
    expect((await look(reader('Is this AI?', middle, [0.875]))).evidence).toEqual([]);
  });

  it('finds a mark inside black bars where the picture ends', async () => {
    const boxed = frames.map((frame) => {
      const data = frame.data.slice().fill(0, 0, 480 * 240 * 4);
      return { ...frame, data: data.fill(0, 480 * 632 * 4) };
    });
    const inside = { left: 430, top: 600, width: 45, height: 26 };
    const [found] = (await look(reader('Veo', inside, [0.875]), boxed)).evidence;
    expect(found?.by).toBe('Veo');
  });

  it('looks for text inside black bars only, unless something is written on them', async () => {
    const parts: Box[] = [];
    const find: TextReader['find'] = async (_, part) => {
      parts.push(part);
      return [];
    };
    const boxed = (letter: number) =>
      frames.map((frame) => {
        const data = frame.data.slice().fill(0, 0, 480 * 240 * 4);
        return { ...frame, data: data.fill(letter, 480 * 100 * 4, 480 * 100 * 4 + 12) };
      });
    const tools = { ...reader('', corner, []), find };
    await look(tools, boxed(0));
    expect(parts[0]).toEqual({ left: 0, top: 228, width: 480, height: 644 });
    parts.length = 0;
    await look(tools, boxed(200));
    expect(parts[0]).toEqual({ left: 0, top: 0, width: 480, height: 872 });
  });

  it.each([
    ['a word that is read as another', '09V', 0.95, 'Veo', 'Veo'],
    [
      'a line that is hard to read',
      'anoitoeO IA',
      0.6,
      'AI Creations (OmniHuman-1.5)',
      'OmniHuman',
    ],
  ])('reads in the mirror: %s', async (_, plain, confidence, flipped, by) => {
    // A mirrored piece is a frame of its own, as large as the box.
    const box = { ...corner, left: 5, width: 44, top: by === 'Veo' ? 835 : 20 };
    const tools: TextReader = {
      find: async () => [box],
      read: async ({ width }) =>
        width === box.width ? { text: flipped, confidence: 0.9 } : { text: plain, confidence },
      dispose: async () => {},
    };
    expect((await look(tools)).evidence).toMatchObject([
      {
        class: 'observed',
        by,
        detail: { text: flipped, box: [0.01, expect.any(Number), 0.092, 0.03] },
      },
    ]);
  });

  it('does not turn lines around that read well, and words of the middle', async () => {
    let turned = 0;
    const tools = (text: string, box: Box): TextReader => ({
      find: async (_, part) => (part.left === 0 ? [box] : []),
      read: async ({ width }) => {
        if (width === box.width) turned++;
        return { text, confidence: 0.95 };
      },
      dispose: async () => {},
    });
    await look(tools('Subscribe', { ...corner, left: 5 }));
    await look(tools('oeV', { left: 190, top: 430, width: 100, height: 26 }));
    expect(turned).toBe(0);
    await look(tools('oeV', { ...corner, left: 5 }));
    expect(turned).toBe(1);
  });

  it('takes no other video for the one that it has just read, whatever both are called', async () => {
    let reads = 0;
    const find = async () => {
      reads++;
      return [corner];
    };
    const counting = { ...reader('Veo', corner, [0.875]), find };
    const tools = { reader: counting, marks };
    const source = visibleMark(async () => tools);
    const post = { site: 'generic', postId: null, pageUrl: 'https://a.example/' };
    const ask = (shots: Frame[]) =>
      judge(
        { post: { ...post, labels: [], urls: [] }, depth: 'feed', frames: shots },
        [source],
        new AbortController().signal,
      );
    await ask(frames);
    await ask(frames.map((frame) => ({ ...frame, data: frame.data.slice().fill(90) })));
    expect(reads).toBe(2);
    await ask([...frames]);
    expect(reads).toBe(2);
  });

  it('knows a mark by its picture where no letter can be read', async () => {
    const [sora] = marks.pictures;
    if (!sora) throw new Error('no picture');
    const shots = frames.map((frame) => withPicture(frame, sora.template, 38, 412));
    const blind: TextReader = { ...reader('', corner, []), find: async () => [] };
    expect((await look(blind, shots)).evidence).toMatchObject([
      {
        ...{ class: 'observed', by: 'Sora', falseAlarmRate: 0.004 },
        detail: { kind: 'template', text: '', frames: [0, 0.5], place: 'left' },
      },
    ]);
    const once = [...shots.slice(0, 1), ...frames.slice(1)];
    expect((await look(blind, once)).evidence).toEqual([]);
    const elsewhere = frames.map((frame) => withPicture(frame, sora.template, 200, 412));
    expect((await look(blind, elsewhere)).evidence).toEqual([]);
  });

  it('says that it could not look, where the reader does not open', async () => {
    const source = visibleMark(async () => {
      throw new Error('weights do not match');
    });
    const post = { site: 'x', postId: '1', pageUrl: 'https://x.com/', labels: [], urls: [] };
    const found = await judge(
      { post, depth: 'feed', frames },
      [source],
      new AbortController().signal,
    );
    expect(found.unchecked).toMatchObject([{ source: 'mark', reason: 'crashed' }]);
  });
});

describe('evidenceOf', () => {
  const sighting = {
    generator: null,
    spoken: false,
    zone: 'top-left',
    box: [0, 0, 0.1, 0.1],
  } as const;

  it('gives the rate of sure marks only to those that were seen often enough by themselves', () => {
    const badge = { ...sighting, text: 'AI', frames: [0.1, 0.4], sure: false };
    const glimpse = { ...sighting, text: 'AI video', frames: [], sure: true };
    const rate = (...all: Parameters<typeof evidenceOf>[0]) =>
      evidenceOf(all)[0]?.falseAlarmRate ?? 1;
    expect(rate(badge, glimpse)).toBe(rate(badge));
    expect(rate(glimpse)).toBe(1);
    expect(rate({ ...glimpse, frames: [0.1, 0.4] })).toBeLessThan(rate(badge));
    // A mark that jumps is seen once at each of its places.
    const there = { ...glimpse, frames: [0.4], zone: 'bottom-right' as const };
    expect(rate({ ...glimpse, frames: [0.1] }, there)).toBeLessThan(rate(badge));
  });
});
