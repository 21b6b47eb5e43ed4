// What the demo clips show. Each scene is a function of place (x to the right in units of the height, y down, 0..1),
// time in seconds and the picture's shape, and gives red, green and blue (0..255).
import { blend, clamp, cloud, hash, noise } from './noise.mjs';

const add = (colour, light, amount) => colour.map((value, i) => value + light[i] * amount);
const glow = (dx, dy, size) => Math.exp(-(dx * dx + dy * dy) / (size * size));

/** Evening sun over moving water. */
function sea(x, y, t, { width }) {
  const horizon = 0.52;
  const sun = width * 0.62;
  if (y < horizon) {
    const sky = blend([66, 74, 122], [255, 178, 104], (y / horizon) ** 1.6);
    const haze = cloud(x * 2.2 + t * 0.06, y * 7, 5);
    const clouds = clamp((haze - 0.5) * 4) * 0.8;
    const lit = add(sky, [255, 190, 120], glow(x - sun, (y - 0.45) * 1.1, 0.22) * 0.8);
    const disc = clamp((0.062 - Math.hypot(x - sun, y - 0.44)) * 90);
    return blend(blend(lit, [255, 214, 178], clouds * 0.6), [255, 244, 214], disc);
  }
  const depth = 1 / (y - horizon + 0.035);
  const wave = cloud(x * depth * 0.55 + t * 0.25, depth * 2.4 - t * 0.9, 4);
  const water = blend([18, 44, 74], [94, 108, 138], wave * 1.2 - 0.2);
  const path = glow((x - sun) * (1.2 - (y - horizon)), 0, 0.16 + (y - horizon) * 0.25);
  return add(water, [255, 176, 96], clamp((wave - 0.42) * 5) * path);
}

/** Hills one behind the other in the morning, seen from a moving train. */
function hills(x, y, t) {
  let colour = blend([126, 172, 214], [250, 226, 196], y * 1.7);
  colour = blend(colour, [255, 255, 255], clamp((cloud(x * 1.6 + t * 0.03, y * 5, 5) - 0.52) * 3));
  for (let layer = 0; layer < 5; layer++) {
    const near = layer / 4;
    const at = x * (1.2 + near) + t * (0.04 + near * near * 0.55) + layer * 31;
    const ridge = 0.46 + near * 0.36 - (cloud(at, layer * 7, 5) - 0.5) * (0.42 - near * 0.18);
    if (y < ridge) continue;
    const grass = cloud(at * 16, (y - ridge) * 40, 3);
    const land = blend([112, 142, 168], [44 + grass * 50, 74 + grass * 46, 30], near);
    colour = blend(land, [214, 214, 206], (1 - near) * 0.5 * clamp(1 - (y - ridge) * 5));
  }
  return colour;
}

/** Northern lights over a black ridge. */
function aurora(x, y, t, { width }) {
  const ridge = 0.82 - cloud(x * 3.1, 3, 5) * 0.16;
  if (y > ridge) return blend([10, 16, 24], [3, 5, 9], (y - ridge) * 8);
  let colour = blend([6, 10, 34], [22, 44, 66], y);
  const [cx, cy] = [Math.floor(x * 60), Math.floor(y * 60)];
  const star = hash(cx, cy);
  if (star > 0.97) {
    const size = glow(x * 60 - cx - 0.5, y * 60 - cy - 0.5, 0.06 + (star - 0.97) * 5);
    colour = add(colour, [200, 210, 240], size * (0.7 + 0.3 * Math.sin(t * 3 + star * 9e3)));
  }
  for (let band = 0; band < 3; band++) {
    const bend = cloud(x * 1.3 + band * 9 + t * 0.11, t * 0.12 + band, 3);
    const foot = 0.34 + band * 0.13 + bend * 0.22;
    const ray = 0.55 + 0.45 * noise(x * 22 + t * 0.7 + band * 40, band + t * 0.3);
    const up = foot - y;
    const light = up > 0 ? Math.exp(-up * 6.5) : Math.exp(up * 34);
    const side = clamp(1.2 - Math.abs(x / width - 0.5) * 1.1);
    colour = add(colour, blend([70, 255, 150], [170, 80, 220], up * 3.4), light * ray * side * 0.5);
  }
  return colour;
}

