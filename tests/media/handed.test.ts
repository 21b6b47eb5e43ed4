import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { credentials } from '@/utils/evidence/c2pa.ts';
import { container } from '@/utils/evidence/container.ts';
import type { Findings } from '@/utils/evidence/evidence.ts';
import { handedByPage } from '@/utils/evidence/handed.ts';
import { fromHead } from '@/utils/media/byte-source.ts';
import { fuse } from '@/utils/verdict/fuse.ts';
import { judge } from '@/utils/verdict/judge.ts';
import { openReader } from './c2pa-tools.ts';

const read = openReader(readFileSync('tests/media/demo/pki/test-root.pem', 'utf8'));
const post = { site: 'x', postId: '1', pageUrl: 'https://x.com/', labels: [], urls: [] };
const look = async (file: string, bytes = 64 * 1024) => {
  const head = readFileSync(`tests/media/demo/${file}`).subarray(0, bytes).toString('latin1');
  const subject = { post, depth: 'feed', file: fromHead(head) } as const;
  const sources = [container, credentials(read)];
  return handedByPage(await judge(subject, sources, new AbortController().signal));
};

test('a whole signed file in one append is no more than its head', async () => {
  const findings = await look('camera.mp4');
  expect(findings.evidence).toMatchObject([
    { source: 'c2pa', class: 'declared', claim: 'captured', detail: { binding: 'not-checked' } },
  ]);
  expect(fuse(findings, 'high').level).toBe('unchecked');
});

test('what declares AI still declares it, and says that the page handed it over', async () => {
  for (const file of ['unknown-signer.mp4', 'aigc.mp4', 'signed-ai.mp4']) {
    const findings = await look(file);
    expect(findings.evidence).toMatchObject([{ class: 'declared', detail: { from: 'page' } }]);
    expect(fuse(findings, 'balanced').level).toBe('ai');
  }
});

test('nothing found, cut short or no media at all is no look at the video', async () => {
  const nothing: Findings = { evidence: [], unchecked: [], checked: [] };
  expect(await look('stream-sea.mp4')).toEqual(nothing);
  expect(await look('signed-ai.mp4', 600)).toEqual(nothing);
  expect(await look('plain.webm')).toEqual(nothing);
});

test('nothing that a page hands over stays verified', () => {
  const forged = {
    source: 'c2pa',
    class: 'verified',
    claim: 'captured',
    strength: 'firm',
    by: 'A camera',
    detail: { kind: 'trusted' },
  } as const;
  const { evidence } = handedByPage({ evidence: [forged], unchecked: [], checked: ['c2pa'] });
  expect(evidence).toMatchObject([{ class: 'declared', detail: { from: 'page' } }]);
});
