// @vitest-environment node
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EncodedPacketSink, HLS_FORMATS, Input, MP4 } from 'mediabunny';
import { expect, it } from 'vitest';
import { fromBytes } from '@/utils/media/byte-source.ts';
import { readManifest } from '@/utils/media/dash.ts';
import { asLibrarySource } from '@/utils/media/library-source.ts';
import { type Piece, type Pieces, toPlaylist } from '@/utils/media/pieces.ts';
import { asStreamSource } from '@/utils/media/stream-source.ts';
import { readVimeoPlaylist } from '@/utils/media/vimeo-playlist.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'dash-'));
const bytesOf = (name: string) => new Uint8Array(readFileSync(path.join(folder, name)));
const AT = 'https://media.example/main.mpd';
const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '25', '-b:v', '200k'];

/** Six seconds of 25 pictures, as ffmpeg cuts them. */
function draw(...how: string[]) {
  const picture = [
    '-f',
    'lavfi',
    '-i',
    'testsrc2=s=640x360:r=25',
    '-t',
    '6',
    '-pix_fmt',
    'yuv420p',
  ];
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...picture, ...H264, ...how], { cwd: folder });
}

/** Every packet that the library finds by the manifest, and how many files were opened. */
const packets = () => packetsOf(readManifest(readFileSync(path.join(folder, 'main.mpd'), 'utf8'), AT));

async function packetsOf(found: { readonly file: Piece } | Pieces) {
  const files: string[] = [];
  const open = (url: string) => {
    const name = new URL(url).pathname.slice(1);
    files.push(name);
    return fromBytes(bytesOf(name));
  };
  const playlist = 'file' in found ? '' : toPlaylist(found);
  const source =
    'file' in found
      ? asLibrarySource(open(found.file.url), 1e8).source
      : asStreamSource(
          AT,
          async (url) => {
            if (url === AT) return fromBytes(new TextEncoder().encode(playlist));
            const bytes = 'segments' in found && url === found.init?.url && found.init.bytes;
            return bytes ? fromBytes(bytes) : open(url);
          },
          1e8,
        ).source;
  const input = new Input({ source, formats: 'file' in found ? [MP4] : HLS_FORMATS });
  const track = await input.getPrimaryVideoTrack();
  if (!track) throw new Error('no video track');
  let count = 0;
  for await (const packet of new EncodedPacketSink(track).packets()) if (packet) count++;
  input.dispose();
  return { count, files: [...new Set(files)] };
}

const PIECES = ['-f', 'dash', '-seg_duration', '2'];

it.each([
  ['a template with a timeline', ['-use_timeline', '1'], /<SegmentTimeline>/, 4],
  ['a template with one duration', ['-use_timeline', '0'], / duration="2000000"/, 4],
  ['a list of files', ['-use_template', '0', '-use_timeline', '0'], /<SegmentURL media=/, 4],
  ['a list of ranges', ['-single_file', '1', '-use_template', '0'], /<SegmentURL mediaRange=/, 1],
])('ffmpeg’s DASH by %s is read to its last picture', async (_, how, looks, count) => {
  draw(...PIECES, ...how, 'main.mpd');
  expect(readFileSync(path.join(folder, 'main.mpd'), 'utf8')).toMatch(looks);
  const read = await packets();
  expect(read.count).toBe(150);
  expect(read.files).toHaveLength(count);
});

it('a rendition in one file with an index is that file', async () => {
  draw('-movflags', '+frag_keyframe+empty_moov+default_base_moof+global_sidx', 'whole.mp4');
  const rendition = `<Representation id="1" width="640" height="360"><BaseURL>whole.mp4</BaseURL><SegmentBase indexRange="800-900"><Initialization range="0-799"/></SegmentBase></Representation>`;
  const set = `<AdaptationSet mimeType="video/mp4" codecs="avc1.4d401e">${rendition}</AdaptationSet>`;
  writeFileSync(
    path.join(folder, 'main.mpd'),
    `<MPD mediaPresentationDuration="PT6S"><Period>${set}</Period></MPD>`,
  );
  expect(await packets()).toEqual({ count: 150, files: ['whole.mp4'] });
});

it('Vimeo’s playlist over ffmpeg’s segments is read to its last picture', async () => {
  draw(...PIECES, '-use_timeline', '1', 'main.mpd');
  const rendition = {
    ...{ base_url: '', codecs: 'avc1.4d401e', width: 640, height: 360 },
    init_segment: readFileSync(path.join(folder, 'init-stream0.m4s')).toString('base64'),
    segments: [1, 2, 3].map((n) => ({
      ...{ start: n * 2 - 2, end: n * 2, url: `chunk-stream0-0000${n}.m4s` },
    })),
  };
  const json = JSON.stringify({ clip_id: 'c', base_url: '', video: [rendition], audio: [] });
  const read = await packetsOf(readVimeoPlaylist(json, AT));
  expect(read.count).toBe(150);
  expect(read.files).toHaveLength(3);
});
