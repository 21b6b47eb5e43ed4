import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReader } from '@/scripts/marks-bench/reader.ts';
import { visibleMark } from '@/utils/evidence/mark.ts';
import { parseMarks } from '@/utils/evidence/mark-list.ts';
import type { Frame } from '@/utils/media/frame.ts';
import { mirrored } from '@/utils/model/mirror.ts';
import type { TextReader } from '@/utils/model/text-reader.ts';

// Marks drawn for this test (white letters on black, portable grey maps), laid over a moving ground and read by the
// models of the package.

let reader: TextReader;
beforeAll(async () => {
  reader = await openReader(process.cwd());
}, 60_000);
afterAll(() => reader.dispose());

function drawn(name: string) {
  const bytes = readFileSync(`tests/media/marks/${name}.pgm`);
  const [head = '', width = '', height = ''] =
    /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1')) ?? [];
  return { width: Number(width), height: Number(height), data: bytes.subarray(head.length) };
}

/** Eight frames with the mark at this place, letting a fifth of the ground through. */
function framesWith(name: string, width: number, height: number, left: number, top: number): Frame[] {
  const mark = drawn(name);
  return Array.from({ length: 8 }, (_, shot) => {
    const data = new Uint8ClampedArray(width * height * 4).fill(255);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const ground = 80 + 40 * Math.sin(x / 40 + shot) + 20 * Math.sin(y / 25 - shot);
        const [u, v] = [x - left, y - top];
        const on = u >= 0 && v >= 0 && u < mark.width && v < mark.height;
        const share = on ? ((mark.data[v * mark.width + u] ?? 0) / 255) * 0.8 : 0;
        const at = (y * width + x) * 4;
        data.fill(ground * (1 - share) + 255 * share, at, at + 3);
      }
    return { width, height, timeS: shot / 8, data };
  });
}

const flipped = (frames: Frame[]) =>
  frames.map((frame) => mirrored(frame, { ...frame, left: 0, top: 0 }));

async function look(frames: Frame[], texts: string[] = []) {
  const marks = parseMarks(JSON.parse(readFileSync('public/marks.json', 'utf8')));
  const listening: TextReader = {
    ...reader,
    async read(frame, box) {
      const reading = await reader.read(frame, box);
      texts.push(reading.text);
      return reading;
    },
  };
  const source = visibleMark(async () => ({ reader: listening, marks }));
  const post = { site: 'x', postId: null, pageUrl: 'https://x.com/', labels: [], urls: [] };
  return source.collect({ post, depth: 'feed', frames }, new AbortController().signal);
}

describe('marks drawn on a moving picture', { timeout: 60_000 }, () => {
  it.each([
    ['Sora, landscape, left', 'sora', 854, 480, 60, 226, 'Sora'],
    ['Sora, landscape, right below', 'sora', 854, 480, 740, 420, 'Sora'],
    ['Sora, landscape, right above', 'sora', 854, 480, 740, 24, 'Sora'],
    ['Sora, landscape, larger frame', 'sora', 960, 540, 60, 470, 'Sora'],
    ['Sora, portrait, right', 'sora', 480, 854, 370, 410, 'Sora'],
    ['Kling', 'kling', 854, 480, 690, 436, 'Kling'],
    ['Doubao', 'doubao', 854, 480, 704, 436, 'Doubao'],
    ['Chinese and Japanese AI生成', 'ai-seisei', 854, 480, 20, 14, 'AI'],
    ['Japanese AIで作成', 'ai-de-sakusei', 854, 480, 710, 436, 'AI'],
    ['Japanese AIで生成, bold', 'ja-de-seisei', 854, 480, 20, 14, 'AI'],
    ['Korean AI 생성', 'ai-korean', 854, 480, 720, 436, 'AI'],
    ['Korean AI로 생성', 'ko-ai-ro-saengseong', 480, 854, 20, 800, 'AI'],
    ['Korean AI로 만든 영상', 'ko-ai-ro-mandeun', 854, 480, 660, 14, 'AI'],
    ['Korean 인공지능 생성', 'ko-ingong', 854, 480, 680, 436, 'AI'],
    ['Korean 생성형 AI로 제작', 'ko-saengseonghyeong', 854, 480, 20, 436, 'AI'],
  ])('reads %s', async (_, name, width, height, left, top, by) => {
    const found = await look(framesWith(name, width, height, left, top));
    expect(found).toMatchObject([{ class: 'observed', by, falseAlarmRate: 0.004 }]);
  });

  it.each([
    ['Kling', 'kling', 690, 'Kling'],
    ['Doubao', 'doubao', 704, 'Doubao'],
  ])('reads %s in the mirror', async (_, name, left, by) => {
    const found = await look(flipped(framesWith(name, 854, 480, left, 436)));
    expect(found).toMatchObject([{ class: 'observed', by, detail: { place: 'bottom-left' } }]);
  });

  it('does not take "IA", which is "AI" in the mirror, for a badge', async () => {
    expect(await look(framesWith('ia', 854, 480, 20, 436))).toEqual([]);
    expect(await look(flipped(framesWith('ia', 854, 480, 20, 436)))).toMatchObject([{ by: 'AI' }]);
  });

  it.each([
    ['この動画はAIで生成されています', 'ja-kono-douga', 854, 480, 240, 436],
    ['生成AIを使用しています', 'ja-shiyou', 480, 854, 100, 800],
  ])('takes %s for what the author says', async (_, name, width, height, left, top) => {
    const found = await look(framesWith(name, width, height, left, top));
    expect(found).toMatchObject([{ claim: 'ai-generated' }]);
  });

  it.each([
    ['an AI fridge, in Korean', 'ko-naengjanggo', 'AI 냉장고'],
    ['AI chips, in Korean', 'ko-bandoche', 'AI 반도체'],
    ['"it is not AI" in Korean', 'ko-anim', 'AI가 아닙니다'],
    ['"it is not AI" in Japanese', 'ja-arimasen', 'AIではありません'],
    ['AI news, in Japanese', 'ja-news', 'AIニュース'],
  ])('is not fooled by %s, which it reads', async (_, name, words) => {
    const texts: string[] = [];
    expect(await look(framesWith(name, 854, 480, 620, 436), texts)).toEqual([]);
    // Whatever stands in for a syllable that it does not know, most of the line is there.
    const most = Math.max(...texts.map((text) => [...words].filter((one) => text.includes(one)).length));
    expect(most).toBeGreaterThanOrEqual(words.length - 2);
  });
});
