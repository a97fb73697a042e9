import type { Span } from '../text/span';

/** What is wrong with the structure of a text, before anything is known about directives. */
export type Problem =
  /** A second `;`, or one at the start of a statement. */
  | { kind: 'empty-statement'; span: Span }
  /** Something stands directly behind a closing quote. */
  | { kind: 'behind-quote'; span: Span; opened: Span }
  | { kind: 'unclosed-quote'; span: Span; quote: string }
  /** `}` or the end of the file where `;` was expected; `span` is the last word. */
  | { kind: 'missing-semicolon'; span: Span; at: 'brace' | 'end' }
  | { kind: 'block-without-name'; span: Span }
  | { kind: 'superfluous-brace'; span: Span }
  | { kind: 'unclosed-block'; span: Span; name: string }
  /** A word or comment that does not fit into the buffer of 4096 bytes. */
  | { kind: 'too-long'; span: Span };
