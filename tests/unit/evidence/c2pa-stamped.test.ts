import { expect, test } from 'vitest';
import { evidence, MADE, SHOT, type Wanted } from './small-store.ts';

/** As Runway delivered Gen-4: signed by nobody we know, with a signature that never held, under a trusted time stamp. */
const RUNWAY = {
  actions: MADE,
  manifest: { claim_version: 1 },
  success: [
    ...['assertion.hashedURI.match', 'assertion.bmffHash.match'],
    ...['timeStamp.validated', 'timeStamp.trusted'],
  ],
  failure: ['signingCredential.untrusted', 'claimSignature.mismatch'],
} satisfies Wanted;

test('a signature that does not hold is as good as a signer on no list where a trusted stamp covers the claim', () => {
  expect(evidence(RUNWAY)).toMatchObject({
    ...{ claim: 'ai-generated', class: 'declared', strength: 'firm' },
    detail: { kind: 'tampered', list: 'none' },
  });
});

test.each<[string, Partial<Wanted>]>([
  ['the stamp of C2PA 2, which covers the signature alone', { manifest: { claim_version: 2 } }],
  ['a stamp of somebody on no list', { success: RUNWAY.success.slice(0, 3) }],
  ['a stamp of something else', { failure: [...RUNWAY.failure, 'timeStamp.mismatch'] }],
  ['a changed picture', { failure: [...RUNWAY.failure, 'assertion.bmffHash.mismatch'] }],
  ['a changed statement', { failure: [...RUNWAY.failure, 'assertion.hashedURI.mismatch'] }],
  ['no stamp', { success: RUNWAY.success.slice(0, 2) }],
])('but not with %s', (_, change) => {
  expect(evidence({ ...RUNWAY, ...change })).toMatchObject({ class: 'declared', strength: 'weak' });
});

test('and never speaks for a camera', () => {
  expect(evidence({ ...RUNWAY, actions: SHOT })).toMatchObject({
    claim: 'neutral',
    class: 'declared',
  });
});
