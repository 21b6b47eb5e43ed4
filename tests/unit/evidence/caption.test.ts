import { describe, expect, it } from 'vitest';
import { declaredInWords } from '@/utils/evidence/caption.ts';
import { postSources } from '@/utils/evidence/index.ts';
import { fuse } from '@/utils/verdict/fuse.ts';
import { judge } from '@/utils/verdict/judge.ts';
import sentences from './caption-sentences.json';

const table = Object.entries(sentences);

describe.each(table)('captions in %s', (_, { ai, traps }) => {
  it.each(ai)('declares: %s', (text) => {
    expect(declaredInWords(text)).not.toBeNull();
  });
  it.each(traps)('says nothing: %s', (text) => {
    expect(declaredInWords(text)).toBeNull();
  });
});

describe('caption', () => {
  const findings = (caption: string) =>
    judge(
      {
        post: {
          site: 'x',
          postId: '1',
          pageUrl: 'https://x.com/home',
          caption,
          labels: [],
          urls: [],
        },
        depth: 'feed',
      },
      postSources,
      new AbortController().signal,
    );

  it('is the author speaking, and never more than likely', async () => {
    const found = await findings('A cat on the moon. Generado con IA #sora2');
    expect(found.evidence).toEqual([
      {
        source: 'caption',
        class: 'declared',
        claim: 'ai-generated',
        strength: 'weak',
        by: 'author',
        detail: { kind: 'phrase', word: 'generado con ia', language: 'es' },
      },
    ]);
    expect(fuse(found, 'low').level).toBe('likely-ai');
  });

  it('names a hashtag where no phrase says it', async () => {
    const [found] = (await findings('grandma rides a shark #fyp #Sora2')).evidence;
    expect(found?.detail).toEqual({ kind: 'hashtag', word: '#sora2', language: 'und' });
  });

  it('takes full-width letters, accents and capitals as the same word', () => {
    for (const text of ['ＡＩ生成', 'GÉNÉRÉ PAR IA', 'genere par ia'])
      expect(declaredInWords(text)?.kind).toBe('phrase');
  });

  it('stays quick on hostile captions', () => {
    const hostile = ['made '.repeat(9_000), 'no ai, '.repeat(9_000), '#ai'.repeat(9_000)];
    const started = process.cpuUsage();
    for (const text of hostile) declaredInWords(`${text} ai`);
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(1_000);
  });
});
