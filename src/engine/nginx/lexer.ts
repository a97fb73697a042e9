import { span, type Span } from '../text/span';
import type { Problem } from './problem';
import { makeWord, type Word } from './word';

/** The words of one statement and what ended them; `end` is the offset of that character, whose line nginx names. */
export interface Head {
  kind: 'simple' | 'block' | 'close' | 'end';
  words: Word[];
  end: number;
}

/** nginx reads the file in pieces of this size; no word may be longer (NGX_CONF_BUFFER). */
const buffer = 4096;

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 13 || code === 10;

/**
 * Cuts a text into statements as nginx does: words end at a blank, `;` or `{`; a quote, a comment and `}` are special
 * only where a word could begin; behind a closing quote only a blank, `;`, `{` or `)` may follow.
 *
 * Source: nginx 1.22.1, src/core/ngx_conf_file.c:ngx_conf_read_token.
 */
export class Lexer {
  readonly comments: Span[] = [];
  readonly problems: Problem[] = [];
  private offset = 0;
  /** Quotes that are known to have no end, so that a text full of them is still read once. */
  private readonly endless = new Set<string>();

  constructor(readonly text: string) {}

  /** The next statement. */
  next(): Head {
    const { text } = this;
    const words: Word[] = [];
    let startsLine = false;
    const add = (word: Word): void => {
      word.startsLine = startsLine;
      words.push(word);
      startsLine = false;
    };
    for (;;) {
      const code = this.offset < text.length ? text.charCodeAt(this.offset) : -1;
      if (code === -1) return { kind: 'end', words, end: text.length };
      const at = this.offset;
      if (isBlank(code)) {
        startsLine ||= code === 10;
        this.offset += 1;
      } else if (code === 35) this.comment();
      else if (code === 59 || code === 123) {
        this.offset += 1;
        if (code === 123) return { kind: 'block', words, end: at };
        if (words.length > 0) return { kind: 'simple', words, end: at };
        this.problems.push({ kind: 'empty-statement', span: span(at, at + 1) });
      } else if (code === 125) {
        this.offset += 1;
        return { kind: 'close', words, end: at };
      } else if (code === 34 || code === 39) add(this.quoted(code === 34 ? '"' : "'"));
      else add(this.bare());
    }
  }

  /** Skips what is not made of statements: the code of a Lua block, up to its closing brace. */
  skipLua(): Span {
    const start = this.offset;
    this.offset = endOfLua(this.text, start);
    return span(start, this.offset);
  }

  private comment(): void {
    const start = this.offset;
    const found = this.text.indexOf('\n', start);
    const end = found < 0 ? this.text.length : found;
    const shown = span(start, this.text[end - 1] === '\r' ? end - 1 : end);
    this.comments.push(shown);
    this.offset = end;
    this.checkLength(shown);
  }

  private quoted(quote: '"' | "'"): Word {
    const { text } = this;
    const start = this.offset;
    let index = this.endless.has(quote) ? text.length : start + 1;
    while (index < text.length && text[index] !== quote) index += text[index] === '\\' ? 2 : 1;
    if (index >= text.length) return this.unclosed(quote, start);
    const whole = span(start, index + 1);
    this.checkLength(whole);
    this.offset = index + 1;
    const next = this.offset < text.length ? text.charCodeAt(this.offset) : 32;
    if (!isBlank(next) && next !== 59 && next !== 123 && next !== 41) {
      this.problems.push({ kind: 'behind-quote', span: span(this.offset, this.offset + 1), opened: whole });
    }
    return makeWord(text, start + 1, index, whole, quote);
  }

  /** For the reader the word ends with its line; what follows is still explained. */
  private unclosed(quote: '"' | "'", start: number): Word {
    const { text } = this;
    this.endless.add(quote);
    const found = text.indexOf('\n', start);
    let end = found < 0 ? text.length : found;
    while (end > start + 1 && (isBlank(text.charCodeAt(end - 1)) || text[end - 1] === ';')) end -= 1;
    this.offset = end;
    this.problems.push({ kind: 'unclosed-quote', span: span(start, end), quote });
    return makeWord(text, start + 1, end, span(start, end), quote);
  }

  private bare(): Word {
    const { text } = this;
    const start = this.offset;
    let index = start;
    let variable = false;
    for (; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code === 123 && variable) continue;
      variable = code === 36;
      if (code === 92) index += 1;
      else if (isBlank(code) || code === 59 || code === 123) break;
    }
    this.offset = Math.min(index, text.length);
    const whole = span(start, this.offset);
    this.checkLength(whole);
    return makeWord(text, start, this.offset, whole, null);
  }

  private checkLength(place: Span): void {
    const units = place.end - place.start;
    if (units * 3 < buffer) return;
    let bytes = 0;
    for (let index = place.start; index < place.end && bytes < buffer; index += 1) {
      const code = this.text.charCodeAt(index);
      bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3;
    }
    if (bytes >= buffer) this.problems.push({ kind: 'too-long', span: place });
  }
}

/**
 * Offset of the brace that closes a Lua block; braces in strings, long strings and comments do not count.
 *
 * Source: lua-nginx-module, src/ngx_http_lua_lex.rl.
 */
function endOfLua(text: string, start: number): number {
  let depth = 0;
  let index = start;
  while (index < text.length) {
    const character = text[index] ?? '';
    if (character === '"' || character === "'") {
      index += 1;
      while (index < text.length && text[index] !== character && text[index] !== '\n')
        index += text[index] === '\\' ? 2 : 1;
    } else if (character === '-' && text[index + 1] === '-') {
      const long = endOfLongBracket(text, index + 2);
      if (long === null) while (index < text.length && text[index] !== '\n') index += 1;
      else index = long;
    } else if (character === '[') {
      index = endOfLongBracket(text, index) ?? index;
    } else if (character === '{') depth += 1;
    else if (character === '}') {
      if (depth === 0) return index;
      depth -= 1;
    }
    index += 1;
  }
  return text.length;
}

/** Last offset of `[[ … ]]` or `[=[ … ]=]`; null where none begins or it has no end. */
function endOfLongBracket(text: string, start: number): number | null {
  if (text[start] !== '[') return null;
  let level = 0;
  while (text[start + 1 + level] === '=') level += 1;
  if (text[start + 1 + level] !== '[') return null;
  const close = `]${'='.repeat(level)}]`;
  const found = text.indexOf(close, start + level + 2);
  return found < 0 ? text.length - 1 : found + close.length - 1;
}
