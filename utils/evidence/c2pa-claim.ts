import { type ActionEntry, type CredentialDetail, sourceTypeCode as code } from './c2pa-detail.ts';
import type { StoredManifest } from './c2pa-store.ts';
import type { Claim } from './evidence.ts';

/** What a manifest store says of the video, and whose words they are. */
export interface Statement {
  readonly claim: Claim;
  readonly basis: CredentialDetail['basis'];
  readonly says: string;
  readonly where: CredentialDetail['where'];
  /** Indices of the manifests the statement rests on, from the active one to the one that makes it. */
  readonly path: readonly number[];
}

type Own = Pick<Statement, 'claim' | 'basis' | 'says'>;

/** Codes of C2PA's published asset rubrics (c2pa-org/conformance-public@7dbff513, asset-rubrics; notes: c2pa §3). */
const MADE = new Map<string, Claim>([
  ['trainedAlgorithmicMedia', 'ai-generated'],
  ['compositeWithTrainedAlgorithmicMedia', 'ai-edited'],
]);
const CHANGED = [
  'trainedAlgorithmicMedia',
  'compositeWithTrainedAlgorithmicMedia',
  'compositeSynthetic',
  'trainedAlgorithmicData',
];
const CAPTURED = ['digitalCapture', 'computationalCapture'];
const BEGINNING = /^c2pa\.(created|opened)$/;
const NON_EDITORIAL =
  /^c2pa\.(opened|converted|published|repackaged|transcoded|resized\.proportional|enhanced|edited\.metadata|watermarked(\.(un)?bound)?|redacted)$/;

/** Products that make video and set no source type, as real files name them (notes: c2pa §8, media/c2pa/manifest-2.csv). */
const PRODUCTS: readonly (readonly [RegExp, string])[] = [
  [/^(Microsoft )?Sora\b/, 'Sora'],
  [/^Microsoft Azure (Text To Speech|TTS) Avatar\b/, 'Azure Text To Speech Avatar'],
  [/^Dreamina\b/, 'Dreamina'],
  [/^((dreamina|doubao)-)?seedance\b/i, 'Seedance'],
];

const NOTHING: Statement = {
  claim: 'neutral',
  basis: 'none',
  says: '',
  where: 'active',
  path: [0],
};

/** What the store says: the active manifest, its parent where it only passed that on, else what it is made of. */
export function statementOf(manifests: readonly StoredManifest[]): Statement {
  const path = [0];
  for (let at = 0; ; ) {
    const where = at === 0 ? 'active' : 'parent';
    const own = ownStatement(manifests[at]);
    if (own && isAi(own.claim)) return { ...own, where, path };
    const parent = passedOn(manifests[at]);
    if (own?.claim === 'captured' || parent < 0 || path.includes(parent))
      return fromIngredients(manifests, path) ?? (own ? { ...own, where, path } : NOTHING);
    path.push(parent);
    at = parent;
  }
}

/** The first ingredient, however deep, that says AI: the whole is then at least partly so. */
function fromIngredients(
  manifests: readonly StoredManifest[],
  path: readonly number[],
): Statement | null {
  const queue = [[...path]];
  const seen = new Set(path);
  for (const way of queue)
    for (const { manifest } of manifests[way.at(-1) ?? 0]?.ingredients ?? []) {
      if (manifest < 0 || seen.has(manifest)) continue;
      seen.add(manifest);
      const next = [...way, manifest];
      const own = ownStatement(manifests[manifest]);
      if (own && isAi(own.claim))
        return { ...own, claim: 'ai-edited', where: 'ingredient', path: next };
      queue.push(next);
    }
  return null;
}

/** The parent of a manifest that did nothing but pass it on (transcode, publish, watermark …), or -1. */
function passedOn(manifest: StoredManifest | undefined): number {
  const { actions = [], ingredients = [] } = manifest ?? {};
  const parents = ingredients.filter(({ relationship }) => relationship === 'parentOf');
  const only = ingredients.length === 1 && parents.length === 1;
  const onlyPassed =
    actions.length > 0 && actions.every(({ action }) => NON_EDITORIAL.test(action));
  return only && onlyPassed ? (parents[0]?.manifest ?? -1) : -1;
}

function ownStatement(manifest: StoredManifest | undefined): Own | null {
  if (!manifest) return null;
  const { actions, ingredients } = manifest;
  const typed = actions.filter(({ sourceType }) => sourceType !== '');
  for (const { action, sourceType } of typed) {
    const claim = MADE.get(code(sourceType));
    if (claim && BEGINNING.test(action))
      return { claim, basis: 'source-type', says: code(sourceType) };
  }
  const changed = typed.find(
    (action) => !isPassing(action) && CHANGED.includes(code(action.sourceType)),
  );
  if (changed) return { claim: 'ai-edited', basis: 'source-type', says: code(changed.sourceType) };
  const product = PRODUCTS.find(([name]) => manifest.products.some((text) => name.test(text)))?.[1];
  if (product && typed.length === 0)
    return { claim: 'ai-generated', basis: 'product', says: product };
  const shot = typed.find(
    ({ action, sourceType }) => action === 'c2pa.created' && CAPTURED.includes(code(sourceType)),
  );
  if (shot) {
    const untouched =
      actions.every((action) => action === shot || NON_EDITORIAL.test(action.action)) &&
      ingredients.every(({ relationship }) => relationship !== 'componentOf');
    const says = code(shot.sourceType);
    return { claim: untouched ? 'captured' : 'neutral', basis: 'source-type', says };
  }
  const first = typed[0];
  return first ? { claim: 'neutral', basis: 'source-type', says: code(first.sourceType) } : null;
}

const isAi = (claim: Claim) => claim === 'ai-generated' || claim === 'ai-edited';
const isPassing = ({ action }: ActionEntry) => BEGINNING.test(action) || NON_EDITORIAL.test(action);
