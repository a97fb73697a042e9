import { readEscape } from '../shell/execLine';

/** How a value is taken apart; the flags of `extract_first_word`. */
export interface ExtractFlags {
  /** Characters between words; blanks where nothing is said. */
  separators?: string;
  /** Quotes enclose a word and are dropped. */
  unquote?: boolean;
  /** C escapes are resolved, unknown ones are an error. */
  unescape?: boolean;
  /** A backslash before a separator takes away its meaning. */
  unescapeSeparators?: boolean;
  /** A backslash is a character like any other. */
  retainEscape?: boolean;
  /** Each separator counts: `a::b` has an empty word in the middle. */
  separate?: boolean;
}

export interface Extracted {
  /** The word, quotes and escapes resolved. */
  word: string;
  from: number;
  to: number;
  /** Where to go on; null behind the last word. */
  next: number | null;
}

const blanks = ' \t\n\r';

/**
 * The next word of a text; null where none is left, `invalid` for an open quote or an unknown escape.
 *
 * Source: systemd 252, src/basic/extract-word.c:extract_first_word.
 */
export function extractWord(text: string, at: number | null, flags: ExtractFlags = {}): Extracted | null | 'invalid' {
  if (at === null) return null;
  const separators = flags.separators ?? blanks;
  let index = at;
  for (; index < text.length && separators.includes(text[index] ?? ''); index += 1) {
    if (flags.separate) return { word: '', from: index, to: index, next: index + 1 };
  }
  if (index >= text.length) return flags.separate ? { word: '', from: index, to: index, next: null } : null;
  const from = index;
  let word = '';
  let quote = '';
  for (; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (character === '\\' && !flags.retainEscape) {
      index += 1;
      if (index >= text.length) return 'invalid';
      const next = text[index] ?? '';
      const escape = flags.unescape ? readEscape(text, index) : null;
      if (escape) {
        word += escape.character;
        index += escape.length - 1;
      } else if (flags.unescapeSeparators && (separators.includes(next) || next === '\\')) word += next;
      else if (flags.unescape || flags.unescapeSeparators) return 'invalid';
      else word += next;
    } else if (quote !== '') {
      if (character === quote) quote = '';
      else word += character;
    } else if (flags.unquote && (character === '"' || character === "'")) quote = character;
    else if (separators.includes(character)) {
      const to = index;
      if (flags.separate) return { word, from, to, next: index + 1 };
      while (index < text.length && separators.includes(text[index] ?? '')) index += 1;
      return { word, from, to, next: index < text.length ? index : null };
    } else word += character;
  }
  return quote === '' ? { word, from, to: index, next: null } : 'invalid';
}

/** All words up to the first one that cannot be read. */
export function extractWords(
  text: string,
  flags: ExtractFlags = {},
  start = 0,
): { words: Extracted[]; valid: boolean; end: number } {
  const words: Extracted[] = [];
  let at: number | null = start;
  for (;;) {
    const found = extractWord(text, at, flags);
    if (found === null || found === 'invalid') return { words, valid: found === null, end: at ?? text.length };
    words.push(found);
    at = found.next;
  }
}
