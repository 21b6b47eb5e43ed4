import type { ActionEntry, IngredientEntry, ManifestEntry } from './c2pa-detail.ts';
import { clip } from './clip.ts';
import type { Json } from './evidence.ts';

/** C2PA validation codes of one manifest (C2PA 2.2 §15.2), those of CAWG left out: they speak of people, not of AI. */
export interface Codes {
  readonly success: readonly string[];
  readonly failure: readonly string[];
}

/** One manifest, with what decides about it: nothing in it is longer than a clip. */
export interface StoredManifest {
  readonly entry: ManifestEntry;
  readonly codes: Codes;
  /** All of them; `entry` shows the first few. */
  readonly actions: readonly ActionEntry[];
  readonly ingredients: readonly IngredientEntry[];
  /** Names of programs: claim generator, software agents, models, vendors' product assertions. */
  readonly products: readonly string[];
  /** C2PA 1: its time stamp covers the claim itself, not the signature. */
  readonly claimVersion: number;
}

/** A manifest store as `c2pa-wasm` reports it, the active manifest first, then in the order in which they are reached. */
export interface ManifestStore {
  readonly manifests: readonly [StoredManifest, ...StoredManifest[]];
  /** Name of the trust list that knows the active signer; '' stands for a single allowed certificate. */
  readonly listUri: string | null;
  /** Who stamped the active manifest, where a trusted list knows them. */
  readonly stampedBy: string | null;
  /** The active manifest's hard binding (`c2pa.hash.bmff.v2`, `.v3`), as it came. */
  readonly bmffHash: { readonly label: string; readonly data: Fields } | null;
}

const MAX_MANIFESTS = 20;
const MAX_ITEMS = 1000;
const MAX_SHOWN = 24;
/** Characters of the longest address that `c2pa-pictures.ts` makes. */
const MAX_PICTURE = 90_000;

export type Fields = Readonly<Record<string, Json | undefined>>;
export const fields = (value: Json | undefined): Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Fields) : {};
export const items = (value: Json | undefined): readonly Json[] =>
  everyItem(value).slice(0, MAX_ITEMS);
/** Where a later one could take back what the first thousand say. The reader bounds the bytes of all. */
export const everyItem = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? value : [];

/** Reads the JSON of `WasmReader.json()`. Null where it names no manifest. Pure; throws `SyntaxError` on what is no JSON. */
export function parseStore(json: string): ManifestStore | null {
  const store = fields(JSON.parse(json) as Json);
  const all = fields(store.manifests);
  const results = fields(store.validation_results);
  const labels = reached(clip(store.active_manifest), all);
  const [active, ...others] = labels;
  if (active === undefined) return null;

  const codes = new Map([[active, codesOf(results.activeManifest)]]);
  const deltas = new Map(
    items(results.ingredientDeltas).map((delta) => [
      String(fields(delta).ingredientAssertionURI),
      codesOf(fields(delta).validationDeltas),
    ]),
  );
  for (const parent of labels)
    for (const ingredient of items(fields(all[parent]).ingredients).map(fields)) {
      const label = clip(ingredient.active_manifest);
      const uri = `self#jumbf=/c2pa/${parent}/c2pa.assertions/${clip(ingredient.label)}`;
      if (!codes.has(label)) codes.set(label, join(recorded(ingredient), deltas.get(uri)));
    }

  const read = (label: string): StoredManifest =>
    readManifest(fields(all[label]), labels, codes.get(label) ?? { success: [], failure: [] });
  const stamp = items(fields(results.activeManifest).success)
    .map(fields)
    .find(({ code }) => code === 'timeStamp.trusted');
  const binding = items(fields(all[active]).assertions)
    .map(fields)
    .find(({ label }) => /^c2pa\.hash\.bmff\.v[23]$/.test(String(label)));
  return {
    manifests: [read(active), ...others.map(read)],
    listUri: typeof results.trustListUri === 'string' ? results.trustListUri : null,
    stampedBy: stamp
      ? (/trusted: (.+?)(, trust list: .*)?$/.exec(clip(stamp.explanation))?.[1] ?? '')
      : null,
    bmffHash: binding ? { label: String(binding.label), data: fields(binding.data) } : null,
  };
}

