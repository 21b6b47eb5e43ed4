import { describe, expect, it } from 'vitest';
import {
  explainAction,
  explainFailure,
  explainRelationship,
  explainSourceType,
} from '@/utils/verdict/explain-chain.ts';
import { inEnglish, locale } from './wordings.ts';

const IPTC = 'http://cv.iptc.org/newscodes/digitalsourcetype/';

describe('the codes of a chain', () => {
  it.each([
    [explainAction('c2pa.created'), 'Created'],
    [explainAction('c2pa.edited.metadata'), 'Notes in the file edited'],
    [explainAction('c2pa.color_adjustments'), 'Colours adjusted'],
    [explainAction('c2pa.watermarked.unbound'), 'Invisible watermark added'],
    [explainAction('c2pa.saved'), 'Saved'],
    [explainAction('c2pa.version_updated'), 'Version updated'],
    [explainAction('com.vendor.created'), "A step of the program's own"],
    [explainSourceType(`${IPTC}trainedAlgorithmicMedia`), 'made with AI'],
    [explainSourceType('compositeWithTrainedAlgorithmicMedia'), 'partly made with AI'],
    [explainSourceType('http://c2pa.org/digitalsourcetype/empty'), 'an empty file to begin with'],
    [explainRelationship('parentOf'), 'what was worked on'],
    [explainFailure('assertion.hashedURI.mismatch'), 'A signed statement was changed'],
  ])('%j is “%s”', (words, english) => expect(inEnglish(words)).toBe(english));

  it.each([
    explainAction('c2pa.from_the_future'),
    explainAction('vendor.created'),
    explainAction('com.vendor.<b>'),
    explainAction('created'),
    explainAction('c2pa.constructor'),
    explainSourceType('http://elsewhere.example/digitalsourcetype/digitalCapture'),
    explainSourceType('__proto__'),
    explainSourceType(''),
    explainRelationship('parent of <b>'),
    explainFailure('timeStamp.mystery'),
  ])('none that is not known has words: %j', ({ key, args }) => {
    expect(key in locale).toBe(false);
    expect(args).toEqual([]);
  });
});
