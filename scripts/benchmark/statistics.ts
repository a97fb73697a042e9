/** The value below which a part of the numbers lies; `part` from 0 to 1. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** A number as it is written in German. */
export const german = (value: number, digits = 2): string =>
  value.toLocaleString('de-DE', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** `0,31 (Ziel unter 0,50: erreicht)`. */
export const judged = (value: number, goal: number): string =>
  `${german(value)} (Ziel unter ${german(goal)}: ${value < goal ? 'erreicht' : 'nicht erreicht'})`;
