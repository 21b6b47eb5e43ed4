// npm run demo:media [-- FILE…]: draws the demo clips anew, signs them with keys that are thrown away at once, and
// writes them to tests/media/demo. Needs ffmpeg. All signed clips and the root's certificate change together.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CLIPS } from './demo/clips.mjs';
import { draw } from './demo/draw.mjs';
import { makeRoot, makeSigner } from './demo/pki.mjs';
import { signMp4 } from './demo/sign.mjs';
import { addSourceType } from './demo/xmp.mjs';

const OUT = fileURLToPath(new URL('../tests/media/demo/', import.meta.url));
const H264 =
  '-c:v libx264 -preset slow -crf 29 -pix_fmt yuv420p -profile:v main -level 3.0 -g 40'.split(' ');
const VP9 = '-c:v libvpx-vp9 -crf 44 -b:v 0 -row-mt 0 -pix_fmt yuv420p -g 40'.split(' ');
const FRAGMENTS = ['-movflags', '+frag_keyframe+empty_moov+default_base_moof'];

const root = await makeRoot('Second Look Test Root');
const strangerRoot = await makeRoot('A root that nobody lists');
const signers = {
  studio: await makeSigner(root, { name: 'Demo Video Generator', organisation: 'Demo AI Studio' }),
  camera: await makeSigner(root, { name: 'Demo Camera', organisation: 'Demo Camera Works' }),
  stranger: await makeSigner(strangerRoot, {
    name: 'Nordlicht Video',
    organisation: 'Nordlicht Labs',
  }),
};

async function make(clip, out) {
  const { picture, fragmented, tags, sign, change, xmp, file } = clip;
  if (file.endsWith('.webm')) return draw(picture, [...VP9, out]);
  await draw(picture, [...H264, ...(fragmented ? FRAGMENTS : ['-movflags', '+faststart']), out]);
  if (tags) addTags(out, tags);
  let bytes = readFileSync(out);
  if (xmp) bytes = addSourceType(bytes, xmp.sourceType, xmp.system);
  if (sign) bytes = await signMp4(bytes, signers[sign.by], { title: file, ...sign });
  if (change === 'claim') swap(bytes, sign.generator, sign.generator.replace('Demo', 'Fake'));
  if (change === 'picture') bytes[bytes.length - 3000] ^= 0xff;
  writeFileSync(out, bytes);
}

function addTags(file, tags) {
  const plain = path.join(tmpdir(), `second-look-${process.pid}.mp4`);
  writeFileSync(plain, readFileSync(file));
  const metadata = Object.entries(tags).flatMap(([key, value]) => ['-metadata', `${key}=${value}`]);
  const flags = ['-movflags', 'use_metadata_tags+faststart', '-fflags', '+bitexact'];
  const args = ['-y', '-loglevel', 'error', '-i', plain, '-c', 'copy', ...metadata, ...flags, file];
  execFileSync('ffmpeg', args);
  rmSync(plain);
}

function swap(bytes, from, to) {
  const at = bytes.indexOf(from);
  if (at < 0) throw new Error(`The file does not contain "${from}".`);
  bytes.write(to, at);
}

const wanted = process.argv.slice(2);
const chosen = CLIPS.filter(({ file }) => wanted.length === 0 || wanted.includes(file));
if (wanted.length > 0 && chosen.some(({ sign }) => sign))
  throw new Error('Signed clips are made all together: their keys are gone.');
mkdirSync(`${OUT}pki`, { recursive: true });
for (const clip of chosen) {
  const out = path.join(OUT, clip.file);
  await make(clip, out);
  console.log(`${clip.file}: ${Math.round(readFileSync(out).length / 1024)} kB`);
}
if (wanted.length === 0)
  writeFileSync(`${OUT}pki/test-root.pem`, `${root.certificate.toString('pem')}\n`);
const listed = CLIPS.map(({ file, level, why }) => ({ file, level, why }));
writeFileSync(`${OUT}manifest.json`, `${JSON.stringify(listed, null, 2)}\n`);
