// Writes the pre-trained net inside the npm package nsfwjs as plain files that trunk.py reads.
// usage: node dump_trunk.mjs NODE_MODULES/nsfwjs OUT
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const [root, out] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const read = (path) => {
  const content = require(path);
  return content.default ?? content;
};

const from = resolve(root, 'dist/models/mobilenet_v2');
const to = join(out, 'mobilenet_v2');
mkdirSync(to, { recursive: true });
const shards = readdirSync(from).filter((file) => file.startsWith('group1'));
const weights = shards.sort().map((file) => Buffer.from(read(join(from, file)), 'base64'));
writeFileSync(join(to, 'model.json'), JSON.stringify(read(join(from, 'model.min.js'))));
writeFileSync(join(to, 'weights.bin'), Buffer.concat(weights));
