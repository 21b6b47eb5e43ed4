/** Large enough for the detector and for marks; the smallest such rendition costs least. */
const WANTED_SIDE = 360;
/** HEVC and Dolby's codecs are not decoded everywhere. */
const DECODABLE = /^(avc[13]|vp0?[89]|av01)\b/i;

/** What a manifest says of a video rendition. */
export interface Described {
  readonly codecs?: string | undefined;
  readonly mimeType?: string | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/** The lower, the better: what can be decoded, as MP4, near the wanted size but not below it. */
export function costOf({ codecs, mimeType = '', width = 0, height = 0 }: Described): number {
  const side = Math.min(width, height) || Math.max(width, height);
  return (
    (codecs && !DECODABLE.test(codecs) ? 1e6 : 0) +
    (/webm/.test(mimeType) ? 1e5 : 0) +
    (side < WANTED_SIDE ? 5e4 - side : side)
  );
}
