import { expect, test } from 'vitest';
import { bytes, hex } from '@/tests/unit/media/boxes.ts';
import { fingerprintEvidence } from '@/utils/evidence/fingerprints.ts';
import type { Tag } from '@/utils/media/tag.ts';

const NONE = new Uint8Array();
const tag = (key: string, value: string, place: Tag['place'] = 'ilst'): Tag => ({
  place,
  key,
  value,
});

test.for<[string, Tag, string | null, string]>([
  [
    'Dreamina',
    tag('©cmt', '{"product":"dreamina","exportType":"generation"}'),
    'Dreamina',
    'ai-generated',
  ],
  [
    'Dreamina, later',
    tag('x', ' {"aigc_label_type":0,"source_info":"dreamina"}'),
    'Dreamina',
    'ai-generated',
  ],
  [
    'an export of the same maker',
    tag('©cmt', '{"product":"dreamina","exportType":"edit"}'),
    null,
    '',
  ],
  ['Google’s sentence', tag('desc', 'Created by Google Generative AI.'), 'Google', 'ai-generated'],
  ['the sentence quoted', tag('desc', 'I wrote "Created by Google Generative AI."'), null, ''],
  ['Google’s tool says who, not how', tag('©too', 'Google'), 'Google', 'neutral'],
  ['the same under another key', tag('©ART', 'Google'), null, ''],
  [
    'an XMP packet is read elsewhere',
    tag('xmp', 'Created by Google Generative AI.', 'xmp'),
    null,
    '',
  ],
  ['ffmpeg', tag('©too', 'Lavf60.16.100'), null, ''],
])('%s', ([, found, by, claim]) => {
  const [evidence, ...more] = fingerprintEvidence({ tags: [found], mediaHead: NONE });
  expect(more).toEqual([]);
  if (by === null) expect(evidence).toBeUndefined();
  else expect(evidence).toMatchObject({ class: 'declared', strength: 'weak', by, claim });
});

test('Kling’s message before the first picture', () => {
  const uuid = hex('91ca60614aee385486142d5f73f4ae2e');
  const head = bytes([0, 0, 0, 1, 6, 5], uuid, 'kling-ai\0');
  expect(fingerprintEvidence({ tags: [], mediaHead: head })).toMatchObject([
    { by: 'Kling', strength: 'weak' },
  ]);
  expect(fingerprintEvidence({ tags: [], mediaHead: bytes('kling-ai\0') })).toEqual([]);
  expect(fingerprintEvidence({ tags: [], mediaHead: bytes(uuid, 'x264') })).toEqual([]);
});
