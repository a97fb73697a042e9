import { count, list, type Explanation } from './explanation';

const second = 1_000_000;

/** Units of a time span in microseconds; `M` is a month of 30.44 days, `m` a minute. */
const units: Record<string, number> = {
  us: 1, usec: 1, 'µs': 1, 'μs': 1,
  ms: 1_000, msec: 1_000,
  s: second, sec: second, second, seconds: second,
  m: 60 * second, min: 60 * second, minute: 60 * second, minutes: 60 * second,
  h: 3_600 * second, hr: 3_600 * second, hour: 3_600 * second, hours: 3_600 * second,
  d: 86_400 * second, day: 86_400 * second, days: 86_400 * second,
  w: 604_800 * second, week: 604_800 * second, weeks: 604_800 * second,
  M: 2_629_800 * second, month: 2_629_800 * second, months: 2_629_800 * second,
  y: 31_557_600 * second, year: 31_557_600 * second, years: 31_557_600 * second,
};

/** A part of a time span: digits, maybe a fraction, maybe a unit; `1h30` is one hour and thirty seconds. */
const part = /[ \t\n\r]*(\d*)(?:\.(\d*))?[ \t\n\r]*(µs|μs|[A-Za-z]+)?/y;

/**
 * Microseconds of a time span, `Infinity` for `infinity`, null where systemd refuses the text.
 *
 * Source: systemd 252, src/basic/time-util.c:parse_time.
 */
export function parseDuration(text: string, defaultUnit = second): number | null {
  const trimmed = text.trim();
  if (trimmed === 'infinity') return Infinity;
  let total = 0;
  let offset = 0;
  let parts = 0;
  while (offset < trimmed.length) {
    part.lastIndex = offset;
    const match = part.exec(trimmed);
    const [whole, digits = '', fraction, unit] = match ?? [''];
    if (!match || whole === '' || (digits === '' && (fraction ?? '') === '')) return null;
    if (fraction === '' && digits === '') return null;
    const factor = unit === undefined ? defaultUnit : units[unit];
    if (factor === undefined) return null;
    total += Number(`${digits || '0'}.${fraction || '0'}`) * factor;
    offset += whole.length;
    parts += 1;
  }
  return parts > 0 && total <= Number.MAX_SAFE_INTEGER ? Math.floor(total) : null;
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
