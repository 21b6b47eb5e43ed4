import { describe, expect, it } from 'vitest';
import { chosenPlace, placeBadge } from '@/utils/browser/badge/place.ts';
import { veiledPart } from '@/utils/browser/badge/veil.ts';

const rect = (left: number, top: number, right: number, bottom: number) => ({
  left,
  top,
  right,
  bottom,
});
const view = rect(0, 0, 1000, 700);
const nothing = () => null;

describe('the veil', () => {
  it('covers the video where it can be seen', () => {
    expect(veiledPart(rect(100, 100, 500, 400), view, nothing)).toEqual(rect(100, 100, 500, 400));
    expect(veiledPart(rect(-50, 600, 500, 900), view, nothing)).toEqual(rect(0, 600, 500, 700));
  });
  it('leaves what lies over the edges of the video alone', () => {
    const bars = (_: number, y: number) =>
      y < 60 ? rect(0, 0, 1000, 60) : y > 650 ? rect(0, 650, 1000, 700) : null;
    expect(veiledPart(rect(100, 20, 500, 690), view, bars)).toEqual(rect(100, 60, 500, 650));
  });
  it('is not there out of view, or under a dialog', () => {
    expect(veiledPart(rect(100, 800, 500, 900), view, nothing)).toBeNull();
    expect(veiledPart(rect(100, 100, 500, 400), view, () => view)).toBeNull();
  });
});

describe('the corner', () => {
  const site = { corner: 'top-left', dx: 8, dy: 40 } as const;
  const sizes = { full: 150, short: 60, height: 28 };
  const at = (corner: Parameters<typeof chosenPlace>[1]) =>
    placeBadge(rect(100, 100, 500, 400), view, chosenPlace(site, corner), sizes);
  it.each([
    ['site', 108, 140],
    ['top-right', 342, 140],
    ['bottom-left', 108, 320],
    ['bottom-right', 342, 320],
  ] as const)('%s', (corner, x, y) => expect(at(corner)).toMatchObject({ x, y }));
});
