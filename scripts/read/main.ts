import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { sites } from '@/utils/sites/index.ts';
import type { Site } from '@/utils/sites/site.ts';
import { type FoundPost, readPosts } from './read-posts.ts';

const USAGE = 'Usage: npm run read -- --site ID [--url URL] FILE [--json]';
const EXAMPLE = 'npm run read -- --site tiktok saved-page.html';
const MAX_BYTES = 30_000_000;

/** What the person typed or gave is at fault; the message says so. */
class BadInput extends Error {}

/** @returns the exit status: 0 with the posts printed (none is an answer too), 2 where the input cannot be read */
export async function main(args: string[]): Promise<number> {
  try {
    const { site, page, file, json } = readArguments(args);
    const posts = readPosts(await textOf(file), site, page);
    if (!posts) throw new BadInput(`${file} is neither JSON nor a page.`);
    process.stdout.write(json ? `${JSON.stringify(posts, null, 2)}\n` : asTable(posts, site));
    return 0;
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

function readArguments(args: string[]) {
  const { values, positionals } = parse(args);
  const site = sites.find((one) => one.id === values.site);
  if (!site) {
    const wrong = values.site ? `There is no site "${values.site}"` : '--site is missing';
    const ids = sites.map((one) => one.id).join(', ');
    throw new BadInput(
      `${wrong}: say which site the file was saved from, as in "${EXAMPLE}".\nSites: ${ids}.`,
    );
  }
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new BadInput(`Name one file. ${USAGE}`);
  const page = values.url ? URL.parse(values.url) : null;
  if (values.url && !page) throw new BadInput(`${values.url} is not an address.`);
  return { site, page, file, json: values.json };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        site: { type: 'string' },
        url: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new BadInput(`${(error as Error).message}. ${USAGE}`);
  }
}

async function textOf(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: Error) => {
    throw new BadInput(`${file} cannot be read: ${error.message}`);
  });
  if (bytes.length === 0) throw new BadInput(`${file} is empty.`);
  if (bytes.length > MAX_BYTES) throw new BadInput(`${file} is larger than ${MAX_BYTES} bytes.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new BadInput(`${file} is not text in UTF-8.`);
  }
}

function asTable(posts: readonly FoundPost[], site: Site): string {
  if (posts.length === 0) return `No posts of ${site.name} found.\n`;
  return posts.map(asLines).join('\n');
}

function asLines({ postId, permalink, author, caption, media, labels }: FoundPost): string {
  const lines = [
    `${postId ?? '(no id)'}  ${author ?? '(no author)'}  ${permalink ?? ''}`,
    ...(caption ? [`  "${caption.replace(/\s+/g, ' ').slice(0, 100)}"`] : []),
    ...media.map((one) => `  media ${one.mediaId ?? '(no id)'}: ${one.urls.length} addresses`),
    ...labels.map((one) => `  label ${one.says} by ${one.source} (${one.via}): ${one.raw}`),
  ];
  return `${lines.join('\n')}\n`;
}
