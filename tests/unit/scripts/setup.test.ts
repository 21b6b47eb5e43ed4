// @vitest-environment node
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

test('packages are installed without a word on standard output, which others read as JSON', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'second-look-setup-'));
  try {
    mkdirSync(path.join(root, 'scripts'));
    copyFileSync('scripts/setup.mjs', path.join(root, 'scripts/setup.mjs'));
    const about = { name: 'empty', version: '1.0.0' };
    const lock = { ...about, lockfileVersion: 3, packages: { '': about } };
    writeFileSync(path.join(root, 'package.json'), JSON.stringify(about));
    writeFileSync(path.join(root, 'package-lock.json'), JSON.stringify(lock));
    const script = path.join(root, 'scripts/setup.mjs');
    // Any browser will do: none is opened.
    const env = { ...process.env, CHROMIUM: process.execPath };
    const { status, stdout, stderr } = spawnSync(process.execPath, [script], { env });
    expect({ status, stdout: `${stdout}` }).toEqual({ status: 0, stdout: '' });
    expect(`${stderr}`).toContain('Installing packages');
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}, 60_000);
