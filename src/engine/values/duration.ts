import { count, list, type Explanation } from './explanation';

const second = 1_000_000;

/** Units of a time span in microseconds; `M` is a month of 30.44 days, `m` a minute. */
const units: Record<string, number> = {
  us: 1,
  usec: 1,
  µs: 1,
  μs: 1,
  ms: 1_000,
  msec: 1_000,
  s: second,
  sec: second,
  second,
  seconds: second,
  m: 60 * second,
  min: 60 * second,
  minute: 60 * second,
  minutes: 60 * second,
  h: 3_600 * second,
  hr: 3_600 * second,
  hour: 3_600 * second,
  hours: 3_600 * second,
  d: 86_400 * second,
  day: 86_400 * second,
  days: 86_400 * second,
  w: 604_800 * second,
  week: 604_800 * second,
  weeks: 604_800 * second,
  M: 2_629_800 * second,
  month: 2_629_800 * second,
  months: 2_629_800 * second,
  y: 31_557_600 * second,
  year: 31_557_600 * second,
  years: 31_557_600 * second,
};

/** Names of the units in the order in which systemd tries them: the first that fits is taken, even if more letters follow. */
const unitNames =
  'seconds second sec s minutes minute min months month M msec ms m hours hour hr h days day d weeks week w years year y usec us μs µs'.split(
    ' ',
  );

/** A number: a sign is allowed, digits on one side of the point suffice. */
const number = /[ \t\n\r]*(\+?\d+|(?=\.))(?:(\.)(\d*))?/y;

/**
 * Microseconds of a time span, `Infinity` for `infinity`, null where systemd refuses the text. `1h30` is one hour and
 * thirty seconds.
 *
 * Source: systemd 252, src/basic/time-util.c:parse_time.
 */
export function parseDuration(text: string, defaultUnit = second): number | null {
  const trimmed = text.replace(/^[ \t\n\r]+/, '').trimEnd();
  if (trimmed === 'infinity') return Infinity;
  let total = 0;
  let offset = 0;
  while (offset < trimmed.length) {
    number.lastIndex = offset;
    const match = number.exec(trimmed);
    if (!match || (match[2] !== undefined && match[3] === '')) return null;
    const behind = offset + match[0].length;
    let at = behind;
    while (' \t\n\r'.includes(trimmed[at] ?? 'x')) at += 1;
    const unit = unitNames.find((name) => trimmed.startsWith(name, at));
    if (unit === undefined && at === behind && at < trimmed.length) return null;
    const factor = unit === undefined ? defaultUnit : (units[unit] ?? second);
    offset = at + (unit?.length ?? 0);
    const whole = Number(match[1] || '0') * factor;
    total += whole + fraction(match[3] ?? '', factor);
    if (whole >= 2 ** 64 || total >= 2 ** 64) return null;
  }
  return offset > 0 ? total : null;
}

/** Digits behind the point in whole microseconds, each cut off by itself. */
function fraction(digits: string, factor: number): number {
  let total = 0;
  let part = factor;
  for (const digit of digits.slice(0, 20)) {
    part = Math.floor(part / 10);
    total += Number(digit) * part;
  }
  return total;
}

const words: [number, string, string][] = [
  [86_400 * second, 'Tag', 'Tage'],
  [3_600 * second, 'Stunde', 'Stunden'],
  [60 * second, 'Minute', 'Minuten'],
  [second, 'Sekunde', 'Sekunden'],
  [1_000, 'Millisekunde', 'Millisekunden'],
  [1, 'Mikrosekunde', 'Mikrosekunden'],
];

/** `1 Minute und 30 Sekunden`. */
export function describeDuration(microseconds: number): string {
  if (microseconds === Infinity) return 'ohne Grenze';
  if (microseconds === 0) return '0\u00a0Sekunden';
  const parts: string[] = [];
  let rest = microseconds;
  for (const [factor, one, many] of words) {
    const amount = Math.floor(rest / factor);
    if (amount > 0) parts.push(count(amount, one, many));
    rest -= amount * factor;
  }
  return list(parts);
}

export function explainDuration(text: string, defaultUnit?: number): Explanation | null {
  const microseconds = parseDuration(text, defaultUnit);
  if (microseconds === null) return null;
  const bare = /^\d+$/.test(text.trim()) ? ' Eine Zahl ohne Einheit zählt Sekunden.' : '';
  return { entry: 'value/duration', text: `${sentence(describeDuration(microseconds))}${bare}` };
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
