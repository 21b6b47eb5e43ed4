import { expect } from 'vitest';
import { CouldNotCheck } from '@/utils/media/byte-source.ts';
import { readManifest } from '@/utils/media/dash.ts';

export const AT = 'https://media.example/a/manifest.mpd?key=1';
export const mpd = (inside: string, attributes = 'mediaPresentationDuration="PT10S"') =>
  `<?xml version="1.0"?>\n<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" ${attributes}>${inside}</MPD>`;
export const set = (inside: string, attributes = 'mimeType="video/mp4"') =>
  mpd(`<Period><AdaptationSet ${attributes}>${inside}</AdaptationSet></Period>`);
export const video = (id: string, size: string, inside = '', codecs = 'avc1.64001f') => {
  const [width, height] = size.split('x');
  return `<Representation id="${id}" bandwidth="1000" width="${width}" height="${height}" codecs="${codecs}">${inside}</Representation>`;
};

/** The reason that a manifest is refused for. */
export function refusal(xml: string): string {
  try {
    readManifest(xml, AT);
    return 'none';
  } catch (error) {
    expect(error).toBeInstanceOf(CouldNotCheck);
    return (error as CouldNotCheck).reason;
  }
}
export const urls = (xml: string) => {
  const found = readManifest(xml, AT);
  return 'file' in found ? [found.file.url] : found.segments.map(({ url }) => url);
};
