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
  const later =
    version === 252 ? directive.valuesNotIn252 : version === 257 ? (wordsAfter257[directive.name] ?? []) : [];
  const words = directive.values.filter((word) => !later.includes(word));
  return [...(directive.booleanAccepted ? ['yes', 'no'].filter((word) => !words.includes(word)) : []), ...words];
}

/** Words that 257.13 refuses and 262.1 takes (both tried with `systemd-analyze verify`). */
const wordsAfter257: Record<string, string[]> = {
  OnFailureJobMode: ['lenient'],
  OnSuccessJobMode: ['lenient'],
  CPUSchedulingPolicy: ['ext'],
  NUMAPolicy: ['preferred-many', 'weighted-interleave'],
  PrivateUsers: ['full', 'managed'],
  FileDescriptorStorePreserve: ['on-success'],
  RuntimeDirectoryPreserve: ['on-success'],
};

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

/**
 * The function that reads the value in this version. Support for the old cgroups, and with it the meaning of their
 * directives, ended between 257 and 262 (both tried).
 */
export function parserOf({ directive, version }: Pick<Scope, 'directive' | 'version'>): string {
  const { parser, parser252, name } = directive;
  if (version === 257 && parser === 'warn_compat' && directive.in257)
    return parser252 ?? (name.startsWith('DefaultStartupMemory') ? 'memory_limit' : parser);
  if (version === 257 && parser257[name] !== undefined) return parser257[name];
  return (version === 252 ? parser252 : undefined) ?? parser ?? '';
}

/** Directives that are read otherwise only after 257. */
const parser257: Record<string, string> = {
  ProtectHostname: 'bool',
  MessageQueueMessageSize: 'long',
  MessageQueueMaxMessages: 'long',
};
