import { describe, expect, it } from 'vitest';
import type { Box } from '@/utils/model/preprocess.ts';
import type { TextReader } from '@/utils/model/text-reader.ts';
import { frames, look, reader } from './mark-frames.ts';

describe('where lines are read', () => {
  const corner = { left: 430, top: 835, width: 45, height: 26 };

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
      return { boxes: [], likeliest: 1 };
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

  it('looks at the corner more closely where the whole hints at text there', async () => {
    const sides: number[] = [];
    const asked = (likeliest: number): TextReader => ({
      ...reader('', corner, []),
      find: async (_, part, longSide, piece) => {
        sides.push(longSide);
        expect(piece).toEqual({ left: 240, top: 752, width: 240, height: 120 });
        return { boxes: [], likeliest: part.left === 0 ? likeliest : 0 };
      },
    });
    await look(asked(1e-5));
    expect(sides).toEqual([640, 360]);
    sides.length = 0;
    await look(asked(1e-8));
    expect(sides).toEqual([640]);
  });

  it('looks at squares with as many pixels as at wide pictures', async () => {
    const sides: number[] = [];
    const tools: TextReader = {
      ...reader('', corner, []),
      find: async (_frame, _part, longSide) => {
        sides.push(longSide);
        return { boxes: [], likeliest: 0 };
      },
    };
    const square = frames.map(({ timeS, data }) => ({
      ...{ width: 480, height: 480, timeS },
      data: data.subarray(0, 480 * 480 * 4) as typeof data,
    }));
    await look(tools, square);
    expect(sides).toEqual([506]);
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
      find: async () => ({ boxes: [box], likeliest: 1 }),
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
      find: async (_, part) => ({ boxes: part.left === 0 ? [box] : [], likeliest: 1 }),
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
});
