import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evidence, HOLDS, MADE, PASSED, SHOT, TRUSTED, type Wanted } from './small-store.ts';

describe('what credentials claim', () => {
  const unsigned = { claim_generator_info: [{ name: 'Sora video Provenance' }] };
  const vendor = {
    assertions: [{ label: 'com.microsoft.product', data: { name: 'Microsoft Sora Video' } }],
  };
  test.for<[string, Wanted, string, string, string]>([
    ['made by a model', { actions: MADE }, 'ai-generated', 'source-type', 'active'],
    [
      'opened, all AI',
      { actions: ['c2pa.opened trainedAlgorithmicMedia'] },
      'ai-generated',
      'source-type',
      'active',
    ],
    [
      'partly AI',
      { actions: ['c2pa.created compositeWithTrainedAlgorithmicMedia'] },
      'ai-edited',
      'source-type',
      'active',
    ],
    [
      'a shot, changed by AI',
      { actions: [...SHOT, 'c2pa.edited trainedAlgorithmicMedia'] },
      'ai-edited',
      'source-type',
      'active',
    ],
    [
      'AI in a step that changes nothing',
      { actions: [...SHOT, 'c2pa.transcoded trainedAlgorithmicMedia'] },
      'captured',
      'source-type',
      'active',
    ],
    ['a shot', { actions: SHOT }, 'captured', 'source-type', 'active'],
    ['a shot, cropped', { actions: [...SHOT, 'c2pa.cropped'] }, 'neutral', 'source-type', 'active'],
    [
      'no training',
      { actions: ['c2pa.created algorithmicMedia'] },
      'neutral',
      'source-type',
      'active',
    ],
    [
      'a name of Object',
      { actions: ['c2pa.created constructor'] },
      'neutral',
      'source-type',
      'active',
    ],
    ['mere presence', {}, 'neutral', 'none', 'active'],
    ['generator by name', { manifest: unsigned }, 'ai-generated', 'product', 'active'],
    ['vendor assertion', { manifest: vendor }, 'ai-generated', 'product', 'active'],
    [
      'a name does not outweigh a source type',
      { manifest: unsigned, actions: SHOT },
      'captured',
      'source-type',
      'active',
    ],
    [
      'passed on',
      { actions: PASSED, parent: { relationship: 'parentOf', actions: MADE } },
      'ai-generated',
      'source-type',
      'parent',
    ],
    [
      'a shot, passed on',
      { actions: PASSED, parent: { relationship: 'parentOf', actions: SHOT } },
      'captured',
      'source-type',
      'parent',
    ],
    [
      'edited from AI',
      {
        actions: ['c2pa.opened', 'c2pa.cropped'],
        parent: { relationship: 'parentOf', actions: MADE },
      },
      'ai-edited',
      'source-type',
      'ingredient',
    ],
    [
      'a shot with AI put in',
      { actions: SHOT, parent: { relationship: 'componentOf', actions: MADE } },
      'ai-edited',
      'source-type',
      'ingredient',
    ],
    [
      'nobody says what was done to a shot',
      { parent: { relationship: 'parentOf', actions: SHOT } },
      'neutral',
      'none',
      'active',
    ],
  ])('%s', ([, wanted, claim, basis, where]) => {
    expect(evidence(wanted)).toMatchObject({ class: 'verified', claim, detail: { basis, where } });
  });
});

