import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';

const ROOT = path.resolve(import.meta.dirname, '../..');
const MEDIA = 'tests/media/demo';

interface Row {
  readonly file: string;
  readonly level: string;
  readonly score: number | null;
  readonly evidence: { source: string; class: string; claim: string; by: string }[];
  readonly unchecked: { source: string; reason: string }[];
}

async function check(files: readonly string[]) {
  const args = ['scripts/check.mjs', ...files, '--json'];
  const env = { ...process.env, SECOND_LOOK_EXTRA_TRUST: `${MEDIA}/pki/test-root.pem` };
  const child = spawn(process.execPath, args, { cwd: ROOT, env });
  let [out, errors] = ['', ''];
  child.stdout.on('data', (part) => {
    out += part;
  });
  child.stderr.on('data', (part) => {
    errors += part;
  });
  const [status] = await once(child, 'close');
  return { status, rows: JSON.parse(out) as Row[], errors };
}

test('every demo clip gets the level that its manifest says it deserves', async () => {
  test.setTimeout(240_000);
  const manifest: { file: string; level: string[] }[] = JSON.parse(
    readFileSync(path.join(ROOT, MEDIA, 'manifest.json'), 'utf8'),
  );
  const { status, rows } = await check(manifest.map(({ file }) => `${MEDIA}/${file}`));
  for (const [i, { file, level }] of manifest.entries())
    expect(level, file).toContain(rows[i]?.level);
  expect(status).toBe(0);

  const of = (name: string) => rows.find(({ file }) => file.endsWith(name))?.evidence ?? [];
  expect(of('/signed-ai.mp4')).toContainEqual(
    expect.objectContaining({ source: 'c2pa', class: 'verified', by: 'Demo AI Studio' }),
  );
  expect(of('/unknown-signer.mp4')).toContainEqual(
    expect.objectContaining({ source: 'c2pa', class: 'declared', by: 'Nordlicht Labs' }),
  );
});

test('a file that cannot be checked is named with its reason, and the others are checked', async () => {
  test.setTimeout(120_000);
  const names = ['manifest.json', 'no-such-file.mp4', 'iptc.mp4', 'iptc.mp4'];
  const files = names.map((name) => `${MEDIA}/${name}`);
  const { status, rows, errors } = await check(files);
  expect(status).toBe(2);
  expect(rows.map(({ level }) => level)).toEqual(['unchecked', 'unchecked', 'ai', 'ai']);
  expect(rows[0]?.unchecked).toContainEqual({ source: 'container', reason: 'not-media' });
  expect(rows[1]?.unchecked).toContainEqual({ source: 'container', reason: 'unreadable' });
  expect(errors).toContain('no-such-file.mp4 could not be checked: there is no such file');
});

test('Ctrl-C leaves no browser profile behind', async () => {
  test.setTimeout(120_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'second-look-check-'));
  const left = () => readdirSync(folder).filter((name) => name.startsWith('second-look-'));
  try {
    const files = Array.from({ length: 50 }, () => `${MEDIA}/plain.mp4`);
    const child = spawn(process.execPath, ['scripts/check.mjs', ...files], {
      ...{ cwd: ROOT, env: { ...process.env, TMPDIR: folder } },
    });
    await once(child.stdout, 'data');
    expect(left()).toHaveLength(1);
    child.kill('SIGINT');
    await once(child, 'close');
    expect(left()).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
