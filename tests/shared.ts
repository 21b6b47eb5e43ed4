import { existsSync } from 'node:fs';
import path from 'node:path';

const folder = [process.env.SHARED_DIR, '../shared', '../../shared']
  .filter((dir) => dir !== undefined)
  .find((dir) => existsSync(path.join(dir, 'DESIGN.md')));

/** Real clips and saved pages lie beside the project, not in it. Null where they are absent: the test says so and skips. */
export function shared(file: string): string | null {
  if (!folder) return null;
  const full = path.resolve(folder, file);
  return existsSync(full) ? full : null;
}