describe('what they are worth', () => {
  const untrusted = ['signingCredential.untrusted'];
  test.for<[string, Wanted, string, string, string]>([
    ['clean', {}, 'verified', 'firm', 'trusted'],
    [
      'content not checked',
      { success: TRUSTED.slice(0, 2).concat(TRUSTED.slice(3)) },
      'declared',
      'firm',
      'trusted',
    ],
    [
      'unknown signer',
      { success: HOLDS, failure: untrusted },
      'declared',
      'firm',
      'unknown-signer',
    ],
    [
      'expired',
      { success: HOLDS, failure: [...untrusted, 'signingCredential.expired'] },
      'declared',
      'firm',
      'expired',
    ],
    [
      'content changed',
      { failure: ['assertion.bmffHash.mismatch'] },
      'declared',
      'weak',
      'tampered',
    ],
    [
      'assertion changed',
      { failure: ['assertion.hashedURI.mismatch'] },
      'declared',
      'weak',
      'tampered',
    ],
    ['revoked', { failure: ['signingCredential.ocsp.revoked'] }, 'declared', 'weak', 'tampered'],
    ['a code of tomorrow', { failure: ['claim.odd'] }, 'declared', 'weak', 'tampered'],
    [
      'no word on the signature',
      { success: ['signingCredential.trusted'] },
      'declared',
      'weak',
      'tampered',
    ],
    [
      'an action against the rules',
      { failure: ['assertion.action.malformed'] },
      'declared',
      'firm',
      'trusted',
    ],
    [
      'an identity that fails',
      { failure: ['cawg.x509.signature.mismatch'] },
      'verified',
      'firm',
      'trusted',
    ],
  ])('%s', ([, wanted, evidenceClass, strength, kind]) => {
    expect(evidence({ actions: MADE, ...wanted })).toMatchObject({
      class: evidenceClass,
      strength,
      claim: 'ai-generated',
      detail: { kind },
    });
    const shot = evidence({ actions: SHOT, ...wanted });
    expect(shot.claim).toBe(kind === 'trusted' ? 'captured' : 'neutral');
  });

  test('a stream compared in part proves no capture, and takes nothing from a claim of AI', () => {
    const part = { checked: 2, of: 3 };
    expect(evidence({ actions: SHOT }, part)).toMatchObject({
      class: 'declared',
      claim: 'captured',
      detail: { kind: 'trusted', binding: 'match', fragments: part },
    });
    expect(evidence({ actions: SHOT }, { checked: 2, of: 2 }).class).toBe('verified');
    expect(evidence({ actions: MADE }, part).class).toBe('verified');
  });

  test('a statement is as good as the worst manifest on its way', () => {
    const parent = { relationship: 'parentOf', actions: MADE, success: HOLDS, failure: untrusted };
    expect(evidence({ actions: PASSED, parent })).toMatchObject({
      class: 'declared',
      strength: 'firm',
      by: 'Origin',
      detail: { kind: 'unknown-signer', list: 'none', binding: 'match' },
    });
    expect(
      evidence({ actions: PASSED, parent: { ...parent, failure: ['claimSignature.mismatch'] } }),
    ).toMatchObject({ class: 'declared', strength: 'weak', detail: { kind: 'tampered' } });
  });

  test('only a clean result is verified', () => {
    const code = fc.oneof(
      fc.constantFrom(
        'signingCredential.untrusted',
        'signingCredential.expired',
        'signingCredential.invalid',
        'claimSignature.mismatch',
        'claimSignature.outsideValidity',
        'assertion.bmffHash.mismatch',
        'assertion.hashedURI.mismatch',
        'assertion.action.malformed',
        'timeStamp.mismatch',
      ),
      fc.string({ minLength: 1, maxLength: 40 }).filter((text) => !text.startsWith('cawg.')),
    );
    fc.assert(
      fc.property(
        fc.subarray([...TRUSTED, 'timeStamp.validated', 'timeStamp.trusted']),
        fc.array(code, { maxLength: 4 }),
        fc.boolean(),
        (success, failure, inParent) => {
          const parent = { relationship: 'parentOf', actions: MADE, success, failure };
          const found = inParent
            ? evidence({ actions: PASSED, parent })
            : evidence({ actions: MADE, success, failure });
          const needed = inParent ? TRUSTED.slice(0, 1).concat(TRUSTED.slice(3)) : TRUSTED;
          const clean =
            failure.length === 0 && needed.every((c) => success.includes(c) || c === TRUSTED[1]);
          expect(found.class === 'verified').toBe(clean);
        },
      ),
    );
  });
});
