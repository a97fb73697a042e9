import type { UwsgiOption } from '../../catalogue/types';
import type { Word } from '../shell/word';
import { slice, spanOf, type MappedText } from '../text/mappedText';
import type { Span } from '../text/span';
import type { Loading, LongLookup, OptionTable } from './optionTable';

/** One use of an option on a command line. */
export interface OptionUse {
  option: UwsgiOption;
  /** Range of the name with its dashes. */
  name: Span;
  /** The name as written, with dashes. */
  written: string;
  abbreviated: boolean;
  argument: MappedText | null;
  /** Range of the argument with quotes, where it is a word of its own; else that of its characters. */
  argumentSpan: Span | null;
  /** The argument is the next word, not glued to the option. */
  separate: boolean;
  /** The argument is known when the command runs, not before. */
  dynamic: boolean;
  /** What became of the names of a plugin list. */
  loadings: Loading[];
}

export type CommandProblem =
  | { kind: 'lookup'; result: Exclude<LongLookup, { kind: 'found' }>; name: string; span: Span; short: boolean }
  | { kind: 'missing-argument'; option: UwsgiOption; written: string; span: Span }
  | { kind: 'unexpected-argument'; option: UwsgiOption; written: string; span: Span; argument: Span };

export interface CommandLine {
  uses: OptionUse[];
  /** Words that are no options: configuration files. */
  files: Word[];
  problems: CommandProblem[];
  /** An option such as `--help` ends the program: what follows it is not read. */
  ended?: boolean;
}

/**
 * Reads the words behind `uwsgi` as getopt_long does: long and short options, glued letters and arguments,
 * abbreviations, `--`, words in any order. `--plugins` adds options from its place on.
 *
 * Source: glibc posix/getopt.c; uWSGI core/init.c:uwsgi_commandline_config.
 */
export function readCommandLine(words: readonly Word[], table: OptionTable): CommandLine {
  const line: CommandLine = { uses: [], files: [], problems: [] };
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    // Help ends the program at once: it never sees what follows
    if (!word || line.ended) break;
    const value = word.text.value;
    if (value === '--') {
      line.files.push(...words.slice(index + 1));
      break;
    }
    if (value.startsWith('--')) index += readLong(word, words[index + 1], table, line);
    else if (value.startsWith('-') && value.length > 1) index += readLetters(word, words[index + 1], table, line);
    else line.files.push(word);
  }
  return line;
}

/** Options that print something and end the program while they are being read. */
const endings = new Set(['help', 'usage', 'cflags', 'dot-h', 'config-py']);

/** An option without its argument. */
const bareUse = (option: UwsgiOption, written: string, name: Span, dynamic: boolean): OptionUse => ({
  option,
  name,
  written,
  abbreviated: false,
  argument: null,
  argumentSpan: null,
  separate: false,
  dynamic,
  loadings: [],
});

function takeNext(use: OptionUse, next: Word): void {
  use.argument = next.text;
  use.argumentSpan = next.span;
  use.separate = true;
  use.dynamic = next.dynamic;
}

function takeGlued(use: OptionUse, argument: MappedText): void {
  use.argument = argument;
  use.argumentSpan = spanOf(argument);
}

/** Number of further words used: 0 or 1. */
function readLong(word: Word, next: Word | undefined, table: OptionTable, line: CommandLine): number {
  const value = word.text.value;
  const equals = value.indexOf('=');
  const nameEnd = equals < 0 ? value.length : equals;
  const written = value.slice(0, nameEnd);
  const name = equals < 0 ? word.span : spanOf(word.text, 0, nameEnd);
  const result = table.long(written.slice(2));
  if (result.kind !== 'found') line.problems.push({ kind: 'lookup', result, name: written, span: name, short: false });
  // The word behind an unknown option is likely its argument: it says nothing about this command line
  if (result.kind === 'unknown' || result.kind === 'ambiguous')
    return equals < 0 && next && !next.text.value.startsWith('-') ? 1 : 0;
  const { option } = result;
  const use = bareUse(option, written, name, word.dynamic);
  use.abbreviated = result.kind === 'found' && result.abbreviated;
  if (equals >= 0) {
    if (option.argument === 'none' && result.kind === 'found') {
      const span = spanOf(word.text, equals, value.length);
      line.problems.push({ kind: 'unexpected-argument', option, written, span: name, argument: span });
    } else takeGlued(use, slice(word.text, equals + 1));
  } else if (option.argument === 'required') {
    if (!next) {
      if (result.kind === 'found') line.problems.push({ kind: 'missing-argument', option, written, span: name });
      return 0;
    }
    takeNext(use, next);
  }
  add(use, table, line);
  return use.separate ? 1 : 0;
}

/** `-M`, `-p4`, `-Mp4`: number of further words used. */
function readLetters(word: Word, next: Word | undefined, table: OptionTable, line: CommandLine): number {
  const value = word.text.value;
  for (let index = 1; index < value.length; index += 1) {
    const written = `-${value[index] ?? ''}`;
    if (line.ended) break;
    const name = value.length === 2 ? word.span : spanOf(word.text, index === 1 ? 0 : index, index + 1);
    const result = table.short(value[index] ?? '');
    if (result.kind !== 'found') line.problems.push({ kind: 'lookup', result, name: written, span: name, short: true });
    if (result.kind === 'unknown' || result.kind === 'ambiguous') continue;
    const { option } = result;
    const use = bareUse(option, written, name, word.dynamic);
    const rest = slice(word.text, index + 1);
    if (option.argument !== 'none' && rest.value !== '') {
      takeGlued(use, rest);
      add(use, table, line);
      return 0;
    }
    if (option.argument === 'required') {
      if (!next) {
        if (result.kind === 'found') line.problems.push({ kind: 'missing-argument', option, written, span: name });
        return 0;
      }
      takeNext(use, next);
      add(use, table, line);
      return 1;
    }
    add(use, table, line);
  }
  return 0;
}

function add(use: OptionUse, table: OptionTable, line: CommandLine): void {
  line.uses.push(use);
  if (endings.has(use.option.name)) line.ended = true;
  if (!use.argument) return;
  const { value } = use.argument;
  if (use.option.valueKind === 'plugin-list') use.loadings = table.load(value);
  else if (use.option.valueKind === 'option-definition') table.declare(value);
}
