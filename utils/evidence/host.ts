import type { Evidence, EvidenceSource } from './evidence.ts';

interface GeneratorHost {
  /** Covers its subdomains. */
  readonly host: string;
  readonly generator: string;
  /** `media`: only files served from it count, it has no pages or they show other things too. */
  readonly covers: 'pages' | 'media' | 'both';
  /** Its pages count below this path only. */
  readonly path?: string;
  /** Where it is known from: the code of tools that use it, or the vendor's own address, not looked at since. */
  readonly from: 'public-code' | 'vendor-address';
}

/** Places where every video that is shown comes out of a generator (notes: sites §10). */
const HOSTS: readonly GeneratorHost[] = [
  { host: 'sora.chatgpt.com', generator: 'Sora', covers: 'both', from: 'public-code' },
  { host: 'sora.com', generator: 'Sora', covers: 'both', from: 'public-code' },
  { host: 'videos.openai.com', generator: 'OpenAI', covers: 'media', from: 'public-code' },
  { host: 'assets.grok.com', generator: 'Grok Imagine', covers: 'media', from: 'public-code' },
  { host: 'imagine-public.x.ai', generator: 'Grok Imagine', covers: 'media', from: 'public-code' },
  {
    host: 'grok.com',
    path: '/imagine',
    generator: 'Grok Imagine',
    covers: 'pages',
    from: 'public-code',
  },
  { host: 'cdn.midjourney.com', generator: 'Midjourney', covers: 'media', from: 'public-code' },
  { host: 'midjourney.com', generator: 'Midjourney', covers: 'pages', from: 'vendor-address' },
  { host: 'fal.media', generator: 'fal.ai', covers: 'media', from: 'public-code' },
  { host: 'cdn.hailuoai.com', generator: 'Hailuo', covers: 'media', from: 'public-code' },
  { host: 'hailuoai.video', generator: 'Hailuo', covers: 'both', from: 'public-code' },
  { host: 'klingai.com', generator: 'Kling', covers: 'both', from: 'public-code' },
  { host: 'dreamina.capcut.com', generator: 'Dreamina', covers: 'both', from: 'vendor-address' },
  { host: 'jimeng.jianying.com', generator: 'Jimeng', covers: 'both', from: 'vendor-address' },
  { host: 'pika.art', generator: 'Pika', covers: 'both', from: 'vendor-address' },
  { host: 'app.runwayml.com', generator: 'Runway', covers: 'both', from: 'vendor-address' },
  { host: 'dream-machine.lumalabs.ai', generator: 'Luma', covers: 'both', from: 'vendor-address' },
  { host: 'app.pixverse.ai', generator: 'PixVerse', covers: 'pages', from: 'vendor-address' },
  { host: 'media.pixverse.ai', generator: 'PixVerse', covers: 'media', from: 'public-code' },
  { host: 'storage.cdn-luma.com', generator: 'Luma', covers: 'media', from: 'public-code' },
  { host: 'create.wan.video', generator: 'Wan', covers: 'pages', from: 'public-code' },
  { host: 'meta.ai', path: '/vibes', generator: 'Meta AI', covers: 'pages', from: 'public-code' },
  { host: 'vidu.com', generator: 'Vidu', covers: 'both', from: 'vendor-address' },
  { host: 'labs.google', path: '/flow', generator: 'Veo', covers: 'pages', from: 'vendor-address' },
  { host: 'labs.google', path: '/fx', generator: 'Veo', covers: 'pages', from: 'vendor-address' },
];

/**
 * A video served from a generator's own host, or shown on the generator's own page, was made by that generator.
 * A page that only links there says nothing. Only https: otherwise anybody on the way can put a file there.
 */
export const host: EvidenceSource = {
  id: 'host',
  needs: 'post',
  async collect({ post }) {
    const addresses = [post.src, ...post.urls.map((one) => one.url)].filter(
      (one) => one !== undefined,
    );
    const media = addresses.map((address) => find(address, 'media')).find((one) => one !== null);
    const found = media ?? find(post.pageUrl, 'page');
    return found ? [asEvidence(found)] : [];
  },
};

interface Found extends GeneratorHost {
  readonly where: 'media' | 'page';
}

function find(address: string, where: Found['where']): Found | null {
  const { protocol, hostname, pathname = '' } = URL.parse(address) ?? {};
  if (protocol !== 'https:' || !hostname) return null;
  const name = hostname.replace(/\.$/, '');
  const entry = HOSTS.find(
    ({ host: known, path, covers }) =>
      (name === known || name.endsWith(`.${known}`)) &&
      covers !== (where === 'media' ? 'pages' : 'media') &&
      (!path || pathname === path || pathname.startsWith(`${path}/`)),
  );
  return entry ? { ...entry, where } : null;
}

function asEvidence({ host: name, generator, where, from }: Found): Evidence {
  return {
    source: 'host',
    class: 'declared',
    claim: 'ai-generated',
    strength: 'firm',
    by: generator,
    detail: { kind: where, host: name, from },
  };
}
