import { count, list, type Explanation } from './explanation';

/** Units in the order in which nginx wants them, largest first. */
const steps = ['y', 'M', 'w', 'd', 'h', 'm', 's', 'ms'];
const seconds: Record<string, number> = {
  y: 31_536_000,
  M: 2_592_000,
  w: 604_800,
  d: 86_400,
  h: 3_600,
  m: 60,
  s: 1,
  ms: 0.001,
};
/** Beyond this many seconds nginx's own arithmetic would overflow, in milliseconds. */
const largest = 9e15;

/**
 * Seconds of a time of nginx; null where nginx refuses it. Years and months exist only where the directive counts
 * seconds, milliseconds only where it counts those; units go from large to small, a bare number counts seconds.
 *
 * Source: nginx 1.22.1, src/core/ngx_parse.c:ngx_parse_time.
 */
export function parseNginxTime(text: string, precision: 's' | 'ms'): number | null {
  let step = precision === 's' ? -1 : 1;
  let total = 0;
  let value = 0;
  let valid = false;
  for (let index = 0; index < text.length;) {
    const character = text[index] ?? '';
    index += 1;
    if (character >= '0' && character <= '9') {
      value = value * 10 + Number(character);
      if (value > largest) return null;
      valid = true;
      continue;
    }
    const unit = character === 'm' && text[index] === 's' ? 'ms' : character === ' ' ? 's' : character;
    const found = steps.indexOf(unit);
    if (found < 0 || (unit === 'ms' && precision === 's')) return null;
    // A year may follow nothing, every other unit only a larger one
    if (step >= found) return null;
    if (unit === 'ms') index += 1;
    step = character === ' ' ? steps.length : found;
    total += value * (seconds[unit] ?? 1);
    if (total > largest) return null;
    value = 0;
    while (text[index] === ' ') index += 1;
  }
  return valid ? total + value : null;
}

const words: [number, string, string][] = [
  [31_536_000, 'Jahr', 'Jahre'],
  [86_400, 'Tag', 'Tage'],
  [3_600, 'Stunde', 'Stunden'],
  [60, 'Minute', 'Minuten'],
  [1, 'Sekunde', 'Sekunden'],
  [0.001, 'Millisekunde', 'Millisekunden'],
];

/** `1 Minute und 30 Sekunden`. */
export function describeSeconds(total: number): string {
  const parts: string[] = [];
  let rest = Math.round(total * 1000);
  for (const [factor, one, many] of words) {
    const unit = Math.round(factor * 1000);
    const amount = Math.floor(rest / unit);
    if (amount > 0) parts.push(count(amount, one, many));
    rest -= amount * unit;
  }
  return parts.length > 0 ? list(parts) : '0\u00a0Sekunden';
}

export function explainNginxTime(text: string, precision: 's' | 'ms'): Explanation | null {
  const total = parseNginxTime(text, precision);
  if (total === null) return null;
  const bare = /^\d+$/.test(text) && total !== 0 ? ' Eine Zahl ohne Einheit zählt Sekunden.' : '';
  return { entry: 'value/duration', text: `${describeSeconds(total)}.${bare}` };
}
