import { code, list } from '../../values/explanation';
import { all, type Judge, type Scope } from './finding';
import { inRange } from './numbers';

const trueWords = ['1', 'yes', 'y', 'true', 't', 'on'];
const falseWords = ['0', 'no', 'n', 'false', 'f', 'off'];

/** Upper and lower case count as equal; null where the text is neither. */
export function readBoolean(text: string): boolean | null {
  const lower = text.toLowerCase();
  return trueWords.includes(lower) ? true : falseWords.includes(lower) ? false : null;
}

const booleanHelp = `${code('yes')} oder ${code('no')} schreiben.`;
export const boolean: Judge = (value, { directive: { name } }) =>
  readBoolean(value) === null ? all(value, booleanHelp, { fatal: name === 'DynamicUser' }) : [];

/** Words of an enum that this version knows. */
export function allowedWords({ directive, version }: Pick<Scope, 'directive' | 'version'>): string[] {
  const words = directive.values.filter((word) => version > 252 || !directive.valuesNotIn252.includes(word));
  return [...(directive.booleanAccepted ? ['yes', 'no'].filter((word) => !words.includes(word)) : []), ...words];
}

/** Highest number where a number may stand for a word (DEFINE_STRING_TABLE_LOOKUP_WITH_FALLBACK). */
const highestNumber: Record<string, number> = {
  log_level: 7,
  log_facility: 127,
  exec_io_class: 8,
  exec_cpu_sched_policy: 2147483647,
  ip_tos: 255,
};

export const choice: Judge = (value, scope) => {
  const { directive, version } = scope;
  const parser = parserOf(scope);
  if (directive.values.length === 0 || allowedWords(scope).includes(value)) return [];
  if ((directive.booleanAccepted || parser === 'socket_bind') && readBoolean(value) !== null) return [];
  if (version > 252 && directive.deprecatedValues.includes(value)) return [];
  const highest = highestNumber[parser];
  if (highest !== undefined && inRange(0, highest)(value)) return [];
  return all(value, `Möglich sind ${list(allowedWords(scope).map(code))}.`);
};

/** The function that reads the value in this version. */
export function parserOf({ directive, version }: Pick<Scope, 'directive' | 'version'>): string {
  return (version === 252 ? directive.parser252 : undefined) ?? directive.parser ?? '';
}
