import { MappedTextBuilder, slice, spanOf, type MappedText } from '../text/mappedText';
import type { Span } from '../text/span';
import type { Word } from './word';

/** One command of an `Exec…=` value. */
export interface ExecCommand {
  /** Signs before the program: any of `@ - : + ! |`. */
  prefixes: { sign: string; span: Span }[];
  /** Program without prefixes; null where the line has none. */
  program: Word | null;
  /** All words behind the program; with `@` the first of them is the name the program sees. */
  arguments: Word[];
}

export interface ExecLine extends Omit<QuotedWords, 'words'> {
  commands: ExecCommand[];
}

const blanks = ' \t\n\r';
const simpleEscapes: Record<string, string> = {
  a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '\\': '\\', '"': '"', "'": "'", s: ' ',
};

/** The words of a value, quotes and escapes resolved, and what is wrong with them. */
export interface QuotedWords {
  words: Word[];
  /** Quotes without a counterpart: the whole value is refused. */
  unterminated: Span[];
  /** Escapes that systemd does not know; they stay in the word. */
  unknownEscapes: Span[];
}

/**
 * Splits a value into words as systemd does: quotes and C escapes, no shell.
 *
 * Source: systemd 252, src/basic/extract-word.c.
 */
export function splitQuoted(value: MappedText): QuotedWords {
  const result: QuotedWords = { words: [], unterminated: [], unknownEscapes: [] };
  let offset = 0;
  for (;;) {
    while (offset < value.value.length && blanks.includes(value.value[offset] ?? '')) offset += 1;
    if (offset >= value.value.length) return result;
    const { word, next } = readWord(value, offset, result);
    offset = next;
    result.words.push(word);
  }
}

/**
 * The commands of an `Exec…=` value: separated by ` ; `, each with prefixes before its program.
 *
 * Source: systemd 252, src/core/load-fragment.c:config_parse_exec.
 */
export function parseExecLine(value: MappedText): ExecLine {
  const { words, unterminated, unknownEscapes } = splitQuoted(value);
  const commands: ExecCommand[] = [];
  let own: Word[] = [];
  for (const word of words) {
    if (word.text.value === ';' && !word.quoted) {
      commands.push(toCommand(own));
      own = [];
    } else own.push(word);
  }
  if (own.length > 0 || commands.length === 0) commands.push(toCommand(own));
  return { commands, unterminated, unknownEscapes };
}

function readWord(value: MappedText, from: number, line: QuotedWords): { word: Word; next: number } {
  const text = value.value;
  const builder = new MappedTextBuilder(value.starts[from] ?? value.anchor);
  let quote = '';
  let quoteAt = from;
  let quoted = false;
  let index = from;
  const source = (at: number): number => value.starts[at] ?? value.anchor;
  const behind = (at: number): number => value.ends[at] ?? value.anchor;
  for (; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (character === '\\') {
      quoted = true;
      const { length, cooked } = escapeAt(text, index);
      if (cooked === null) {
        line.unknownEscapes.push(spanOf(value, index, Math.min(index + 2, text.length)));
        builder.add(character, source(index), behind(index));
      } else {
        builder.add(cooked, source(index), behind(index + length - 1));
        index += length - 1;
      }
    } else if (quote !== '') {
      if (character === quote) quote = '';
      else builder.add(character, source(index), behind(index));
    } else if (character === '"' || character === "'") {
      quote = character;
      quoteAt = index;
      quoted = true;
    } else if (blanks.includes(character)) break;
    else builder.add(character, source(index), behind(index));
  }
  if (quote !== '') line.unterminated.push(spanOf(value, quoteAt, quoteAt + 1));
  const cooked = builder.build();
  const dynamic = /\$[{A-Za-z_]/.test(cooked.value);
  return { word: { span: spanOf(value, from, index), text: cooked, quoted, dynamic }, next: index };
}

/** Characters that an escape takes, and what it stands for; null for one that systemd does not know. */
function escapeAt(text: string, index: number): { length: number; cooked: string | null } {
  const next = text[index + 1] ?? '';
  const simple = simpleEscapes[next];
  if (simple !== undefined) return { length: 2, cooked: simple };
  const hex = /^\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|([0-7]{3}))/.exec(text.slice(index, index + 6));
  if (hex) {
    const code = hex[1] ?? hex[2];
    const value = code === undefined ? parseInt(hex[3] ?? '0', 8) : parseInt(code, 16);
    return { length: hex[0].length, cooked: String.fromCharCode(value) };
  }
  return { length: 1, cooked: next === ';' ? '' : null };
}

function toCommand(words: Word[]): ExecCommand {
  const command: ExecCommand = { prefixes: [], program: null, arguments: words.slice(1) };
  const first = words[0];
  if (!first) return command;
  let index = 0;
  while (index < first.text.value.length && '@-:+!|'.includes(first.text.value[index] ?? '')) {
    const double = first.text.value.startsWith('!!', index);
    const length = double ? 2 : 1;
    command.prefixes.push({
      sign: first.text.value.slice(index, index + length),
      span: spanOf(first.text, index, index + length),
    });
    index += length;
  }
  const text = slice(first.text, index);
  command.program = { ...first, text, span: index === 0 ? first.span : spanOf(first.text, index) };
  return command;
}
