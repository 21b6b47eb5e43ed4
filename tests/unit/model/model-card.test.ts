// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Calibration } from '@/utils/model/calibration.ts';
import { type ModelCard, parseModelCard, SHORTCUTS, SLICES } from '@/utils/model/model-card.ts';

const read = (file: string) => JSON.parse(readFileSync(`public/models/${file}`, 'utf8'));
const shipped: ModelCard = read('model-card.json');

describe('the model card', () => {
  it('of the package is one, and is about the weights of the package', () => {
    expect(parseModelCard(shipped)).toEqual(expect.objectContaining({ date: shipped.date }));
    const { version, files } = Calibration.parse(read('detector.json'));
    const hashes = Object.values(files).map(({ sha256, bytes }) => ({ sha256, bytes }));
    expect({ version: shipped.version, files: shipped.files }).toEqual({ version, files: hashes });
  });

  it('has every part that people are told of', () => {
    expect(SLICES.filter(([name]) => !shipped.slices[name])).toEqual([]);
    expect(SHORTCUTS.filter(([name]) => !shipped.shortcuts[name])).toEqual([]);
  });

  it.each([
    ['a share over one', { ...shipped, strict: { ...shipped.strict, auc: 1.2 } }],
    ['no hash', { ...shipped, files: [{ bytes: 1, sha256: '' }] }],
    ['half of it', { version: shipped.version, date: shipped.date }],
    ['nothing', null],
  ])('is refused with %s', (_, broken) => expect(parseModelCard(broken)).toBeNull());
});
