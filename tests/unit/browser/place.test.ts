import { describe, expect, it } from 'vitest';
import { placeBadge } from '@/utils/browser/badge/place.ts';

const VIEW = { left: 0, top: 0, right: 1000, bottom: 800 };
const SIZES = { full: 200, short: 60, height: 28 };
const LEFT = { corner: 'top-left', dx: 8, dy: 8 } as const;
const video = (width: number, left = 100, top = 50) => ({
  left,
  top,
  right: left + width,
  bottom: top + 300,
});

describe('placeBadge', () => {
  it('puts the badge into the corner of the part of the video that is in view', () => {
    expect(placeBadge(video(400, 100, -90), VIEW, LEFT, SIZES)).toEqual({
      x: 108,
      y: 8,
      width: 200,
      short: false,
    });
    const right = { ...LEFT, corner: 'top-right' } as const;
    expect(placeBadge(video(400, 800), VIEW, right, SIZES)?.x).toBe(1000 - 8 - 184);
  });

  it('cuts the reason, then leaves it out, where the video is too narrow', () => {
    expect(placeBadge(video(190), VIEW, LEFT, SIZES)).toMatchObject({ width: 174, short: false });
    expect(placeBadge(video(180), VIEW, LEFT, SIZES)).toMatchObject({ width: 60, short: true });
  });

  it('stays away where there is no room', () => {
    expect(placeBadge(video(100), VIEW, LEFT, SIZES)).toBeNull();
    expect(placeBadge(video(400, 100, -290), VIEW, LEFT, SIZES)).toBeNull();
    expect(placeBadge(video(400, 960), VIEW, LEFT, SIZES)).toBeNull();
  });
});
