import { describe, expect, it } from 'vitest';
import type { Evidence } from '@/utils/evidence/evidence.ts';
import { explain, explainShort, explainUnchecked, explainUnseen } from '@/utils/verdict/explain.ts';
import { fuse } from '@/utils/verdict/fuse.ts';
import { inEnglish, some } from './wordings.ts';

describe('explain', () => {
  const says = (evidence: Evidence) => [
    inEnglish(explainShort(evidence)),
    inEnglish(explain(evidence)),
  ];

  it('says whose word a label is', () => {
    expect(says({ ...some('platform', 'label', { source: 'creator' }), by: 'X' })).toEqual([
      'says the author',
      'X shows the label “made with AI” because the author asked for it.',
    ]);
  });

  it.each([
    ['http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia', 'made with AI'],
    ['compositeSynthetic', 'put together, with parts made by AI'],
    ['softwareImage', 'softwareImage'],
  ])(
    'says what IPTC’s code %s means, or the code where nobody knows',
    (digitalSourceType, means) => {
      const [, full] = says({ ...some('container', 'iptc', { digitalSourceType }), by: 'IPTC' });
      expect(full).toBe(`The file's unsigned metadata (IPTC) says of its source: “${means}”.`);
    },
  );

  it('says of trusted credentials which list, and that content was not checked', () => {
    const detail = {
      binding: 'not-checked',
      list: 'official',
      basis: 'source-type',
      where: 'active',
      says: '',
    };
    expect(says({ ...some('c2pa', 'trusted', detail), by: 'OpenAI' })).toEqual([
      'Content Credentials: OpenAI, content not checked',
      'Content Credentials signed by OpenAI (on the official C2PA trust list) say: made with AI. The content itself was not checked.',
    ]);
  });

  it('says of pieces that a page handed over how many matched, and in short no more than before', () => {
    const detail = {
      ...{ binding: 'match', list: 'official', basis: 'source-type', where: 'active', says: '' },
      ...{ from: 'page', fragments: { checked: 3, of: 12 } },
    };
    const [short, full] = says({ ...some('c2pa', 'trusted', detail), by: 'OpenAI' });
    expect(short).toBe('Content Credentials: OpenAI, content not checked');
    expect(full).toMatch(
      /What was seen while it played matches what was signed\. .* compared: 3 of 12\.$/,
    );
    const changed = { ...detail, binding: 'mismatch' };
    expect(says({ ...some('c2pa', 'tampered', changed), strength: 'weak' })[1]).toMatch(
      /A piece of the stream that was seen while it played is not what was signed\.$/,
    );
  });

  it('never lets damaged credentials speak in the signer’s name', () => {
    const detail = {
      binding: 'mismatch',
      list: 'official',
      basis: 'source-type',
      where: 'active',
      says: '',
    };
    const leica = { ...some('c2pa', 'tampered', detail), by: 'Leica', strength: 'weak' } as const;
    const [short, full] = says(leica);
    expect(short).toBe('damaged Content Credentials');
    expect(full).toMatch(/^Damaged .* The content is not what was signed\.$/);
  });

  it('says why a signature that does not hold is believed all the same: nothing else that is damaged is firm', () => {
    const detail = {
      binding: 'match',
      list: 'none',
      basis: 'source-type',
      where: 'active',
      says: '',
    };
    const [short, full] = says({ ...some('c2pa', 'tampered', detail), by: 'Runway' });
    expect(short).toBe('time-stamped Content Credentials');
    expect(full).toMatch(
      /^Content Credentials say: made with AI\. They name Runway as signer\. The signature does not hold, but/,
    );
  });

  it('tells the detector’s opinion with its false alarms', () => {
    expect(says(some('detector', 'score', { probability: 0.93 }))[1]).toContain(
      '(93%); 0.4% of ordinary videos',
    );
  });

  it('names the source that could not check, and the reason', () => {
    expect(inEnglish(explainUnchecked({ source: 'c2pa', reason: 'timeout' }))).toBe(
      'Content Credentials could not be checked: it took too long.',
    );
  });

  it('says of a file without a video that there is none, also where nothing else is known', () => {
    const walls = (reason: 'no-video' | 'drm') =>
      (['mark', 'detector'] as const).map((source) => ({ source, reason }));
    const findings = { evidence: [], checked: ['container', 'c2pa'] as const };
    const silent = fuse({ ...findings, unchecked: walls('no-video') }, 'high');
    expect(silent.level).toBe('unchecked');
    expect(inEnglish(explainUnseen(silent) as never)).toContain('there is no video in this file.');
    expect(fuse({ ...findings, unchecked: walls('drm') }, 'high').level).toBe('no-signs');
    // Another rendition's pictures were seen meanwhile.
    const seen = { ...findings, checked: ['container', 'mark'] as const };
    expect(fuse({ ...seen, unchecked: walls('no-video') }, 'high').level).toBe('no-signs');
  });

  it('survives evidence of an unknown shape', () => {
    expect(says(some('c2pa', 'from the future'))[1]).toBe(
      'Content Credentials (Somebody): made with AI.',
    );
  });
});
