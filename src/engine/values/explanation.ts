import type { Catalogue, EntryId } from '../../catalogue/types';

/** What a value means here, and the entry of its kind. */
export interface Explanation {
  entry: EntryId;
  text: string;
  secret?: boolean;
}

/** The meaning of a value that the catalogue lists, for example `always` of `systemd/Restart`. */
export function listedValue(catalogue: Catalogue, entry: EntryId, value: string): string | null {
  const values = catalogue.texts[entry]?.values;
  return values && Object.hasOwn(values, value) ? (values[value] ?? null) : null;
}

/** `1 Worker`, `4 Worker`: the number with the right form, a protected space between. */
export function count(number: number, one: string, many: string): string {
  return `${number}\u00a0${number === 1 ? one : many}`;
}

/** `a`, `a und b`, `a, b und c`. */
export function list(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} und ${items.at(-1) ?? ''}`;
}

/** A value in backticks; control characters and backticks of the reader's text are kept out of the sentence. */
export function code(value: string): string {
  const shown = value.length > 60 ? `${value.slice(0, 57)}…` : value;
  return `\`${shown.replace(/[`\p{Cc}]/gu, ' ')}\``;
}
