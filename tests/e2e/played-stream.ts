import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { makeRoot, makeSigner } from '@/scripts/demo/pki.mjs';
import { type CutStream, cutFragments, signFragments } from '@/scripts/demo/sign-fragments.mjs';
import { html, type Web } from './fixtures.ts';
import { MEDIA, scene } from './media.ts';

export const HOST = 'www.dailymotion.com';
export const FILE = path.join(MEDIA, 'played.mp4');

/** Ten seconds in ten fragments, and how to sign them. `root`: the certificate, PEM, that a test is to trust. */
export async function drawStream() {
  const codec = ['-c:v', 'libx264', '-profile:v', 'main', '-level', '3.0', '-pix_fmt', 'yuv420p'];
  const pieces = ['-g', '25', '-movflags', '+frag_keyframe+empty_moov+default_base_moof'];
  const all = ['-v', 'error', '-y', ...scene('480:270', 10), ...codec, ...pieces, FILE];
  execFileSync('ffmpeg', all);
  const cut = cutFragments(readFileSync(FILE));
  const root = await makeRoot('A root of this test');
  const sign = async (sourceType: string): Promise<CutStream> => {
    const signer = await makeSigner(root, { name: 'Stream', organisation: 'Demo AI Studio' });
    return signFragments(cut, signer, { title: 'Stream', generator: 'Demo', sourceType });
  };
  return { cut, sign, root: root.certificate.toString('pem') };
}

/**
 * Gets one piece after the other and appends it, whole or in chunks as they come, and notes whether a method of ours was on the
 * buffer then, and what an honest player could notice: what an append gives back, and how a second one is refused. In the middle
 * of the piece LEAVE it seeks, as a player does: breaks off, and goes on with the init segment and the next piece.
 */
const PLAYER = `
  const own = (window.own = []);
  const noticed = (window.noticed = []);
  const TYPE = 'video/mp4; codecs="avc1.4d401e"';
  (async () => {
    const source = new MediaSource();
    document.querySelector('video').src = URL.createObjectURL(source);
    await new Promise((resolve) => source.addEventListener('sourceopen', resolve, { once: true }));
    const buffer = source.addSourceBuffer(TYPE);
    const load = async (name) => (await fetch(name)).arrayBuffer();
    const append = async (piece) => {
      for (let at = 0; at < piece.byteLength; at += CHUNK) {
        const chunk = piece.slice(at, at + CHUNK);
        const done = new Promise((resolve) => buffer.addEventListener('updateend', resolve, { once: true }));
        noticed.push(buffer.appendBuffer(chunk));
        try { buffer.appendBuffer(chunk); } catch (error) { noticed.push(error.name); }
        own.push(Object.hasOwn(buffer, 'appendBuffer'));
        await done;
      }
    };
    for (const [index, name] of NAMES.entries()) {
      const piece = await load(name);
      await append(index === LEAVE ? piece.slice(0, piece.byteLength / 2) : piece);
      if (index !== LEAVE) continue;
      buffer.abort();
      buffer.changeType(TYPE);
      buffer.timestampOffset = 0;
      await append(await load(NAMES[0]));
    }
    source.endOfStream();
    window.done = true;
  })();`;

/** How many fragments are played; bytes of an append; which piece is left in its middle. */
export interface Playing {
  readonly count?: number;
  readonly chunk?: number;
  readonly leave?: number;
}

/**
 * Puts a page there that plays the first `count` fragments of a stream, of a site that says which video this is.
 * @returns its address
 */
export function putPlayer(
  web: Web,
  id: string,
  { init, fragments }: CutStream,
  { count = 5, chunk = 2 ** 30, leave = -1 }: Playing = {},
) {
  const all = [init, ...fragments.slice(0, count)];
  all.forEach((body, index) => {
    web.put(`https://${HOST}/${id}/${index}.mp4`, { body });
  });
  const names = JSON.stringify(all.map((_, index) => `/${id}/${index}.mp4`));
  const orders = `const NAMES = ${names}; const CHUNK = ${chunk}; const LEAVE = ${leave};`;
  const url = `https://${HOST}/video/${id}`;
  web.put(
    url,
    html(
      `<video muted autoplay loop width="480" height="270"></video><script>${orders}${PLAYER}</script>`,
    ),
  );
  return url;
}
