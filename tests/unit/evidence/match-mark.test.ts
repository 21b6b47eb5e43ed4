import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { declaredInWords } from '@/utils/evidence/caption.ts';
import { foldMark, parseMarks } from '@/utils/evidence/mark-list.ts';
import { type Line, matchMarks, says, zoneOf } from '@/utils/evidence/match-mark.ts';

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
    // "AIで作成", and its kana left out or taken for another sign.
    for (const text of ['AI作成', 'AI飞作成', 'AI生成', 'AIで生成'])
      expect(generators(line(text, 0.98, 0.97))).toEqual([null]);
    expect(generators(line('AI人工作成', 0.98, 0.97))).toEqual([]);
    expect(generators(line('Al-generated', 0.6, 0.98))).toEqual([null]);
  });

  it.each([
    ...[
      'AI로 생성',
      'AI 생성',
      'AI 제작',
      'AI로 만든 영상',
      'AI 생성물',
      'AI 합성',
      'AI 가상 인물',
    ],
    ...['인공지능 생성', '인공지능으로 만든 콘텐츠', '생성형 AI로 제작'],
    ...[
      'AIで生成',
      'AIによる生成',
      '生成AI使用',
      '生成AIを使用',
      'AIで作成した動画',
      'AIによる映像',
    ],
  ])('takes %s in the border for a label', (text) => {
    expect(generators(line(text, 0.98, 0.97))).toEqual([null]);
  });

  it.each([
    ...['AI 냉장고', 'AI 반도체', 'AI 뉴스', 'AI가 아닙니다', 'AI는 무엇인가', 'AI 생성 모델'],
    ...['가상 인물', 'AI 영상', '非AI生成', '无AI生成', '未AI生成', 'AI生成器'],
    ...['AI 제작 지원', 'AI 합성 기술', '비AI 생성', '인공지능', '생성형 AI', '인물', 'AI ㆍㆍ고'],
    ...['AIニュース', 'AIではありません', 'これはAIですか', '生成AI', 'AI冷蔵庫', 'AIで生成しない'],
  ])('does not take %s for a label', (text) => {
    expect(generators(line(text, 0.98, 0.97))).toEqual([]);
    expect(declaredInWords(text)).toBeNull();
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