/** A street at night, out of focus. */
function city(x, y, t, { width }) {
  let colour = blend([14, 14, 30], [42, 28, 40], y);
  colour = add(colour, [60, 46, 70], cloud(x * 3, y * 3 + t * 0.05, 3) * 0.5);
  for (let lamp = 0; lamp < 34; lamp++) {
    const [a, b, c] = [hash(lamp, 1), hash(lamp, 2), hash(lamp, 3)];
    const drives = lamp % 3 === 0;
    const speed = drives ? (a - 0.5) * 0.5 : 0.012 * (c - 0.5);
    const span = width + 0.4;
    const lx = ((((a * span * 3 + t * speed) % span) + span) % span) - 0.2;
    const ly = drives ? 0.66 + b * 0.2 : 0.1 + b * 0.6;
    const size = 0.025 + c * 0.05;
    const far = Math.hypot(x - lx, y - ly);
    if (far > size * 1.4) continue;
    const disc = clamp((size - far) * 120) * (0.5 + 0.5 * clamp(far / size) ** 2);
    const pulse = 0.75 + 0.25 * Math.sin(t * 2.4 + lamp * 5);
    const tint = drives
      ? a > 0.5
        ? [255, 70, 50]
        : [255, 240, 214]
      : [255, 150 + c * 80, 60 + b * 170];
    colour = add(colour, tint, disc * pulse * 0.5);
  }
  return colour;
}

/** A fire in the dark. */
function fire(x, y, t, { width }) {
  const across = (x - width / 2) / (width * 0.5);
  const rise = 1 - y;
  const sway = (cloud(across * 2, rise * 2.2 - t * 1.1, 3) - 0.5) * rise * 1.3;
  const flame = cloud((across + sway) * 3.4, y * 3.2 + t * 2.3, 5);
  const body = clamp(1.12 - Math.abs(across + sway) * 1.9 - rise * 1.05 + (flame - 0.5) * 1.4);
  let colour = blend([10, 6, 8], [70, 22, 8], y * glow(across, 0, 0.9));
  colour = blend(colour, [214, 60, 10], body * 3);
  colour = blend(colour, [255, 170, 40], body * 2.6 - 0.7);
  colour = blend(colour, [255, 246, 200], body * 2.6 - 1.5);
  const cell = Math.floor((y + t * 0.45) * 46);
  const lane = Math.floor((across + sway * 0.3) * 24 + 99);
  if (hash(lane, cell) < 0.994) return colour;
  const spark = glow(
    (across + sway * 0.3) * 24 + 99 - lane - 0.5,
    (y + t * 0.45) * 46 - cell - 0.5,
    0.3,
  );
  return add(colour, [255, 190, 90], spark * rise);
}

/** Light on the ground of a shallow sea, and a shoal passing. */
function reef(x, y, t, { width }) {
  const deep = blend([18, 110, 140], [8, 44, 84], y);
  const [u, v] = [x * 4.2 + cloud(x * 3, y * 3 + t * 0.4, 2), y * 6.4 + t * 0.2];
  const web = 1 - Math.abs(cloud(u + t * 0.25, v, 3) - 0.5) * 9;
  const sand = blend(deep, [150, 176, 150], clamp((y - 0.62) * 2.2));
  let colour = add(sand, [150, 235, 220], clamp(web) * (0.2 + y * 0.4));
  for (let fish = 0; fish < 22; fish++) {
    const [a, b, c] = [hash(fish, 5), hash(fish, 6), hash(fish, 7)];
    const span = width + 0.5;
    const fx = ((a * span + t * (0.12 + b * 0.07)) % span) - 0.25;
    const fy = 0.22 + b * 0.5 + Math.sin(t * 1.4 + fish) * 0.016;
    const [dx, dy] = [(x - fx) / (0.034 + c * 0.02), (y - fy) / 0.013];
    const tail =
      dx < -0.8 && dx > -1.6 && Math.abs(dy) < (-dx - 0.7) * (1 + 0.4 * Math.sin(t * 9 + fish));
    if (dx * dx + dy * dy < 1 || tail)
      colour = blend([248, 170 + c * 60, 70], [150, 80, 50], dy * 0.5 + 0.4);
  }
  return colour;
}

