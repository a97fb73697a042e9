import type { Explanation } from './explanation';

const letters = ['', 'K', 'M', 'G', 'T', 'P', 'E'];

/** One term of a size: digits, maybe a fraction, maybe a letter. */
const term = /[ \t\n\r]*\+?(\d+)(?:\.(\d*))?[ \t\n\r]*([KMGTPEB])?/y;

/**
 * Bytes of a size such as `512M` or `1.5G`; several terms add up when their units get smaller. Null where systemd
 * refuses the text.
 *
 * Source: systemd 252, src/basic/parse-util.c:parse_size.
 */
export function parseSize(text: string, base: 1000 | 1024 = 1024): number | null {
  let offset = 0;
  let total = 0;
  let last = Infinity;
  do {
    term.lastIndex = offset;
    const match = term.exec(text);
    if (!match) return null;
    const unit = match[3] ?? '';
    // Order of the units: E … K, B, none; each has to come after the one before
    const rank = unit === '' ? -1 : unit === 'B' ? 0 : letters.indexOf(unit);
    if (rank >= last) return null;
    last = rank;
    total += Number(`${match[1] ?? '0'}.${match[2] ?? ''}0`) * base ** Math.max(rank, 0);
    offset += match[0].length;
  } while (offset < text.length);
  return total < 2 ** 64 ? Math.floor(total) : null;
}

/** `1,5 GiB`: the largest unit in which the number is at least one. */
export function describeSize(bytes: number, base: 1000 | 1024 = 1024): string {
  let power = 0;
  while (power < 6 && bytes >= base ** (power + 1)) power += 1;
  const number = Math.round((bytes / base ** power) * 100) / 100;
  const unit =
    power === 0
      ? 'Byte'
      : `${base === 1000 && power === 1 ? 'k' : (letters[power] ?? '')}${base === 1024 ? 'iB' : 'B'}`;
  return `${String(number).replace('.', ',')}\u00a0${unit}`;
}

export function explainSize(text: string, base?: 1000 | 1024): Explanation | null {
  if (text === 'infinity') return { entry: 'value/size', text: 'Ohne Grenze.' };
  const bytes = parseSize(text, base);
  return bytes === null ? null : { entry: 'value/size', text: `${describeSize(bytes, base)}.` };
}
