import { expect, test } from 'vitest';
import { iptcEvidence } from '@/utils/evidence/iptc.ts';

const VOCABULARY = 'http://cv.iptc.org/newscodes/digitalsourcetype/';
const packet = (...types: string[]) =>
  types
    .map((type) => `<Iptc4xmpExt:DigitalSourceType>${type}</Iptc4xmpExt:DigitalSourceType>`)
    .join('');

test.for<[string, string, string]>([
  ['trainedAlgorithmicMedia', 'ai-generated', 'firm'],
  ['compositeWithTrainedAlgorithmicMedia', 'ai-edited', 'firm'],
  ['compositeSynthetic', 'ai-edited', 'weak'],
  ['algorithmicMedia', 'neutral', 'weak'],
  // Unsigned: anybody may write it.
  ['digitalCapture', 'neutral', 'weak'],
  ['constructor', 'neutral', 'weak'],
])('%s', ([code, claim, strength]) => {
  const [full] = iptcEvidence(packet(VOCABULARY + code));
  expect(full).toMatchObject({ class: 'declared', claim, strength, by: 'IPTC' });
  expect(full?.detail).not.toHaveProperty('malformed');
  const [bare] = iptcEvidence(packet(code));
  expect(bare).toMatchObject({ claim, detail: { malformed: true, meant: VOCABULARY + code } });
});

test('each value once, with the system that the packet names', () => {
  const made = `${VOCABULARY}trainedAlgorithmicMedia`;
  const system = '<Iptc4xmpExt:AISystemUsed>Paint 3</Iptc4xmpExt:AISystemUsed>';
  const found = iptcEvidence(packet(made, made, `${VOCABULARY}digitalCapture`) + system);
  expect(found.map(({ claim, by }) => [claim, by])).toEqual([
    ['ai-generated', 'Paint 3'],
    ['neutral', 'Paint 3'],
  ]);
  expect(iptcEvidence(packet(`https${made.slice(4)}`))[0]?.claim).toBe('ai-generated');
  expect(iptcEvidence('<x/>')).toEqual([]);
});
