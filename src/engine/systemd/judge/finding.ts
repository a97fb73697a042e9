import type { SystemdDirective, SystemdWords } from '../../../catalogue/types';
import { code } from '../../values/explanation';
import { expandSpecifiers, type SpecifierTable } from '../specifiers';
import type { SystemdVersion } from '../../types';
import type { UnitIdentity } from '../unitIdentity';

/** What systemd finds wrong with a value, in offsets of the value. */
export interface Finding {
  from: number;
  to: number;
  /** What is; a general sentence where it is left out. */
  what?: string;
  helps: string;
  /** The whole unit is refused, not the line alone. */
  fatal?: boolean;
  code?: 'systemd/invalid-value' | 'systemd/invalid-dependency' | 'systemd/deprecated';
  /** The value counts all the same. */
  kept?: boolean;
  /** systemd says nothing; there is a better way. */
  info?: boolean;
  follows?: string;
}

/** What a judge may look at besides the value. */
export interface Scope {
  directive: SystemdDirective;
  unit: UnitIdentity;
  words: SystemdWords | null;
  version: SystemdVersion;
}

/** Says what systemd finds wrong with a value; nothing where it takes it. */
export type Judge = (value: string, scope: Scope) => Finding[];

export const all = (value: string, helps: string, more: Partial<Finding> = {}): Finding[] => [
  { from: 0, to: value.length, helps, ...more },
];

/** A value that is right or wrong as a whole. */
export const whole =
  (isValid: (value: string, scope: Scope) => boolean, helps: string): Judge =>
  (value, scope) =>
    isValid(value, scope) ? [] : all(value, helps);

/** An empty assignment takes the setting back and is always right. */
export const orEmpty =
  (judge: Judge): Judge =>
  (value, scope) =>
    value === '' ? [] : judge(value, scope);

/** Replaces specifiers first; `judge` sees what they stand for. */
export const expanded =
  (judge: Judge, options: { table?: SpecifierTable; fatal?: boolean } = {}): Judge =>
  (value, scope) => {
    const expansion = expandSpecifiers(value, scope.unit, options.table);
    if (expansion.bad) return [badSpecifier(expansion.bad, 0, options.fatal ?? false)];
    if (expansion.text === value) return judge(value, scope);
    // Offsets of the expanded text mean nothing in the source
    return judge(expansion.text, scope).map((finding) => ({ ...finding, from: 0, to: value.length }));
  };

export function badSpecifier(bad: { from: number; to: number; sign: string }, offset: number, fatal: boolean): Finding {
  return {
    from: bad.from + offset,
    to: bad.to + offset,
    fatal,
    what: `Den Platzhalter ${code(`%${bad.sign}`)} gibt es nicht.`,
    helps: `Ein wörtliches Prozentzeichen als ${code('%%')} schreiben.`,
  };
}

/** Moves findings about a part to where it stands. */
export const shifted = (findings: Finding[], offset: number): Finding[] =>
  findings.map((finding) => ({ ...finding, from: finding.from + offset, to: finding.to + offset }));
