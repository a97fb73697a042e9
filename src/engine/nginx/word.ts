import { span, type Span } from '../text/span';

/** A word of a statement: its value as nginx sees it, and where it stands. */
export interface Word {
  value: string;
  /** With its quotes. */
  span: Span;
  quote: '"' | "'" | null;
  /** Source offset of each unit of `value` and of its end; null where the value stands in the source just so. */
  offsets: number[] | null;
  /** A line break lies between it and the word before. */
  startsLine: boolean;
}

/** Range of the source that a part of the value was read from. */
export function partOf(word: Word, from: number, to: number): Span {
  if (word.offsets) return span(word.offsets[from] ?? word.span.end, word.offsets[to] ?? word.span.end);
  const start = word.span.start + (word.quote === null ? 0 : 1);
  return span(start + from, start + to);
}

/** The value without its quotes. */
export const innerSpan = (word: Word): Span => partOf(word, 0, word.value.length);

const escapes: Record<string, string> = { '"': '"', "'": "'", '\\': '\\', t: '\t', r: '\r', n: '\n' };

/**
 * The word between two offsets of the source. A backslash disappears before `"`, `'` and a backslash, makes a control
 * character of `t`, `r` and `n`, and stays before everything else.
 *
 * Source: nginx 1.22.1, src/core/ngx_conf_file.c:ngx_conf_read_token.
 */
export function makeWord(text: string, start: number, end: number, whole: Span, quote: Word['quote']): Word {
  const raw = text.slice(start, end);
  if (!raw.includes('\\')) return { value: raw, span: whole, quote, offsets: null, startsLine: false };
  let value = '';
  const offsets: number[] = [];
  for (let index = start; index < end; index += 1) {
    const character = text[index] ?? '';
    offsets.push(index);
    const escaped = character === '\\' && index + 1 < end ? escapes[text[index + 1] ?? ''] : undefined;
    if (escaped !== undefined) index += 1;
    value += escaped ?? character;
  }
  offsets.push(end);
  return { value, span: whole, quote, offsets, startsLine: false };
}
