import { parseDuration } from './duration';

/**
 * A time span down to nanoseconds, in nanoseconds; a number without unit counts them. Null where systemd refuses it.
 *
 * Source: systemd 252, src/basic/time-util.c:parse_nsec.
 */
export function parseNanoseconds(text: string): number | null {
  // The units ns and nsec are read as if the text counted microseconds a thousand times as long
  const scaled = text.replace(/(\d)[ \t]*(ns|nsec)(?![A-Za-z])/g, '$1 us');
  const value = parseDuration(scaled, 1);
  return value;
}
