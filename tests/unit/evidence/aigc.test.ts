import { describe, expect, test } from 'vitest';
import { aigcEvidence, tiktokEvidence } from '@/utils/evidence/aigc.ts';

const alibaba = '001191330106MA2CFLDG4R10001';

describe('the label of GB 45438', () => {
  test.for<[string, string, string, string, string, string]>([
    [
      'confirmed',
      `{"Label":"1","ContentProducer":"${alibaba}"}`,
      'ai-generated',
      'firm',
      'confirmed',
      'Alibaba',
    ],
    ['possible', '{"Label":"2"}', 'ai-generated', 'weak', 'possible', 'GB 45438-2025'],
    [
      'suspected',
      '{"Label":"3","ContentProducer":"Acme"}',
      'ai-generated',
      'weak',
      'suspected',
      'Acme',
    ],
    ['a number', '{"Label":1}', 'ai-generated', 'firm', 'confirmed', 'GB 45438-2025'],
    [
      'any case',
      '{"LABEL":"1","contentproducer":"Acme"}',
      'ai-generated',
      'firm',
      'confirmed',
      'Acme',
    ],
    ['wrapped', '{"AIGC":{"Label":"1"}}', 'ai-generated', 'firm', 'confirmed', 'GB 45438-2025'],
    [
      'wrapped as text',
      JSON.stringify({ AIGC: '{"Label":"1"}' }),
      'ai-generated',
      'firm',
      'confirmed',
      'GB 45438-2025',
    ],
    [
      'line breaks, byte order mark and NUL',
      '\ufeff{"Label":"1",\n"ProduceID":"a\nb"}\0',
      'ai-generated',
      'firm',
      'confirmed',
      'GB 45438-2025',
    ],
    [
      'Kling by its id',
      '{"Label":"1","ProduceID":"KLingMuse_1"}',
      'ai-generated',
      'firm',
      'confirmed',
      'Kling',
    ],
    [
      'a company nobody knows',
      '{"Label":"1","ContentProducer":"0011AAAAAAAAAAAAAAAAAA00001"}',
      'ai-generated',
      'firm',
      'confirmed',
      '0011AAAAAAAAAAAAAAAAAA00001',
    ],
    ['another value says nothing', '{"Label":"4"}', 'neutral', 'weak', 'unknown', 'GB 45438-2025'],
    ['a value of Object', '{"Label":"constructor"}', 'neutral', 'weak', 'unknown', 'GB 45438-2025'],
    ['no label', '{"ContentProducer":"Acme"}', 'neutral', 'weak', 'unknown', 'Acme'],
    ['not readable', '{"Label":"1"', 'neutral', 'weak', 'unreadable', 'GB 45438-2025'],
    ['a list', '[1]', 'neutral', 'weak', 'unreadable', 'GB 45438-2025'],
    [
      'deep',
      `${'{"AIGC":'.repeat(50)}1${'}'.repeat(50)}`,
      'neutral',
      'weak',
      'unreadable',
      'GB 45438-2025',
    ],
  ])('%s', ([, value, claim, strength, status, by]) => {
    expect(aigcEvidence(value, 'keys')).toMatchObject({
      source: 'container',
      class: 'declared',
      claim,
      strength,
      by,
      detail: { kind: 'aigc', place: 'keys', status },
    });
  });

  test('nothing is kept at length, and no text is no label', () => {
    const long = aigcEvidence(JSON.stringify({ Label: '1', ProduceID: 'x'.repeat(1e5) }), 'keys');
    expect(JSON.stringify(long).length).toBeLessThan(1000);
    expect(aigcEvidence('  ', 'keys')).toBeNull();
  });
});

test('TikTok’s key speaks only above 0', () => {
  for (const value of [
    '{"aigc_label_type":0}',
    '{}',
    '[]',
    'null',
    'x',
    '{"aigc_label_type":"no"}',
  ])
    expect(tiktokEvidence(value, 'keys')).toBeNull();
  expect(tiktokEvidence('{"aigc_label_type":2}', 'keys')).toMatchObject({
    claim: 'ai-generated',
    strength: 'firm',
    by: 'TikTok',
  });
});
