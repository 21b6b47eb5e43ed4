/** Where one channel of a picture lies: its value at (x, y) is `data[start + y * row + x * step]`. */
export interface Channel {
  readonly data: Uint8Array;
  readonly start: number;
  readonly row: number;
  readonly step: number;
}

/** A picture as decoders give it: 4:2:0, chroma at half the size. `width` and `height` are even, luma has step 1. */
export interface Planes {
  readonly width: number;
  readonly height: number;
  readonly y: Channel;
  readonly u: Channel;
  readonly v: Channel;
  /** Values run from 0 to 255, not from 16 to 235 (luma) and 240 (chroma). */
  readonly fullRange: boolean;
}

/** BT.601 in fixed point, as cv2.COLOR_YUV2RGB_I420 has it. */
const SHIFT = 20;
const LUMA = 1_220_542;
const [RED_V, GREEN_U, GREEN_V, BLUE_U] = [1_673_527, -409_993, -852_492, 2_116_026];

/**
 * RGBA of a picture. The maths is the one that the detector was trained with (training/data.py), to the bit: BT.601
 * whatever the file says, each chroma value for its four pixels. The file's own matrix would come a hue's breadth nearer
 * to what its author saw, and leave what the net knows.
 */
export function toRgba({
  width,
  height,
  y,
  u,
  v,
  fullRange,
}: Planes): Uint8ClampedArray<ArrayBuffer> {
  const { luma, redV, greenU, greenV, blueU } = fullRange ? FULL : LIMITED;
  const [from, us, vs] = [y.data, u.data, v.data];
  const out = new Uint32Array(width * height);
  for (let line = 0; line < height / 2; line++) {
    let at = 2 * line * width;
    let above = y.start + 2 * line * y.row;
    let [uAt, vAt] = [u.start + line * u.row, v.start + line * v.row];
    for (const end = at + width; at < end; at += 2) {
      const [cb, cr] = [us[uAt] as number, vs[vAt] as number];
      const red = redV[cr] as number;
      const green = (greenU[cb] as number) + (greenV[cr] as number);
      const blue = blueU[cb] as number;
      const below = above + y.row;
      out[at] = colour(luma[from[above] as number] as number, red, green, blue);
      out[at + 1] = colour(luma[from[above + 1] as number] as number, red, green, blue);
      out[at + width] = colour(luma[from[below] as number] as number, red, green, blue);
      out[at + width + 1] = colour(luma[from[below + 1] as number] as number, red, green, blue);
      above += 2;
      uAt += u.step;
      vAt += v.step;
    }
  }
  return new Uint8ClampedArray(out.buffer);
}

/** One opaque pixel; all machines that browsers run on keep its bytes in the order R, G, B, A. */
const colour = (luma: number, red: number, green: number, blue: number) =>
  0xff000000 |
  (byte((luma + blue) >> SHIFT) << 16) |
  (byte((luma + green) >> SHIFT) << 8) |
  byte((luma + red) >> SHIFT);

const byte = (value: number) => (value < 0 ? 0 : value > 255 ? 255 : value);

const same = (value: number) => value;
const LIMITED = tablesFor(same, same);
const FULL = tablesFor(
  (value) => 16 + Math.round((value * 219) / 255),
  (value) => 128 + Math.round(((value - 128) * 224) / 255),
);

/** What each value adds to a colour. Half a unit is in the parts of the chroma, so that the shift rounds. */
function tablesFor(luma: (value: number) => number, chroma: (value: number) => number) {
  const table = (of: (value: number) => number) =>
    Int32Array.from({ length: 256 }, (_, i) => of(i));
  const half = 1 << (SHIFT - 1);
  return {
    luma: table((value) => Math.max(0, luma(value) - 16) * LUMA),
    redV: table((value) => (chroma(value) - 128) * RED_V + half),
    greenU: table((value) => (chroma(value) - 128) * GREEN_U + half),
    greenV: table((value) => (chroma(value) - 128) * GREEN_V),
    blueU: table((value) => (chroma(value) - 128) * BLUE_U + half),
  };
}

/** The picture in another, even size, each plane by itself: bilinear with half-pixel centres, as cv2.INTER_LINEAR. */
export function scale({ fullRange, ...planes }: Planes, width: number, height: number): Planes {
  const scaled = (channel: Channel, part: 1 | 2): Channel => {
    const from = [planes.width / part, planes.height / part] as const;
    return scaleChannel(channel, ...from, width / part, height / part);
  };
  const { y, u, v } = planes;
  return { width, height, y: scaled(y, 1), u: scaled(u, 2), v: scaled(v, 2), fullRange };
}

function scaleChannel(
  from: Channel,
  wide: number,
  tall: number,
  width: number,
  height: number,
): Channel {
  const data = new Uint8Array(width * height);
  const lows = new Int32Array(width);
  const parts = new Float32Array(width);
  for (let x = 0; x < width; x++) [lows[x], parts[x]] = between(x, wide, width);
  let at = 0;
  for (let y = 0; y < height; y++) {
    const [line, down] = between(y, tall, height);
    const start = from.start + line * from.row;
    for (let x = 0; x < width; x++) {
      const left = start + (lows[x] as number) * from.step;
      const across = parts[x] as number;
      const a = from.data[left] as number;
      const c = from.data[left + from.row] as number;
      const above = a + across * ((from.data[left + from.step] as number) - a);
      const below = c + across * ((from.data[left + from.row + from.step] as number) - c);
      data[at++] = above + down * (below - above) + 0.5;
    }
  }
  return { data, start: 0, row: width, step: 1 };
}

/** Of a value at another size: the first of its two neighbours, and how far it lies towards the second. */
function between(i: number, from: number, to: number): [number, number] {
  const centre = Math.max(0, ((i + 0.5) * from) / to - 0.5);
  const first = Math.min(Math.floor(centre), Math.max(0, from - 2));
  return [first, Math.min(1, centre - first)];
}
