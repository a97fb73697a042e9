import { endOf, MappedTextBuilder, slice, spanOf, startOf, type MappedText } from '../text/mappedText';
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
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
  "'": "'",
  s: ' ',
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
    // As the first word even a quoted semicolon separates
    if (word.text.value === ';' && (!word.quoted || own.length === 0)) {
      if (own.length > 0) commands.push(toCommand(own));
      own = [];
    } else own.push(word);
  }
  if (own.length > 0 || commands.length === 0) commands.push(toCommand(own));
  return { commands, unterminated, unknownEscapes };
}

function readWord(value: MappedText, from: number, line: QuotedWords): { word: Word; next: number } {
  const text = value.value;
  const plain = plainEnd(text, from);
  if (plain > from && (plain >= text.length || blanks.includes(text[plain] ?? ''))) {
    const word = slice(value, from, plain);
    const dynamic = word.value.includes('$') && isDynamic(word.value);
    return { word: { span: spanOf(word), text: word, quoted: false, dynamic }, next: plain };
  }
  const builder = new MappedTextBuilder(startOf(value, from) ?? value.anchor);
  let quote = '';
  let quoteAt = from;
  let quoted = false;
  let index = from;
  const source = (at: number): number => startOf(value, at) ?? value.anchor;
  const behind = (at: number): number => endOf(value, at) ?? value.anchor;
  // `\;` as a word of its own is a literal semicolon; anywhere else the escape is unknown
  if (text.startsWith('\\;', from) && (from + 2 >= text.length || blanks.includes(text[from + 2] ?? ''))) {
    builder.add(';', source(from), behind(from + 1));
    return {
      word: { span: spanOf(value, from, from + 2), text: builder.build(), quoted: true, dynamic: false },
      next: from + 2,
    };
  }
  for (; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (character === '\\') {
      quoted = true;
      const escape = readEscape(text, index + 1);
      if (escape === null) {
        line.unknownEscapes.push(spanOf(value, index, Math.min(index + 2, text.length)));
        builder.add(character, source(index), behind(index));
        // The character after it is taken as it stands, even a quote
        if (index + 1 < text.length) {
          index += 1;
          builder.add(text[index] ?? '', source(index), behind(index));
        }
      } else {
        builder.add(escape.character, source(index), behind(index + escape.length));
        index += escape.length;
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
  const dynamic = isDynamic(cooked.value);
  return { word: { span: spanOf(value, from, index), text: cooked, quoted, dynamic }, next: index };
}

/** A variable in it is replaced when the command runs. */
const isDynamic = (word: string): boolean => /\$[{A-Za-z_]/.test(word);

/** Where the characters end that mean themselves: at a blank, a quote or a backslash. */
function plainEnd(text: string, from: number): number {
  let index = from;
  for (; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 32 || code === 34 || code === 39 || code === 92 || (code >= 9 && code <= 13)) break;
  }
  return index;
}

/**
 * What stands behind a backslash at `at`: the character it means and how many characters that takes; null for an
 * escape that systemd does not know, among them every one for the character 0.
 *
 * Source: systemd 252, src/basic/escape.c:cunescape_one.
 */
export function readEscape(text: string, at: number): { character: string; length: number } | null {
  const simple = simpleEscapes[text[at] ?? ''];
  if (simple !== undefined) return { character: simple, length: 1 };
  const match = /^(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3}))/.exec(text.slice(at, at + 9));
  if (!match) return null;
  const [whole, byte, short, long, octal] = match;
  const code = octal === undefined ? parseInt(byte ?? short ?? long ?? '0', 16) : parseInt(octal, 8);
  if (code === 0 || code > 0x10ffff || (octal !== undefined && code > 255)) return null;
  return { character: String.fromCodePoint(code), length: whole.length };
}

/** Each sign counts once, and of `+`, `!` and `!!` only one is possible; the next character belongs to the path. */
function toCommand(words: Word[]): ExecCommand {
  const command: ExecCommand = { prefixes: [], program: null, arguments: words.slice(1) };
  const first = words[0];
  if (!first) return command;
  const given = new Set<string>();
  let index = 0;
  for (;;) {
    const text = first.text.value;
    const sign = text.startsWith('!!', index) ? '!!' : (text[index] ?? '');
    const group = '+!!'.includes(sign) ? '+' : sign;
    if (sign === '' || !['@', '-', ':', '+', '!', '!!', '|'].includes(sign) || given.has(group)) break;
    given.add(group);
    command.prefixes.push({ sign, span: spanOf(first.text, index, index + sign.length) });
    index += sign.length;
  }
  const text = slice(first.text, index);
  command.program = { ...first, text, span: index === 0 ? first.span : spanOf(first.text, index) };
  return command;
}
