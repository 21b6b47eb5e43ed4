import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { initSync, WasmBuilder } from 'c2pa';
import { signClaim } from './cose.mjs';

/** The builder reads its input as a browser's worker does; Node has no such reader. */
class MemoryBlob {
  constructor(bytes, type) {
    this.bytes = bytes;
    this.type = type;
  }
  get size() {
    return this.bytes.length;
  }
  slice(start = 0, end = this.size) {
    return new MemoryBlob(this.bytes.subarray(start, end), this.type);
  }
}
globalThis.FileReaderSync ??= class {
  readAsArrayBuffer({ bytes }) {
    return bytes.slice().buffer;
  }
};

const RESERVED = 4096;
let ready = false;

/**
 * Adds Content Credentials to an MP4: one `c2pa.created` action with this IPTC digital source type, and `assertions`.
 * @returns the signed file
 */
export async function signMp4(input, signer, { title, generator, sourceType, assertions = [] }) {
  if (!ready) {
    const wasm = readFileSync(fileURLToPath(import.meta.resolve('c2pa/c2pa.wasm')));
    initSync({ module: new WebAssembly.Module(wasm) });
    ready = true;
  }
  const created = {
    action: 'c2pa.created',
    digitalSourceType: `http://cv.iptc.org/newscodes/digitalsourcetype/${sourceType}`,
    softwareAgent: { name: generator },
  };
  const definition = {
    claim_version: 2,
    claim_generator_info: [{ name: generator, version: '1.0' }],
    title,
    format: 'video/mp4',
    assertions: [{ label: 'c2pa.actions.v2', data: { actions: [created] } }, ...assertions],
  };
  const settings = {
    verify: { verify_after_sign: false },
    builder: { thumbnail: { enabled: false } },
  };
  const builder = WasmBuilder.fromJson(JSON.stringify(definition), JSON.stringify(settings));
  const sign = (claim) => signClaim(claim, signer, RESERVED);
  const bytes = new MemoryBlob(new Uint8Array(input), 'video/mp4');
  const signed = await builder.sign(
    { sign, reserveSize: RESERVED, alg: 'es256' },
    [],
    'video/mp4',
    bytes,
  );
  builder.free();
  return Buffer.from(signed);
}
