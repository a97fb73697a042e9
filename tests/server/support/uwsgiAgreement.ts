/** What the engine says of a configuration of uWSGI, and whether it is what the program says. */
import { loadCatalogue } from '../../../src/catalogue/load';
import { analyse } from '../../../src/engine/analyse';
import type { Case, Verdict } from './uwsgiJudge';

export interface Ours {
  /** Codes of the errors. */
  errors: string[];
  /** Codes of the warnings. */
  warnings: string[];
}

/**
 * Codes that may warn although the program is silent: traps that were observed, each with its rule. The value is
 * read as something else, the line belongs to nobody, a sign vanishes.
 */
export const traps = new Set([
  'uwsgi/inline-comment',
  'uwsgi/invalid-value',
  'uwsgi/lost-percent',
  'uwsgi/outside-section',
  'uwsgi/section-not-read',
  'uwsgi/swallowed-option',
  'uwsgi/unknown-option',
]);

/** Quoted for a shell. */
const quoted = (word: string): string => (/^[\w./:=@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

function commandText({ words, variables = {} }: Case & { kind: 'command' }): string {
  const assignments = Object.entries(variables).map(([name, value]) => `${name}=${quoted(value)}`);
  return [...assignments, 'uwsgi', ...words.map(quoted)].join(' ');
}

export function judgeHere(one: Case): Ours {
  const text = one.kind === 'ini' ? one.text : commandText(one);
  const language = one.kind === 'ini' ? 'uwsgi-ini' : 'uwsgi-command';
  const { diagnostics } = analyse(text, { language, catalogue: loadCatalogue(), profile: 'debian-12' });
  const own = diagnostics.filter(({ code }) => code.startsWith('uwsgi/'));
  return {
    errors: own.filter(({ severity }) => severity === 'error').map(({ code }) => code),
    warnings: own.filter(({ severity }) => severity === 'warning').map(({ code }) => code),
  };
}

/** A name that only a plugin knows the program calls unknown or ambiguous; a word of a value, invalid. */
const alsoCalled: Record<string, string[]> = {
  'uwsgi/unknown-option': ['uwsgi/plugin-not-loaded'],
  'uwsgi/ambiguous-option': ['uwsgi/plugin-not-loaded'],
  'uwsgi/invalid-value': ['uwsgi/plugin-not-loaded'],
};

export function agreement(theirs: Verdict, ours: Ours): { verdict: boolean; code: boolean } {
  if (theirs.code === null) return { verdict: ours.errors.length === 0, code: ours.errors.length === 0 };
  const fitting = [theirs.code, ...(alsoCalled[theirs.code] ?? [])];
  return { verdict: ours.errors.length > 0, code: ours.errors.some((code) => fitting.includes(code)) };
}

/** Codes that must not be there where the program accepts the text. */
export const falseAlarm = ({ errors, warnings }: Ours): string[] => [
  ...errors,
  ...warnings.filter((code) => !traps.has(code)),
];
