import type { UwsgiOption } from '../../catalogue/types';

/** One option with its value, whatever it was written in. */
export interface OptionPair {
  option: UwsgiOption;
  /** Long name; an alias stays what it is. */
  name: string;
  /** null where the option stands without a value. */
  value: string | null;
}

/** What has no place in the other form, and why, in German; backticks mark code. */
export interface Left {
  text: string;
  reason: string;
}

/** Options of one uWSGI in their order. */
export interface Options {
  pairs: OptionPair[];
  left: Left[];
  /** Path of the program, where one was written. */
  program: string | null;
}

export interface Conversion {
  text: string;
  left: Left[];
}

/** The forms between which can be converted; `exec` is a line `ExecStart=` of a unit. */
export type Form = 'command' | 'ini' | 'exec';

/** How names stand on a command line. */
export type NameStyle = 'long' | 'short';
