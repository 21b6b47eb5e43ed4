// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { shared } from '@/tests/shared.ts';
import { box, bytes, FTYP, hex, keysMeta } from '@/tests/unit/media/boxes.ts';
import { container, declaredBy } from '@/utils/evidence/container.ts';
import { fromBytes } from '@/utils/media/byte-source.ts';
import type { Post } from '@/utils/sites/site.ts';
import { fuse } from '@/utils/verdict/fuse.ts';

const ask = (file: Uint8Array) =>
  container.collect(
    { post: {} as Post, depth: 'feed', file: fromBytes(new Uint8Array(file)) },
    new AbortController().signal,
  );

test('every place of a file is read, and a fact that stands in two is told once', async () => {
  const label = '{"Label":"1"}';
  const aigc = `<TC260:AIGC>${label.replaceAll('"', '&quot;')}</TC260:AIGC>`;
  const iptc =
    '<rdf:Description e:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"/>';
  const file = bytes(
    FTYP,
    box('uuid', hex('be7acfcb97a942e89c71999491e3afac'), aigc + iptc),
    box(
      'moov',
      box('udta', keysMeta({ AIGC: label, aigc_info: '{"aigc_label_type":1}' }), box('XMP_', iptc)),
    ),
    box('mdat', bytes(hex('91ca60614aee385486142d5f73f4ae2e'), 'kling-ai\0')),
  );
  const found = await ask(file);
  expect(
    found.map(({ by, detail }) => `${by} ${detail.kind} ${detail.place ?? ''}`).sort(),
  ).toEqual([
    'GB 45438-2025 aigc keys',
    'GB 45438-2025 aigc xmp',
    'IPTC iptc ',
    'Kling fingerprint sei',
    'TikTok tiktok keys',
  ]);
  expect(fuse({ evidence: found, unchecked: [], checked: ['container'] }, 'low').level).toBe('ai');
});

test('a file full of labels gives a few', () => {
  const tags = Array.from(
    { length: 200 },
    (_, n) => ({ place: 'keys', key: 'AIGC', value: `{"Label":"1","ProduceID":"${n}"}` }) as const,
  );
  expect(declaredBy({ tags, mediaHead: new Uint8Array() }).length).toBe(16);
});

if (!shared('media/aigc')) console.log('skipped: ../shared/media/aigc is not here');
describe.skipIf(!shared('media/aigc'))('real labelled files', () => {
  test.for([
    ['wan_figure_71', 'Alibaba', 'R-19yneTCGRzmjCQeEN3WYAg'],
    ['wan_figure_30_generation-of-variations-middle', 'Alibaba', 'R-99VXCFZ5QfWlZ1i8TRLI3A'],
    ['wan25', 'Alibaba', 'R-E91DdhVyS1eiz7aFIh_Iiw'],
    ['vidu', 'Vidu', 'headtailimg2video-3.2-5-720p-3259131252643943'],
    // JSON inside the JSON.
    ['unknown_instructor', 'MiniMax', '235330614302142464'],
  ] as const)('%s', async ([name, by, id]) => {
    const found = await ask(new Uint8Array(readFileSync(shared(`media/aigc/${name}.mp4`) ?? '')));
    expect(found).toMatchObject([
      {
        claim: 'ai-generated',
        strength: 'firm',
        by,
        detail: { place: 'keys', status: 'confirmed', ProduceID: id },
      },
    ]);
  });
});
