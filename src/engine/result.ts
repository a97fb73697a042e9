import { endOf, spanOf, startOf, type MappedText } from './text/mappedText';
import type { Analysis, Annotation, Diagnostic, Fix, Language, Severity, Span, Token, TokenKind } from './types';

/** Three parts of a message, in the order in which they are read. */
export interface Message {
  what: string;
  follows: string;
  helps: string;
}

/** Collects what the readers of one text find; `finish` puts it in order. */
export class ResultBuilder {
  private readonly tokens: Token[] = [];
  private readonly annotations: Annotation[] = [];
  private readonly diagnostics: Diagnostic[] = [];

  token(kind: TokenKind, span: Span): void {
    if (span.end > span.start) this.tokens.push({ kind, span });
  }

  annotate(annotation: Annotation): void {
    if (annotation.span.end > annotation.span.start) this.annotations.push(annotation);
  }

  report(severity: Severity, code: string, span: Span, message: Message, fixes: Fix[] = []): void {
    const text = [message.what, message.follows, message.helps].filter((part) => part !== '').join(' ');
    this.diagnostics.push({ span, severity, code, message: text, fixes });
  }

  finish(language: Language): Analysis {
    return {
      language,
      tokens: tile(this.tokens),
      annotations: nest(this.annotations),
      diagnostics: this.diagnostics.sort((a, b) => a.span.start - b.span.start || byName(a.code, b.code)),
    };
  }
}

/** Names of rules are ASCII: comparing them needs no knowledge of languages, which takes long. */
export const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By start, longer ranges first; most lists are in order already. */
function inOrder<T extends { span: Span }>(items: T[]): T[] {
  const follows = (a: T, b: T): number => a.span.start - b.span.start || b.span.end - a.span.end;
  for (let index = 1; index < items.length; index += 1) {
    const before = items[index - 1];
    const item = items[index];
    if (before && item && follows(before, item) > 0) return [...items].sort(follows);
  }
  return items;
}

/** In order of place; of two that overlap the first one stays whole. */
function tile(tokens: Token[]): Token[] {
  const sorted = inOrder(tokens);
  const result: Token[] = [];
  let end = 0;
  for (const token of sorted) {
    if (token.span.start < end) continue;
    result.push(token);
    end = token.span.end;
  }
  return result;
}

/** Outer before inner; what would cross another annotation is left out. */
function nest(annotations: Annotation[]): Annotation[] {
  const sorted = inOrder(annotations);
  const result: Annotation[] = [];
  const open: Span[] = [];
  for (const annotation of sorted) {
    while (open.length > 0 && (open.at(-1)?.end ?? 0) <= annotation.span.start) open.pop();
    const outer = open.at(-1);
    if (outer && annotation.span.end > outer.end) continue;
    result.push(annotation);
    open.push(annotation.span);
  }
  return result;
}

/** Colours the source of a text that a program sees in one piece, leaving out what lies between joined lines. */
export function tokenPieces(text: MappedText, kind: TokenKind, builder: ResultBuilder): void {
  if (text.mapping === null) {
    builder.token(kind, spanOf(text));
    return;
  }
  let from = 0;
  for (let index = 1; index <= text.value.length; index += 1) {
    if (index === text.value.length || startOf(text, index) !== endOf(text, index - 1)) {
      builder.token(kind, spanOf(text, from, index));
      from = index;
    }
  }
}
