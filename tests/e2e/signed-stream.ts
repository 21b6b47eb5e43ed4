import { readFileSync } from 'node:fs';
import path from 'node:path';

export const demo = (file: string) =>
  readFileSync(path.resolve(import.meta.dirname, '../media/demo', file));

/** The box of `type` at the top of a file. */
function box(file: Buffer, type: string): Buffer {
  for (let at = 0; at < file.length; at += file.readUInt32BE(at))
    if (file.toString('latin1', at + 4, at + 8) === type)
      return file.subarray(at, at + file.readUInt32BE(at));
  throw new Error(`no ${type}`);
}

/** A stream whose beginning carries the store of a signed file, as an honest packager leaves it. */
export function signedStream(): Buffer {
  const stream = demo('stream-sea.mp4');
  const brand = box(stream, 'ftyp');
  return Buffer.concat([brand, box(demo('signed-ai.mp4'), 'uuid'), stream.subarray(brand.length)]);
}
