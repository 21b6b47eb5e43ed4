import { describe, expect, it } from 'vitest';
import { evidenceOf, visibleMark } from '@/utils/evidence/mark.ts';
import type { Frame } from '@/utils/media/frame.ts';
import type { TextReader } from '@/utils/model/text-reader.ts';
import { fuse } from '@/utils/verdict/fuse.ts';
import { judge } from '@/utils/verdict/judge.ts';
import { frames, look, marks, reader, textured, withPicture } from './mark-frames.ts';

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

  it('waits for a moment that may follow where it saw a mark too briefly, and for nothing where it saw none', async () => {
    const glimpse = await look(reader('Veo', corner, []), textured(), true);
    expect(glimpse).toEqual({
      ...{ evidence: [], checked: [] },
      unchecked: [{ source: 'mark', reason: 'declined', detail: 'too-few-frames' }],
    });
    expect((await look(reader('', corner, []), textured(), true)).checked).toEqual(['mark']);
    expect((await look(reader('Veo', corner, [0.875]), textured(), true)).evidence).toHaveLength(1);
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
      return { boxes: [], likeliest: 1 };
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

  it('takes no other video for the one that it has just read, whatever both are called', async () => {
    let reads = 0;
    const find = async () => {
      reads++;
      return { boxes: [corner], likeliest: 1 };
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
    const blind: TextReader = {
      ...reader('', corner, []),
      find: async () => ({ boxes: [], likeliest: 1 }),
    };
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
