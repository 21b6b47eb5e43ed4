import { describe, expect, it } from 'vitest';
import { markedFrames, scenesOf, scoredShare } from '@/components/inspector/scenes.ts';
import type { Evidence, Json } from '@/utils/evidence/evidence.ts';

const at = (...times: number[]) => times.map((timeS) => ({ timeS, image: `picture ${timeS}` }));
const evidence = (source: Evidence['source'], detail: Record<string, Json>): Evidence => ({
  source,
  class: 'observed',
  claim: 'ai-generated',
  strength: 'weak',
  by: 'Sora',
  detail: { kind: 'x', ...detail },
});

describe('the strip of frames', () => {
  it('gives every frame its own score and splits scenes at gaps', () => {
    const frames = [
      { timeS: 0.2, probability: 0.4 },
      { timeS: 5.001, probability: 0.8 },
    ];
    const scenes = scenesOf(at(5, 0, 0.2), [evidence('detector', { frames })]);
    expect(scenes.map((scene) => scene.map(({ timeS, score }) => [timeS, score]))).toEqual([
      [
        [0, null],
        [0.2, 0.4],
      ],
      [[5, 0.8]],
    ]);
  });

  it.each([
    [[0, 1], 'all'],
    [[1], 'some'],
    [[7], 'none'],
  ])('tells whether all, some or none of the frames have a score: at %j %s', (times, share) => {
    const frames = times.map((timeS) => ({ timeS, probability: 0.4 }));
    expect(scoredShare(scenesOf(at(0, 1), [evidence('detector', { frames })]))).toBe(share);
  });

  it('survives scores that are none', () => {
    const odd = evidence('detector', { frames: [null, 3, { timeS: '0' }] });
    expect(scenesOf(at(0), [odd])).toEqual([[{ timeS: 0, image: 'picture 0', score: null }]]);
  });
});

describe('the frame with a mark', () => {
  it('is one in which the mark was seen', () => {
    const mark = evidence('mark', { box: [0.1, 0.8, 0.2, 0.1], frames: [2, 3] });
    expect(markedFrames(at(0, 1, 3), [mark])).toMatchObject([{ timeS: 3, by: 'Sora' }]);
  });

  it.each([
    [{ frames: [1] }],
    [{ box: [0, 0, 1], frames: [1] }],
    [{ box: [0, 0, 5, '1'], frames: [1] }],
  ])('is not shown for a box like %j', (detail) => {
    expect(markedFrames(at(1), [evidence('mark', detail as Record<string, Json>)])).toEqual([]);
  });
});
