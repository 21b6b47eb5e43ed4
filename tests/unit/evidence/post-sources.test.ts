import { describe, expect, it } from 'vitest';
import { postSources } from '@/utils/evidence/index.ts';
import type { Post } from '@/utils/sites/site.ts';
import { fuse } from '@/utils/verdict/fuse.ts';
import { judge } from '@/utils/verdict/judge.ts';

const POST: Post = {
  site: 'x',
  postId: '1',
  pageUrl: 'https://x.com/home',
  labels: [],
  urls: [],
};
const CREATOR = {
  says: 'ai-generated',
  source: 'creator',
  via: 'json',
  raw: 'can_edit=true',
} as const;

async function findings(post: Partial<Post>) {
  const subject = { post: { ...POST, ...post }, depth: 'feed' as const };
  return judge(subject, postSources, new AbortController().signal);
}
const level = async (post: Partial<Post>) => fuse(await findings(post), 'low').level;
const evidence = async (post: Partial<Post>) => (await findings(post)).evidence;

describe('platform', () => {
  it('is the word of the site, firm even where the creator said it, and keeps who did', async () => {
    expect(await evidence({ labels: [CREATOR] })).toEqual([
      {
        source: 'platform',
        class: 'declared',
        claim: 'ai-generated',
        strength: 'firm',
        by: 'X',
        detail: { kind: 'label', ...CREATOR, site: 'x' },
      },
    ]);
    expect(await level({ labels: [CREATOR] })).toBe('ai');
  });

  it('makes ai-edited of an edit label', async () => {
    expect(await level({ labels: [{ ...CREATOR, says: 'ai-edited' }] })).toBe('ai-edited');
  });

  it('never makes a capture of a label that says so', async () => {
    expect(await level({ labels: [{ ...CREATOR, says: 'captured' }] })).toBe('unchecked');
  });

  it('says a label once that answer and page both show, and keeps two that differ', async () => {
    const shown = { ...CREATOR, source: 'unknown', via: 'dom', raw: 'Made with AI' } as const;
    expect(await evidence({ labels: [shown, CREATOR, CREATOR] })).toHaveLength(1);
    expect(await evidence({ labels: [shown] })).toHaveLength(1);
    expect(await evidence({ labels: [CREATOR, { ...CREATOR, source: 'platform' }] })).toHaveLength(
      2,
    );
  });

  it('has looked, and says nothing, where there is no label', async () => {
    expect(await findings({})).toMatchObject({
      evidence: [],
      unchecked: [],
      checked: ['platform', 'host', 'caption'],
    });
  });
});

describe('host', () => {
  it.each([
    [{ src: 'https://videos.openai.com/vg-assets/a/src.mp4?x=1' }, 'OpenAI', 'media'],
    [{ urls: [{ url: 'https://a.b.klingai.com/x.mp4', kind: 'mp4' as const }] }, 'Kling', 'media'],
    [{ pageUrl: 'https://sora.chatgpt.com/p/s_1' }, 'Sora', 'page'],
    [{ pageUrl: 'https://grok.com/imagine/post/1' }, 'Grok Imagine', 'page'],
    [{ pageUrl: 'https://www.midjourney.com./explore' }, 'Midjourney', 'page'],
    [{ pageUrl: 'https://www.meta.ai/vibes/create/1' }, 'Meta AI', 'page'],
    [{ src: 'https://storage.cdn-luma.com/dream_machine/a/b.mp4' }, 'Luma', 'media'],
  ])('knows %j', async (post, by, kind) => {
    const found = await evidence(post);
    expect(found).toMatchObject([{ source: 'host', by, strength: 'firm', detail: { kind } }]);
  });

  it.each([
    [{ src: 'http://videos.openai.com/a.mp4' }],
    [{ src: 'https://notvideos.openai.com/a.mp4' }],
    [{ src: 'https://videos.openai.com.evil.example/a.mp4' }],
    [{ src: 'https://evil.example/videos.openai.com/a.mp4' }],
    [{ src: 'https://videos.openai.com@evil.example/a.mp4' }],
    [{ src: 'not an address' }],
    [{ pageUrl: 'https://grok.com/imagined' }],
    [{ pageUrl: 'https://grok.com/chat/1' }],
    [{ pageUrl: 'https://www.meta.ai/c/1' }],
    [{ pageUrl: 'https://cdn.midjourney.com.example/' }],
    [{ pageUrl: 'https://fal.media/blog' }],
    [{ caption: 'https://sora.chatgpt.com/p/s_1', permalink: 'https://sora.com/p/s_1' }],
  ])('says nothing of %j', async (post) => {
    expect(await evidence(post)).toEqual([]);
  });
});