/** Labels of the active manifest and of those it was made from, breadth first. */
function reached(active: string, all: Fields): string[] {
  const labels = Object.hasOwn(all, active) ? [active] : [];
  for (const label of labels)
    for (const ingredient of items(fields(all[label]).ingredients).map(fields)) {
      const next = clip(ingredient.active_manifest);
      if (labels.length < MAX_MANIFESTS && Object.hasOwn(all, next) && !labels.includes(next))
        labels.push(next);
    }
  return labels;
}

const codesOf = (value: Json | undefined): Codes => ({
  success: codeList(fields(value).success),
  failure: codeList(fields(value).failure),
});
const codeList = (value: Json | undefined): string[] =>
  items(value)
    .map((status) => clip(fields(status).code, 80))
    .filter((code) => code !== '' && !code.startsWith('cawg.'));

/** What the manifest that took an ingredient in had found out about it. */
function recorded(ingredient: Fields): Codes {
  const { success, failure } = codesOf(fields(ingredient.validation_results).activeManifest);
  const old = codeList(ingredient.validation_status);
  const good = /\.(validated|match|trusted|insideValidity|notRevoked)$/;
  return {
    success: [...success, ...old.filter((code) => good.test(code))],
    failure: [...failure, ...old.filter((code) => !good.test(code))],
  };
}

/** c2pa reports for an ingredient only what differs from the record; a signer that our lists know is no longer unknown. */
function join(record: Codes, delta: Codes = { success: [], failure: [] }): Codes {
  const known = delta.success.includes('signingCredential.trusted');
  const stands = (code: string) => !(known && code === 'signingCredential.untrusted');
  return {
    success: [...record.success, ...delta.success],
    failure: [...record.failure.filter(stands), ...delta.failure],
  };
}

function readManifest(manifest: Fields, labels: readonly string[], codes: Codes): StoredManifest {
  const assertions = items(manifest.assertions).map(fields);
  const isActions = ({ label }: Fields) => /^c2pa\.actions(\.v2)?(__\d+)?$/.test(String(label));
  const raw = assertions
    .filter(isActions)
    .flatMap(({ data }) => items(fields(data).actions))
    .map(fields);
  const generators = items(manifest.claim_generator_info).map((info) =>
    clip(fields(info).name, 120),
  );
  const signature = fields(manifest.signature_info);
  const actions = raw.map(readAction);
  const ingredients = items(manifest.ingredients).map((ingredient) =>
    readIngredient(fields(ingredient), labels),
  );
  const names = [
    ...generators,
    clip(manifest.claim_generator, 120),
    ...raw.flatMap((action) => [agentOf(action), clip(fields(action.parameters).model_name, 120)]),
    // Azure's own assertion: the only place where its Sora files name the product (notes: c2pa §8).
    ...assertions
      .filter(({ label }) => label === 'com.microsoft.product')
      .map(({ data }) => clip(fields(data).name, 120)),
  ];
  return {
    codes,
    actions,
    ingredients,
    claimVersion: Number(manifest.claim_version ?? 2),
    products: [...new Set(names.filter((name) => name !== ''))],
    entry: {
      title: clip(manifest.title, 120),
      generator: generators[0] || clip(manifest.claim_generator, 120),
      version: clip(fields(items(manifest.claim_generator_info)[0]).version, 40),
      id: clip(manifest.label, 120) || clip(manifest.instance_id, 120),
      signer: clip(signature.issuer, 120) || clip(signature.common_name, 120),
      issuer: clip(signature.common_name, 120),
      signedAt: clip(signature.time, 40),
      actions: actions.slice(0, MAX_SHOWN),
      ingredients: ingredients.slice(0, MAX_SHOWN),
    },
  };
}

const readAction = (action: Fields): ActionEntry => ({
  action: clip(action.action, 80),
  agent: agentOf(action),
  // Firefly says it of what it opens in a parameter of its own.
  sourceType: clip(
    action.digitalSourceType ?? fields(action.parameters)['com.adobe.digitalSourceType'],
  ),
  when: clip(action.when, 40),
});

/** Text in actions of version 1, `{name, version}` in version 2. */
const agentOf = ({ softwareAgent }: Fields): string =>
  clip(softwareAgent, 120) || clip(fields(softwareAgent).name, 120);

const readIngredient = (ingredient: Fields, labels: readonly string[]): IngredientEntry => ({
  title: clip(ingredient.title, 120),
  relationship: clip(ingredient.relationship, 40),
  manifest: labels.indexOf(clip(ingredient.active_manifest)),
  picture: clip(ingredient.picture, MAX_PICTURE),
});
