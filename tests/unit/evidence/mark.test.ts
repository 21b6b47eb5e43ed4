import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evidenceOf, visibleMark } from '@/utils/evidence/mark.ts';
import { foldMark, parseMarks } from '@/utils/evidence/mark-list.ts';
import { type Line, matchMarks, says, zoneOf } from '@/utils/evidence/match-mark.ts';
import type { Frame } from '@/utils/media/frame.ts';
import type { Grey } from '@/utils/model/grey.ts';
import type { Box } from '@/utils/model/preprocess.ts';
import type { TextReader } from '@/utils/model/text-reader.ts';
import { fuse } from '@/utils/verdict/fuse.ts';
import { judge } from '@/utils/verdict/judge.ts';

const marks = parseMarks(JSON.parse(readFileSync('public/marks.json', 'utf8')));

/** A line whose right lower end is at these shares of a picture of 480 x 872. */
function line(text: string, right: number, bottom: number, height = 0.03): Line {
  const width = text.length * height * 0.5;
  return {
    ...{ text, confidence: 0.95, width, height, left: right - width, top: bottom - height },
    tall: (height * 872) / 480,
    wide: (text.length * height * 872 * 0.6) / 480,
  };
}
const generators = (...lines: Line[]) =>
  matchMarks(lines, marks.words).map(({ mark }) => mark.generator);

describe('foldMark', () => {
  it.each([
    ['Al Creations', 'AI CREATIONS'],
    ['MINIMAXIHAlLUO Al', 'MINIMAX|Hailuo AI'],
    ['S0ra', 'sora'],
    ['Show-1', 'SHOW l'],
  ])('takes %s for %s', (a, b) => {
    expect(foldMark(a)).toBe(foldMark(b));
  });
});

describe('the list of marks', () => {
  it('is refused where a mark lacks its place or source', () => {
    const [good] = JSON.parse(readFileSync('public/marks.json', 'utf8')).marks;
    expect(() => parseMarks({ marks: [{ ...good, where: [] }], pictures: [] })).toThrow();
    expect(() => parseMarks({ marks: [{ ...good, source: undefined }], pictures: [] })).toThrow();
    expect(parseMarks({ marks: [good], pictures: [] }).words).toHaveLength(1);
  });

  it.each(marks.words.map((mark) => [mark.generator ?? 'a label', mark] as const))(
    'knows the mark of %s by its own words',
    (_, mark) => {
      for (const word of mark.words) {
        expect(says(mark.spelled ?? word.replace('?', ''), mark)).toBe(true);
        expect(says(mark.spelled ?? word.replace('?', 'の'), mark)).toBe(true);
      }
    },
  );
});

describe('matchMarks', () => {
  it('reads marks where their generators put them', () => {
    expect(generators(line('Veo', 0.98, 0.98))).toEqual(['Veo']);
    expect(generators(line('KlingAI 2.0', 0.98, 0.98))).toEqual(['Kling']);
    expect(generators(line('MINIMAX|HailuoAl', 0.98, 0.97))).toEqual(['Hailuo']);
    expect(generators(line('豆包AI生成', 0.98, 0.98))).toEqual(['Doubao']);
    expect(generators(line('AI生成', 0.3, 0.05))).toEqual([null]);
    // "AIで作成": the reader knows no kana.
    for (const text of ['AI作成', 'AI飞作成', 'AI生成', 'AIで生成'])
      expect(generators(line(text, 0.98, 0.97))).toEqual([null]);
    expect(generators(line('AI人工作成', 0.98, 0.97))).toEqual([]);
    expect(generators(line('Al-generated', 0.6, 0.98))).toEqual([null]);
  });

  it('forgives one letter in long words', () => {
    expect(generators(line('MINIMAXIHaluOAI', 0.98, 0.97))).toEqual(['Hailuo']);
    expect(generators(line('DmniHuman-1.5', 0.98, 0.05))).toEqual(['OmniHuman']);
    expect(generators(line('morph studi0', 0.98, 0.97))).toEqual(['Morph Studio']);
  });

  it('is sure of Sora where a name stands below it, and only then', () => {
    const sora = line('Sora', 0.85, 0.5);
    const name = line('@blorp42', 0.9, 0.525, 0.02);
    expect(matchMarks([sora, name], marks.words).map(({ sure }) => sure)).toEqual([true]);
    expect(matchMarks([sora], marks.words).map(({ sure }) => sure)).toEqual([false]);
  });

  it('takes a badge that says AI for a weak label', () => {
    const badge = line('AI', 0.12, 0.97, 0.035);
    expect(matchMarks([badge], marks.words)).toMatchObject([
      { mark: { generator: null }, sure: false, zone: 'bottom-left' },
    ]);
  });

  it.each([
    ['an airline', line('AIR', 0.12, 0.97, 0.035)],
    ['AI before unread letters', { ...line('AI', 0.12, 0.97, 0.035), wide: 0.15 }],
    ['a name', line('Al', 0.12, 0.97, 0.035)],
    ['AI away from the corners', line('AI', 0.5, 0.97, 0.035)],
    ['a title in the middle', line('Sora', 0.55, 0.5)],
    ['a subtitle', line('Sora is my best friend', 0.7, 0.9)],
    ['a sign in capitals', line('SORA', 0.9, 0.5)],
    ['a big sign', line('Sora', 0.95, 0.6, 0.2)],
    ['Veo away from its corner', line('Veo', 0.8, 0.5)],
    ['a Spanish verb', line('Veo la luna', 0.98, 0.98)],
    ['a toy', line('Pikachu', 0.98, 0.98)],
    ['a denial', line('not AI generated', 0.6, 0.98)],
    ['no AI', line('no AI', 0.98, 0.98)],
    ['a ticker', line('AI-generated video fools thousands', 0.9, 0.95)],
    ['a stock library', line('shutterstock', 0.6, 0.5)],
    ['a shop', line('Luma', 0.98, 0.98)],
    ['a channel', line('CNN', 0.1, 0.05)],
    ['an airport', line('Runway 27L', 0.98, 0.98)],
    ['a doubtful reading', { ...line('Veo', 0.98, 0.98), confidence: 0.5 }],
  ])('is not fooled by %s', (_, trap) => {
    expect(generators(trap)).toEqual([]);
  });

  it('calls the outer parts of the picture by name', () => {
    expect(zoneOf({ left: 0.9, top: 0.9, width: 0.1, height: 0.1 })).toBe('bottom-right');
    expect(zoneOf({ left: 0.05, top: 0.48, width: 0.2, height: 0.05 })).toBe('left');
    expect(zoneOf({ left: 0.4, top: 0.5, width: 0.2, height: 0.05 })).toBe('middle');
  });
});

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
    const found = await look(reader('Veo', corner, []));
    expect(found.evidence).toEqual([]);
    expect(found.checked).toEqual(['mark']);
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
