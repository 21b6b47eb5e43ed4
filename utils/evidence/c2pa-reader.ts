import { CouldNotCheck } from '@/utils/media/byte-source.ts';
import { withPictures } from './c2pa-pictures.ts';
import type { Depth } from './evidence.ts';

/** PEM and text files of `public/trust`; a list that is left out knows nobody. `user`: the person's own anchors; `extra`: a test root, in test builds only. */
export interface TrustLists {
  readonly official?: string;
  readonly officialTsa?: string;
  readonly interim?: string;
  readonly interimAllowed?: string;
  readonly config: string;
  readonly user?: string;
  readonly extra?: string;
}

/**
 * Reads the manifest store of a BMFF file, or of its head up to the end of the C2PA box, as c2pa's JSON; null where it
 * has none. Rejects with `CouldNotCheck`: `malformed`, `elsewhere` (nothing is
 * fetched), `too-large`, `crashed`.
 * @param depth an inspection also gets pictures of what the file was made from (`withPictures`)
 * @param fragment a media segment, where `file` is the init segment that goes before it: its hash is checked too. Only in workers
 */
export type ReadManifestStore = (
  file: Uint8Array<ArrayBuffer>,
  depth: Depth,
  fragment?: Uint8Array<ArrayBuffer>,
) => Promise<string | null>;

export interface ReaderParts {
  /** The wasm, as an address or as bytes. */
  wasm(): Promise<string | URL | BufferSource>;
  trust(): Promise<TrustLists>;
}

const MAX_JSON = 16 * 2 ** 20;

/** Opens the 9 MB reader on first need, and once: a failed opening is tried again for the next file. */
export function makeReader(parts: ReaderParts): ReadManifestStore {
  let opened: ReturnType<typeof open> | undefined;
  return async (file, depth, fragment) => {
    opened ??= open(parts);
    const { WasmReader, settings } = await opened.catch((error) => {
      opened = undefined;
      throw error;
    });
    try {
      const reader = fragment
        ? await WasmReader.fromBlobFragment('mp4', new Blob([file]), new Blob([fragment]), settings)
        : await WasmReader.fromBytes('video/mp4', file, settings);
      try {
        const json = reader.json();
        if (json.length > MAX_JSON) throw new CouldNotCheck('too-large', 'manifest store');
        return depth === 'inspect' && json.includes('"thumbnail"')
          ? withPictures(json, (uri) => reader.resourceToBytes(uri))
          : json;
      } finally {
        reader.free();
      }
    } catch (error) {
      return none(error);
    }
  };
}

async function open({ wasm, trust }: ReaderParts) {
  const { default: init, WasmReader } = await import('c2pa');
  const [module_or_path, lists] = await Promise.all([wasm(), trust()]);
  await init({ module_or_path });
  return { WasmReader, settings: JSON.stringify(settingsFor(lists)) };
}

/** c2pa's settings (notes: c2pa §4). Nothing is ever fetched; `trust_config` only counts at the top. */
function settingsFor({
  official,
  officialTsa,
  interim,
  interimAllowed,
  config,
  user,
  extra,
}: TrustLists) {
  const anchors = (name: string, manifest = '', tsa = '', allowed = '') =>
    manifest === ''
      ? []
      : [
          {
            trust_anchors: manifest,
            trust_uri: `second-look:${name}`,
            trust_kind: 'manifest',
            ...(allowed && { allowed_list: allowed }),
          },
          { trust_anchors: tsa, trust_uri: `second-look:${name}:tsa`, trust_kind: 'tsa' },
        ];
  return {
    verify: {
      verify_trust: true,
      verify_timestamp_trust: true,
      ocsp_fetch: false,
      remote_manifest_fetch: false,
    },
    trust: {
      trust_config: config,
      anchors: [
        ...anchors('official', official, officialTsa),
        ...anchors('interim', interim, interim, interimAllowed),
        ...anchors('user', user, user),
        ...anchors('test', extra, extra),
      ],
    },
  };
}

function none(error: unknown): null {
  if (error instanceof CouldNotCheck) throw error;
  const text = String(error).slice(0, 200);
  if (text.includes('JumbfNotFound')) return null;
  if (text.includes('RemoteManifestUrl')) throw new CouldNotCheck('elsewhere', text);
  // A trap of the wasm (out of memory, a panic) is an error of the language's own; c2pa's refusals are not.
  const crashed = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
  throw new CouldNotCheck(crashed ? 'crashed' : 'malformed', text);
}
