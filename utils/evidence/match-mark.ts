import { foldMark, type Mark, type Zone } from './mark-list.ts';

/** A line of text in a picture. Positions are shares of the picture inside its bars, 0..1. */
export interface Line {
  readonly text: string;
  readonly confidence: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Height and width as shares of the picture's short side. */
  readonly tall: number;
  readonly wide: number;
}

export interface Match {
  readonly mark: Mark;
  readonly line: Line;
  readonly zone: Zone;
  /** Words of a mark alone are weaker than words and company (a name below them). */
  readonly sure: boolean;
}

const LEAST_CONFIDENCE = 0.75;
/** Letters that an icon beside the words may be read as. */
const STRAY = 1;
/** Words shorter than this must be the whole line to the letter. */
const SHORT_WORD = 3;
/** What may stand beside the words of a mark that need not be the whole line: a version, a company. */
const MAX_REST = 16;
/** Words at least this long mean the same with one letter wrong. */
const LONG_WORD = 7;
const MAX_LINE = 60;
/** Width of a line of two letters, in its heights. */
const MAX_PLAIN_WIDTH = 1.7;

/** Which known marks these lines are. Pure; lines that match nothing are left out. */
export function matchMarks(lines: readonly Line[], marks: readonly Mark[]): Match[] {
  return lines.flatMap((line) => {
    if (line.confidence < LEAST_CONFIDENCE || line.text.length > MAX_LINE) return [];
    const zone = zoneOf(line);
    const mark = marks.find((one) => says(line.text, one) && sits(line, zone, one));
    if (!mark) return [];
    const sure = !mark.plain && (!mark.beside || lines.some((other) => isNameOf(line, other)));
    return [{ mark, line, zone, sure }];
  });
}

/** One sign more makes another word of it: "not", "without", "not yet" before a label, a tool's name behind it. */
const TURNS = /^[非无無不未]|器$/;

/** Whether a line of text is this mark, wherever it stands. */
export function says(text: string, mark: Mark): boolean {
  const folded = foldMark(text);
  if (mark.spelled && !text.includes(mark.spelled)) return false;
  return mark.words.some((word) => {
    const [head = '', tail] = word.split('?');
    if (tail !== undefined) {
      const between = folded.length - head.length - tail.length;
      return (between === 0 || between === 1) && folded.startsWith(head) && folded.endsWith(tail);
    }
    const rest = folded.length - word.length;
    if (mark.part) return rest <= MAX_REST && (folded.includes(word) || nearly(folded, word));
    const stray = word.length < SHORT_WORD || TURNS.test(folded) ? 0 : STRAY;
    return rest <= stray && (folded.startsWith(word) || folded.endsWith(word));
  });
}

/** Whether a long word is in the line with one letter wrong, missing or too many. */
function nearly(line: string, word: string): boolean {
  if (word.length < LONG_WORD) return false;
  for (let cut = 1; cut < word.length; cut++) {
    const [head, tail] = [word.slice(0, cut), word.slice(cut)];
    for (let at = line.indexOf(head); at >= 0; at = line.indexOf(head, at + 1)) {
      const end = at + cut;
      const ways = [line.slice(end + 1), line.slice(end)];
      if (ways.some((rest) => rest.startsWith(tail.slice(1)) || rest.startsWith(tail))) return true;
    }
  }
  // The first letter is the one that an icon or the edge of the box eats.
  return word.length > LONG_WORD + 1
    ? line.includes(word.slice(1))
    : line.startsWith(word.slice(1));
}

function sits(line: Line, zone: Zone, mark: Mark): boolean {
  const [least, most] = mark.height;
  if (!mark.where.includes(zone) || line.tall < least || line.tall > most) return false;
  // Two letters in a wide box: the rest is in a script that the reader does not know.
  if (mark.plain && line.wide > line.tall * MAX_PLAIN_WIDTH) return false;
  if (mark.margin === undefined) return true;
  const aside = zone.endsWith('right') ? 1 - line.left - line.width : line.left;
  const beyond = zone.startsWith('bottom') ? 1 - line.top - line.height : line.top;
  return aside <= mark.margin && beyond <= mark.margin;
}

/** "@name" right below the line, as Sora 2 writes it. */
function isNameOf(line: Line, other: Line): boolean {
  const gap = other.top - line.top;
  const overlap =
    Math.min(line.left + line.width, other.left + other.width) - Math.max(line.left, other.left);
  return (
    other !== line && /^\W?@/.test(other.text) && gap > 0 && gap < line.height * 2 && overlap > 0
  );
}

/** The border is the outer fifth above and below and the outer third at the sides. */
export function zoneOf({
  left,
  top,
  width,
  height,
}: Pick<Line, 'left' | 'top' | 'width' | 'height'>): Zone {
  const x = left + width / 2;
  const y = top + height / 2;
  const row = y < 0.2 ? 'top' : y > 0.8 ? 'bottom' : '';
  const column = x < 1 / 3 ? 'left' : x > 2 / 3 ? 'right' : '';
  if (row && column) return `${row}-${column}`;
  return row || column || 'middle';
}
