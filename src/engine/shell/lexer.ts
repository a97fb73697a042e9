import { MappedTextBuilder } from '../text/mappedText';
import { span, type Span } from '../text/span';
import type { Word } from './word';

/** What the lexer of a POSIX shell finds, in order of place. */
export type ShellToken =
  | { kind: 'word'; word: Word }
  | { kind: 'operator'; span: Span; text: string }
  | { kind: 'newline'; span: Span }
  | { kind: 'comment'; span: Span }
  | { kind: 'prompt'; span: Span }
  | { kind: 'output'; span: Span };

/** A quote without its counterpart. */
export interface UnterminatedQuote {
  span: Span;
  quote: string;
}

const operators = [
  '<<<',
  '<<-',
  '&>>',
  '&&',
  '||',
  ';;',
  '|&',
  '>>',
  '<<',
  '<>',
  '>&',
  '<&',
  '>|',
  '&>',
  ';',
  '&',
  '|',
  '<',
  '>',
  '(',
  ')',
];

/** `$ `, `user@host:~$ `, `(venv) $ `: what a terminal prints before the command. `# ` stays a comment. */
const promptPattern = /[ \t]*(?:\([^()\n]*\)[ \t]*)?(?:[\w.-]+@[\w.-]+(?::[^\n$#]*)?)?\$(?=[ \t])/y;
const anyPrompt = /^[ \t]*(?:\([^()\n]*\)[ \t]*)?(?:[\w.-]+@[\w.-]+(?::[^\n$#]*)?)?\$[ \t]/m;

const isBlank = (character: string): boolean => character === ' ' || character === '\t' || character === '\r';

/**
 * Splits a shell text into words, operators, comments and lines, in linear time and without an exception.
 *
 * Source: POSIX.1-2017, Shell Command Language, 2.2 and 2.3. In a text with prompts every line without one is output.
 */
export class ShellLexer {
  readonly tokens: ShellToken[] = [];
  readonly unterminated: UnterminatedQuote[] = [];
  private offset = 0;
  private readonly hereDocuments: { delimiter: string; stripTabs: boolean }[] = [];
  private expectsDelimiter: 'no' | 'plain' | 'strip' = 'no';
  private readonly isSession: boolean;

  constructor(private readonly text: string) {
    this.isSession = anyPrompt.test(text);
  }

  run(): this {
    let atLineStart = true;
    while (this.offset < this.text.length) {
      if (atLineStart && this.startLine()) continue;
      atLineStart = this.next();
    }
    return this;
  }

  /** Prompt or output at the start of a line; true where the whole line is done. */
  private startLine(): boolean {
    if (!this.isSession) return false;
    promptPattern.lastIndex = this.offset;
    const match = promptPattern.exec(this.text);
    if (match) {
      const start = this.offset + match[0].search(/\S/);
      this.offset += match[0].length;
      this.tokens.push({ kind: 'prompt', span: span(start, this.offset) });
      return false;
    }
    const end = this.endOfLine();
    if (end > this.offset) this.tokens.push({ kind: 'output', span: span(this.offset, end) });
    this.offset = Math.min(end + 1, this.text.length);
    if (end < this.text.length) this.tokens.push({ kind: 'newline', span: span(end, end + 1) });
    return true;
  }

  /** One token; true where a new line begins. */
  private next(): boolean {
    const { text } = this;
    const character = text[this.offset] ?? '';
    if (isBlank(character)) this.offset += 1;
    else if (character === '\\' && this.continuationLength() > 0) this.offset += this.continuationLength();
    else if (character === '\n') {
      this.tokens.push({ kind: 'newline', span: span(this.offset, this.offset + 1) });
      this.offset += 1;
      this.skipHereDocuments();
      return true;
    } else if (character === '#') {
      const end = this.endOfLine();
      this.tokens.push({ kind: 'comment', span: span(this.offset, end) });
      this.offset = end;
    } else {
      const operator = operators.find((candidate) => text.startsWith(candidate, this.offset));
      if (operator) this.operator(operator);
      else this.word();
    }
    return false;
  }

  private operator(text: string): void {
    this.tokens.push({ kind: 'operator', text, span: span(this.offset, this.offset + text.length) });
    this.offset += text.length;
    this.expectsDelimiter = text === '<<' ? 'plain' : text === '<<-' ? 'strip' : 'no';
  }

  private word(): void {
    const start = this.offset;
    const builder = new MappedTextBuilder(start);
    let quoted = false;
    let dynamic = false;
    while (this.offset < this.text.length) {
      const character = this.text[this.offset] ?? '';
      if (isBlank(character) || character === '\n') break;
      if ('<>;&|()'.includes(character)) break;
      if (character === '\\') {
        quoted = true;
        this.escape(builder);
      } else if (character === "'") {
        quoted = true;
        this.singleQuoted(builder);
      } else if (character === '"') {
        quoted = true;
        dynamic = this.doubleQuoted(builder) || dynamic;
      } else if (character === '$' || character === '`') {
        dynamic = this.substitution(builder) || dynamic;
      } else {
        builder.add(character, this.offset, this.offset + 1);
        this.offset += 1;
      }
    }
    const word: Word = { span: span(start, this.offset), text: builder.build(), quoted, dynamic };
    this.tokens.push({ kind: 'word', word });
    if (this.expectsDelimiter !== 'no') {
      this.hereDocuments.push({ delimiter: word.text.value, stripTabs: this.expectsDelimiter === 'strip' });
      this.expectsDelimiter = 'no';
    }
  }

  private continuationLength(): number {
    if (this.text.startsWith('\\\n', this.offset)) return 2;
    return this.text.startsWith('\\\r\n', this.offset) ? 3 : 0;
  }

  private escape(builder: MappedTextBuilder): void {
    const length = this.continuationLength();
    if (length > 0) {
      this.offset += length;
      return;
    }
    const next = this.text[this.offset + 1];
    builder.add(next ?? '\\', this.offset, this.offset + (next === undefined ? 1 : 2));
    this.offset += next === undefined ? 1 : 2;
  }

  private singleQuoted(builder: MappedTextBuilder): void {
    const start = this.offset;
    const found = this.text.indexOf("'", start + 1);
    const end = found < 0 ? this.text.length : found;
    if (found < 0) this.unterminated.push({ span: span(start, start + 1), quote: "'" });
    builder.addVerbatim(this.text, start + 1, end);
    this.offset = Math.min(end + 1, this.text.length);
  }

  /** True where something inside is only known at run time. */
  private doubleQuoted(builder: MappedTextBuilder): boolean {
    const start = this.offset;
    let dynamic = false;
    this.offset += 1;
    while (this.offset < this.text.length) {
      const character = this.text[this.offset] ?? '';
      if (character === '"') {
        this.offset += 1;
        return dynamic;
      }
      if (character === '\\' && '$`"\\\n'.includes(this.text[this.offset + 1] ?? ' ')) this.escape(builder);
      else if (character === '$' || character === '`') dynamic = this.substitution(builder) || dynamic;
      else {
        builder.add(character, this.offset, this.offset + 1);
        this.offset += 1;
      }
    }
    this.unterminated.push({ span: span(start, start + 1), quote: '"' });
    return dynamic;
  }

  /** `$NAME`, `${…}`, `$(…)`, backticks: kept as they stand. True where it really is a substitution. */
  private substitution(builder: MappedTextBuilder): boolean {
    const start = this.offset;
    const { text } = this;
    if (text[start] === '`') this.offset = this.closing(start + 1, '`');
    else if (text[start + 1] === '(') this.offset = this.closing(start + 2, ')', '(');
    else if (text[start + 1] === '{') this.offset = this.closing(start + 2, '}', '{');
    else {
      this.offset = start + 1;
      while (/[A-Za-z0-9_]/.test(text[this.offset] ?? '')) this.offset += 1;
    }
    builder.addVerbatim(text, start, this.offset);
    return this.offset > start + 1;
  }

  /** Offset behind the sign that closes what is open; the end of the line where there is none. */
  private closing(from: number, close: string, open = ''): number {
    let depth = 1;
    for (let offset = from; offset < this.text.length && this.text[offset] !== '\n'; offset += 1) {
      const character = this.text[offset];
      if (character === close) depth -= 1;
      else if (character === open) depth += 1;
      if (depth === 0) return offset + 1;
    }
    return this.endOfLine();
  }

  private endOfLine(): number {
    const found = this.text.indexOf('\n', this.offset);
    return found < 0 ? this.text.length : found;
  }

  private skipHereDocuments(): void {
    for (const { delimiter, stripTabs } of this.hereDocuments.splice(0)) {
      const start = this.offset;
      while (this.offset < this.text.length) {
        const end = this.endOfLine();
        const line = this.text.slice(this.offset, end).replace(/\r$/, '');
        this.offset = Math.min(end + 1, this.text.length);
        if ((stripTabs ? line.replace(/^\t+/, '') : line) === delimiter) break;
      }
      this.tokens.push({ kind: 'output', span: span(start, this.offset) });
    }
  }
}
