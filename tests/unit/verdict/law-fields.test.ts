import { describe, expect, it } from 'vitest';
import type { CredentialDetail, ManifestEntry } from '@/utils/evidence/c2pa-detail.ts';
import type { Evidence, Json } from '@/utils/evidence/evidence.ts';
import { credentialOf } from '@/utils/verdict/credential.ts';
import { lawFields } from '@/utils/verdict/law-fields.ts';

const manifest: ManifestEntry = {
  title: 'edited.mp4',
  generator: 'Editor',
  version: '1.2',
  id: 'urn:c2pa:0',
  signer: 'Editor Inc.',
  issuer: 'Some CA',
  signedAt: '2026-02-01T00:00:00Z',
  actions: [{ action: 'c2pa.edited', agent: 'Editor', sourceType: '', when: '' }],
  ingredients: [{ title: 'clip', relationship: 'parentOf', manifest: 1, picture: '' }],
};
const parent: ManifestEntry = {
  ...manifest,
  signer: 'OpenAI',
  generator: 'Sora',
  version: '',
  id: 'urn:c2pa:1',
  actions: [
    {
      action: 'c2pa.created',
      agent: 'Sora 2',
      sourceType: 'trained',
      when: '2026-01-01T00:00:00Z',
    },
  ],
};
const detail: CredentialDetail = {
  kind: 'trusted',
  binding: 'match',
  list: 'interim',
  basis: 'source-type',
  says: 'trainedAlgorithmicMedia',
  where: 'parent',
  stampedAt: '',
  stampedBy: '',
  failures: [],
  manifests: [manifest, parent],
};
const evidence = (source: Evidence['source'], by: string, values: object): Evidence => ({
  source,
  class: 'declared',
  claim: 'ai-generated',
  strength: 'firm',
  by,
  detail: { kind: 'x', ...(values as Record<string, Json>) },
});

describe('the four fields', () => {
  it('come from the manifest that tells how the video was made', () => {
    expect(lawFields([evidence('c2pa', 'OpenAI', detail)])).toEqual({
      provider: 'OpenAI',
      system: 'Sora 2',
      date: '2026-01-01T00:00:00Z',
      id: 'urn:c2pa:1',
    });
  });

  it('name the AI tool where only an ingredient was made by AI', () => {
    const photo: ManifestEntry = {
      ...manifest,
      signer: 'Adobe',
      version: '25.1',
      actions: [
        {
          action: 'c2pa.edited',
          agent: 'Firefly',
          sourceType: 'compositeWithTrainedAlgorithmicMedia',
          when: '',
        },
      ],
    };
    const cut = { ...detail, manifests: [{ ...parent, actions: [] }, photo] };
    expect(lawFields([evidence('c2pa', 'Adobe', cut)])).toMatchObject({
      provider: 'Adobe',
      system: 'Firefly',
    });
  });

  it('do not date an older manifest by the stamp of the newer', () => {
    const stamped = { ...detail, stampedAt: '2026-03-03T00:00:00Z' };
    expect(lawFields([evidence('c2pa', 'OpenAI', stamped)])?.date).toBe('2026-01-01T00:00:00Z');
  });

  it('give the version of the program that it belongs to', () => {
    const plain = { ...detail, manifests: [manifest] };
    expect(lawFields([evidence('c2pa', 'x', plain)])?.system).toBe('Editor 1.2');
  });

  it('prefer a trusted time stamp', () => {
    const stamped = { ...detail, stampedAt: '2026-01-02T00:00:00Z', manifests: [parent] };
    expect(lawFields([evidence('c2pa', 'OpenAI', stamped)])?.date).toBe('2026-01-02T00:00:00Z');
  });

  it('come from the label of China where there are no credentials', () => {
    const label = evidence('container', 'Kling', { ProduceID: 'KLingMuse_1' });
    expect(lawFields([label])).toEqual({
      provider: 'Kling',
      system: '',
      date: '',
      id: 'KLingMuse_1',
    });
  });

  it('are none where nobody declares anything', () => {
    expect(lawFields([evidence('detector', 'detector', {})])).toBeNull();
  });

  it.each([
    [{ kind: 'constructor' }],
    [{ manifests: 'x' }],
    [{ manifests: [null] }],
    [{ manifests: [{ ...manifest, actions: [null] }] }],
    [{ manifests: [{ ...manifest, ingredients: 3 }] }],
    [{ manifests: [{ ...manifest, actions: [{ action: 'c2pa.created' }] }] }],
  ])('a report with a chain like %j shows no chain', (values) => {
    expect(credentialOf([evidence('c2pa', 'x', { ...detail, ...values })])).toBeNull();
  });
});