/** Snow falling before pines. */
function snow(x, y, t) {
  let colour = blend([168, 182, 200], [226, 230, 236], y * 1.2);
  for (let row = 0; row < 3; row++) {
    const spacing = 0.17 + row * 0.05;
    const at = x + row * 0.31 + t * 0.008 * row;
    const tree = Math.floor(at / spacing);
    const across = Math.abs(at / spacing - tree - 0.5 + (hash(tree, row) - 0.5) * 0.3) * spacing;
    const top = 0.2 + row * 0.13 + hash(tree, row + 9) * 0.16;
    const foot = 0.7 + row * 0.11;
    const down = y - top;
    const jag =
      0.2 + 0.12 * Math.abs(((down * (13 - row * 2)) % 1) - 0.1) + noise(x * 70, y * 60) * 0.06;
    if (down > 0 && y < foot && across < down * jag) {
      const white = clamp((noise(x * 40, y * 50 + row) - 0.42) * 4);
      const dark = [
        [122, 142, 152],
        [70, 96, 102],
        [30, 52, 54],
      ][row];
      colour = blend(dark, [232, 238, 244], white * 0.75);
    }
    if (y > foot - 0.03 + cloud(x * 3 + row * 4, row, 3) * 0.06)
      colour = blend([214, 222, 234], [246, 248, 252], cloud(x * 8, y * 14 + row, 3));
  }
  for (let layer = 1; layer <= 3; layer++) {
    const scale = 34 / layer;
    const [fx, fy] = [
      (x + Math.sin(t + y * 5) * 0.014 * layer) * scale,
      (y - t * 0.11 * layer) * scale,
    ];
    const [cx, cy] = [Math.floor(fx), Math.floor(fy)];
    const [ox, oy] = [hash(cx, cy + layer * 71), hash(cx + 37, cy)];
    if (hash(cx + 11, cy + layer) > 0.45) continue;
    const flake = clamp(
      (0.17 - Math.hypot(fx - cx - 0.2 - ox * 0.6, fy - cy - 0.2 - oy * 0.6)) * 9,
    );
    colour = blend(colour, [255, 255, 255], flake * 0.9);
  }
  return colour;
}

/** Wind over sand. */
function dunes(x, y, t) {
  let colour = blend([92, 146, 204], [246, 214, 170], y * 1.9);
  for (let layer = 0; layer < 4; layer++) {
    const near = layer / 3;
    const at = x * (1.5 - near * 0.7) + layer * 13 + t * (0.02 + near * 0.09);
    const crest =
      0.44 + near * 0.27 - Math.abs(Math.sin(at * 2.1 + cloud(at, layer, 3))) * (0.1 + near * 0.1);
    if (y < crest) continue;
    const slope = clamp(0.55 + Math.cos(at * 2.1 + cloud(at, layer, 3)) * 1.2, 0.2);

    const ripple =
      0.5 +
      0.5 * Math.sin((y - crest) * 190 * (1.3 - near) + cloud(at * 9, y * 12, 3) * 11 - t * 1.6);
    const sand = blend([146, 84, 48], [238, 184, 118], slope * 0.8 + ripple * 0.22);
    const drift = clamp((cloud(x * 3 - t * 1.7, y * 9, 3) - 0.5) * 3) * clamp(1 - (y - crest) * 9);
    colour = blend(sand, [250, 224, 184], drift * 0.7 + (1 - near) * 0.3);
  }
  return colour;
}

export const SCENES = { sea, hills, aurora, city, fire, reef, snow, dunes };
