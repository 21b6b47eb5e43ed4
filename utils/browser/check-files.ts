import type { Findings } from '@/utils/evidence/evidence.ts';
import type { UncheckedReason } from '@/utils/media/byte-source.ts';
import type { Post } from '@/utils/sites/site.ts';
import { NOTHING } from '@/utils/verdict/judge.ts';
import type { LabResult, LabTask } from './lab-task.ts';
import type { Thumbnail } from './messages.ts';
import { readSettings } from './settings.ts';

/** One file of the person's own, and what is known of it. */
export interface CheckedFile {
  readonly id: string;
  readonly file: File;
  readonly state: 'waiting' | 'running' | 'done' | 'stopped';
  readonly findings: Findings;
  readonly thumbnails: readonly Thumbnail[];
  readonly sha256?: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Hashing holds the whole file in memory: larger ones go without. */
const MAX_HASHED = 256_000_000;

export const waitingFile = (file: File): CheckedFile => ({
  id: crypto.randomUUID(),
  file,
  state: 'waiting',
  findings: NOTHING,
  thumbnails: [],
  at: Date.now(),
});

/** Examines one file as an inspected video is examined, without any post around it. */
export async function checkFile(
  { file }: CheckedFile,
  run: (task: LabTask) => Promise<LabResult>,
): Promise<Pick<CheckedFile, 'findings' | 'thumbnails' | 'sha256' | 'at'>> {
  const task: LabTask = {
    kind: 'file',
    trust: (await readSettings()).trust,
    post: ownFile(file.name),
    depth: 'inspect',
    file: { blob: file },
    decode: true,
  };
  const result = await run(task).catch((error) => failed(String(error)));
  const sha256 = await hash(file);
  return { ...result, ...(sha256 ? { sha256 } : {}), at: Date.now() };
}

/** A post that says nothing: the address only satisfies the shape, and no source reads a name from it. */
const ownFile = (name: string): Post => ({
  site: 'generic',
  postId: name,
  pageUrl: location.href,
  labels: [],
  urls: [],
});

function failed(detail: string): Pick<LabResult, 'findings' | 'thumbnails'> {
  const reason: UncheckedReason = detail.includes('timeout') ? 'timeout' : 'crashed';
  const sources = ['container', 'c2pa', 'mark', 'detector'] as const;
  const unchecked = sources.map((source) => ({ source, reason, detail }));
  return { findings: { ...NOTHING, unchecked }, thumbnails: [] };
}

async function hash(file: File): Promise<string | undefined> {
  if (file.size > MAX_HASHED) return undefined;
  try {
    const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  } catch {
    return undefined; // The file was moved or changed since it was chosen.
  }
}
