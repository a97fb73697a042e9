import type { Positions, Range } from './positions';

/** Widest excerpt, in columns of a terminal. */
const widest = 100;
/** How much is shown in front of a place that lies further to the right. */
const lead = 30;
const tabWidth = 8;

/** Characters that take two columns (Unicode 16, EastAsianWidth.txt: W and F, in rough ranges) or none. */
const wide =
  /^[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1F64F}\u{1F680}-\u{1F6FF}\u{1F900}-\u{1F9FF}\u{20000}-\u{3FFFD}]$/u;
const withoutWidth = /^(?:\p{Mn}|\p{Me}|[\u200B-\u200D])$/u;
/** What moves the cursor, ends a line or turns the direction of writing. */
const steering = /[\p{Cc}\u2028-\u202E\u2066-\u2069\uFEFF]/gu;

/** One character as it is shown, and how many columns it takes. */
interface Cell {
  shown: string;
  width: number;
}

function cells(line: string): Cell[] {
  const result: Cell[] = [];
  let column = 0;
  for (const character of line) {
    const cell = cellOf(character, column);
    column += cell.width;
    result.push(cell);
  }
  return result;
}

const isPlain = (code: number): boolean => code >= 32 && code < 127;

function cellOf(character: string, column: number): Cell {
  if (isPlain(character.charCodeAt(0))) return { shown: character, width: 1 };
  if (character === '\t') {
    const width = tabWidth - (column % tabWidth);
    return { shown: ' '.repeat(width), width };
  }
  if (withoutWidth.test(character)) return { shown: character, width: 0 };
  return { shown: harmless(character), width: wide.test(character) ? 2 : 1 };
}

/** Control characters of a file must not reach the terminal: they become visible signs. */
export function harmless(text: string): string {
  if (!mayBeHarmful(text)) return text;
  return text.replace(steering, (character) => {
    const code = character.charCodeAt(0);
    return code < 32 ? String.fromCharCode(0x2400 + code) : code === 127 ? '\u2421' : '\uFFFD';
  });
}

/** Lets nearly every text pass without a look at its classes of characters. */
function mayBeHarmful(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 32 || (code >= 127 && code < 160) || code >= 0x2028) return true;
  }
  return false;
}

/** Nearly every line: as wide as it is long, and with no need to be cut. */
const isShort = (before: string, after: string): boolean =>
  before.length <= widest - lead && before.length + after.length <= widest && /^[ -~]*$/.test(before + after);

/** The line of a place and a line with the marker below; a long line is cut around the place. */
export function excerpt(positions: Positions, { line, column, endLine, endColumn }: Range): [string, string] {
  const { before, after, isCut, goesOn } = positions.around(line, column, 2 * widest);
  if (!isCut && !goesOn && isShort(before, after)) {
    const length = before.length + after.length;
    const marked = endLine > line ? after.length : Math.min(endColumn - column, length - before.length);
    return [(before + after).trimEnd(), `${' '.repeat(before.length)}^${'~'.repeat(Math.max(1, marked) - 1)}`];
  }
  const start = [...before].length;
  const all = cells(before + after);
  const end = endLine > line ? all.length : Math.min(start + endColumn - column, all.length);
  const first = isCut || start > widest - lead ? Math.max(0, start - lead) : 0;
  let width = 0;
  let last = first;
  while (last < all.length && width + (all[last]?.width ?? 0) <= widest) {
    width += all[last]?.width ?? 0;
    last += 1;
  }
  const front = isCut || first > 0 ? '… ' : '';
  const back = goesOn || last < all.length ? ' …' : '';
  const widthOf = (from: number, to: number): number => all.slice(from, to).reduce((sum, cell) => sum + cell.width, 0);
  const text = all.slice(first, last).map(({ shown }) => shown);
  const marked = Math.max(1, widthOf(start, Math.min(end, last)));
  return [
    `${front}${text.join('').trimEnd()}${back}`,
    `${' '.repeat(front.length + widthOf(first, start))}^${'~'.repeat(marked - 1)}`,
  ];
}
