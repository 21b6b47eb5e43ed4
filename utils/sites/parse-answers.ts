const MAX_CHARACTERS = 10_000_000;
const MAX_PARTS = 1_000;
/** What sites put before JSON so that it cannot be run as a script. */
const GUARD = /^(?:\ufeff|\s|for\s*\(;;\);|while\s*\(1\);|\)\]\}',?)+/;
/** `window.__STATE__ = {`, `var data = [`, `window["a"] = JSON.parse(` is not among them. */
const ASSIGNMENT = /^\s*(?:\/\/[^\n]*\n\s*)?(?:(?:var|let|const)\s+)?[\w$.[\]"']+\s*=\s*(?=[{[])/;

/** Pages for phones assign their JSON as a string in which all but letters is escaped (`'\x7b\x22`). */
const ESCAPED = /^\s*var \w+ = '(\\x7b[^']*)'/;

/**
 * The JSON in a text: a whole answer (a guard before it is dropped), one JSON a line or a record (streams, multipart answers),
 * or the first value that a script assigns. `[]` for anything else and for what is too large; never throws.
 */
export function parseAnswers(text: string): readonly unknown[] {
  if (text.length > MAX_CHARACTERS) return [];
  const body = text.replace(GUARD, '');
  if (/^[{[]/.test(body)) {
    const whole = parse(body);
    if (whole !== undefined) return [whole];
  }
  const assignment = ASSIGNMENT.exec(body);
  if (assignment) {
    // Scripts write `undefined` where JSON has null; inside a string it is followed by something else.
    const literal = firstValue(body, assignment[0].length);
    const value = parse(literal) ?? parse(literal.replace(/:\s*undefined(?=\s*[,}])/g, ':null'));
    return value === undefined ? [] : [value];
  }
  const [, escaped] = ESCAPED.exec(body) ?? [];
  if (escaped) return parseAnswers(`${parse(`"${escaped.replaceAll('\\x', '\\u00')}"`)}`);
  return body
    .replaceAll('\x1e', '\n')
    .split('\n', MAX_PARTS)
    .map((line) => line.replace(GUARD, ''))
    .filter((line) => /^[{[]/.test(line))
    .map(parse)
    .filter((value) => value !== undefined);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** The text from the bracket at `start` to the one that closes it. */
export function firstValue(text: string, start: number): string {
  const token = /"(?:[^"\\]|\\.)*"|[{}[\]]/g;
  token.lastIndex = start;
  let depth = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    if (match[0] === '{' || match[0] === '[') depth++;
    else if (match[0] === '}' || match[0] === ']') depth--;
    if (depth === 0) return text.slice(start, token.lastIndex);
  }
  return '';
}
