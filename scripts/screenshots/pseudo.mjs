import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const LONGER = {
  a: 'áà',
  e: 'éè',
  i: 'íì',
  o: 'óò',
  u: 'úù',
  A: 'ÁÀ',
  E: 'ÉÈ',
  I: 'ÍÌ',
  O: 'ÓÒ',
  U: 'ÚÙ',
  n: 'ñ',
  s: 'š',
  y: 'ÿ',
};

/** “Send” → “[Šéèñd]”: still readable, a good third longer, and its end is seen to be there. */
const lengthen = (message) =>
  `[${message.replace(/\$\w+\$|[A-Z]{2,}|\w/g, (part) => LONGER[part] ?? part)}]`;

/** Copies an unpacked extension, with English as long as the longest of our languages. */
export function pseudoLocalize(extension, copy) {
  rmSync(copy, { recursive: true, force: true });
  cpSync(extension, copy, { recursive: true });
  const file = path.join(copy, '_locales/en/messages.json');
  const messages = JSON.parse(readFileSync(file, 'utf8'));
  for (const [key, one] of Object.entries(messages))
    if (key !== 'language' && key !== 'extName') one.message = lengthen(one.message);
  writeFileSync(file, JSON.stringify(messages));
  return copy;
}
