import type { UwsgiOption } from '../../../catalogue/types';
import type { Severity } from '../../types';
import { code } from '../../values/explanation';
import type { OptionTable } from '../optionTable';

/** What is wrong with a value, and which characters of it are meant. */
export interface Finding {
  severity: Severity;
  code: 'uwsgi/invalid-value' | 'uwsgi/plugin-not-loaded';
  what: string;
  follows: string;
  helps: string;
  from?: number;
  to?: number;
  /** A text that is surely right in place of the value. */
  replacement?: string;
}

/** A value to be judged. */
export interface Judged {
  option: UwsgiOption;
  /** The name as written. */
  written: string;
  value: string;
  table: OptionTable;
}

/** Judges one value; null where there is nothing to say. */
export type Judge = (judged: Judged) => Finding | null;

/** uWSGI ends with exit code 1 and the message. */
export function refused(what: string, message: string, helps: string, extra: Partial<Finding> = {}): Finding {
  return {
    severity: 'error',
    code: 'uwsgi/invalid-value',
    what,
    follows: `uWSGI bricht mit „${message}“ ab.`,
    helps,
    ...extra,
  };
}

/** uWSGI says nothing and goes on with something else than what is written. */
export function misread(what: string, follows: string, helps: string, extra: Partial<Finding> = {}): Finding {
  return { severity: 'warning', code: 'uwsgi/invalid-value', what, follows, helps, ...extra };
}

/** `name = value` as a place in a sentence. */
export const subject = ({ written, value }: Judged): string =>
  value === '' ? `${code(written)} ohne Wert` : `${code(written)} mit dem Wert ${code(value)}`;

/** Some part of the value is only known when uWSGI starts: nothing can be said of it. */
export const isDynamic = (value: string): boolean => /%[a-zA-Z0-9([]|[$@]\(/.test(value);
