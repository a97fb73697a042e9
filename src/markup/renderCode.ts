import type { Analysis, Annotation, Diagnostic, Severity, Token } from '../engine/types';
import { LineIndex } from '../engine/text/lineIndex';
import { escapeAttribute, escapeText } from './escape';

/** Where the explanation of an annotation stands. */
export interface Target {
  href: string;
  /** Id of the token itself, where the explanation leads back to it. */
  id?: string;
  /** Number of the note in print. */
  number?: number;
}

export type TargetOf = (annotation: Annotation, lineStart: number) => Target | null;

export interface CodeOptions {
  /** Lines to be highlighted, from 1. */
  highlighted?: ReadonlySet<number>;
  /** Lines to be drawn with everything, from 1, the last one included; the others are plain text. Without it all. */
  drawn?: { first: number; last: number };
}

interface Place {
  start: number;
  end: number;
}

/**
 * Draws a text as HTML: one element a line; in it coloured tokens, marked diagnostics, and an anchor for each
 * annotation. `targetOf` is asked once for each drawn piece of an annotation, with the offset of its line; null where
 * nothing explains it.
 */
export function renderCode(
  text: string,
  analysis: Analysis,
  targetOf: TargetOf,
  { highlighted, drawn }: CodeOptions = {},
): string[] {
  const lines = new LineIndex(text);
  const painter = new Painter(text, analysis, targetOf);
  const found = byLine(analysis.diagnostics, lines);
  const result: string[] = [];
  // A line break at the end of the text begins no line of its own
  const count = text.endsWith('\n') ? lines.lineCount - 1 : lines.lineCount;
  for (let line = 1; line <= count; line += 1) {
    const start = lines.startOfLine(line);
    const end = endOfLine(text, start, line < lines.lineCount ? lines.startOfLine(line + 1) : text.length);
    const diagnostics = found.get(line) ?? [];
    const marked = highlighted?.has(line) ? ' theme-code-block-highlighted-line' : '';
    const severity = worst(diagnostics);
    const content =
      drawn && (line < drawn.first || line > drawn.last)
        ? escapeText(text.slice(start, end))
        : painter.paint(start, end, diagnostics);
    result.push(
      `<span class="line${marked}"${severity === null ? '' : ` data-line-severity="${severity}"`}>${content}\n</span>`,
    );
  }
  return result;
}

function endOfLine(text: string, start: number, next: number): number {
  let end = next;
  while (end > start && (text.charCodeAt(end - 1) === 10 || text.charCodeAt(end - 1) === 13)) end -= 1;
  return end;
}

/** The diagnostics that touch each line; one without length counts where it stands. */
function byLine(diagnostics: readonly Diagnostic[], lines: LineIndex): Map<number, Diagnostic[]> {
  const found = new Map<number, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const { start, end } = diagnostic.span;
    const last = lines.position(Math.max(start, end - 1)).line;
    for (let { line } = lines.position(start); line <= last; line += 1) {
      const others = found.get(line);
      if (others) others.push(diagnostic);
      else found.set(line, [diagnostic]);
    }
  }
  return found;
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];

const worst = (diagnostics: readonly Diagnostic[]): Severity | null =>
  severities.find((severity) => diagnostics.some((diagnostic) => diagnostic.severity === severity)) ?? null;

const overlaps = (place: Place, start: number, end: number): boolean => place.start < end && place.end > start;

/** Walks forward through sorted ranges; the lines are painted in order, so nothing is looked at twice. */
class Cursor<T extends { span: Place }> {
  private index = 0;

  constructor(private readonly items: readonly T[]) {}

  /** The items that touch a range; ranges must be asked for in order. */
  in(start: number, end: number): T[] {
    while (this.index < this.items.length && (this.items[this.index]?.span.end ?? 0) <= start) this.index += 1;
    const found: T[] = [];
    for (let next = this.index; next < this.items.length; next += 1) {
      const item = this.items[next];
      if (!item || item.span.start >= end) break;
      if (overlaps(item.span, start, end)) found.push(item);
    }
    return found;
  }
}

class Painter {
  private readonly tokens: Cursor<Token>;
  private readonly annotations: Cursor<Annotation>;
  private lineStart = 0;

  constructor(
    private readonly text: string,
    { tokens, annotations }: Analysis,
    private readonly targetOf: TargetOf,
  ) {
    this.tokens = new Cursor(tokens);
    this.annotations = new Cursor(annotations);
  }

  paint(start: number, end: number, diagnostics: readonly Diagnostic[]): string {
    this.lineStart = start;
    return this.level(this.annotations.in(start, end), this.tokens.in(start, end), diagnostics, start, end);
  }

  /** The outermost annotations of a range as elements, with what lies inside them drawn the same way. */
  private level(
    annotations: readonly Annotation[],
    tokens: readonly Token[],
    diagnostics: readonly Diagnostic[],
    start: number,
    end: number,
  ): string {
    let result = '';
    let offset = start;
    let index = 0;
    while (index < annotations.length) {
      const annotation = annotations[index];
      if (!annotation) break;
      const from = Math.max(annotation.span.start, offset);
      const to = Math.min(annotation.span.end, end);
      let next = index + 1;
      while (next < annotations.length && (annotations[next]?.span.start ?? 0) < annotation.span.end) next += 1;
      const inner = annotations.slice(index + 1, next);
      result += this.plain(tokens, diagnostics, offset, from);
      const isLeaf = !inner.some((candidate) => overlaps(candidate.span, annotation.span.start, annotation.span.end));
      result += this.element(annotation, isLeaf, this.level(inner, tokens, diagnostics, from, to));
      offset = to;
      index = next;
    }
    return result + this.plain(tokens, diagnostics, offset, end);
  }

  private element(annotation: Annotation, isLeaf: boolean, content: string): string {
    const target = this.targetOf(annotation, this.lineStart);
    const common = `${attribute('id', target?.id)}${attribute('data-annotation', annotation.entry)} data-role="${annotation.role}"`;
    if (!isLeaf || !target) return `<span${common}>${content}</span>`;
    return `<a${attribute('href', target.href)}${common}${attribute('data-note', target.number)}>${content}</a>`;
  }

  /** Text without annotations: diagnostics around tokens. */
  private plain(tokens: readonly Token[], diagnostics: readonly Diagnostic[], start: number, end: number): string {
    if (start >= end) return '';
    const cuts = new Set([start, end]);
    for (const { span } of diagnostics) {
      if (span.start > start && span.start < end) cuts.add(span.start);
      if (span.end > start && span.end < end) cuts.add(span.end);
    }
    const places = [...cuts].sort((a, b) => a - b);
    let result = '';
    for (const [index, to] of places.slice(1).entries()) {
      const from = places[index] ?? start;
      result += diagnostics
        .filter(({ span }) => span.start <= from && span.end >= to)
        .reduce(
          (content, { code, severity }) =>
            `<span${attribute('data-diagnostic', code)} data-severity="${severity}">${content}</span>`,
          this.coloured(tokens, from, to),
        );
    }
    return result;
  }

  private coloured(tokens: readonly Token[], start: number, end: number): string {
    let result = '';
    let offset = start;
    for (const { span, kind } of tokens) {
      if (!overlaps(span, start, end)) continue;
      const from = Math.max(span.start, start);
      const to = Math.min(span.end, end);
      result += escapeText(this.text.slice(offset, from));
      result += `<span class="token ${kind}">${escapeText(this.text.slice(from, to))}</span>`;
      offset = to;
    }
    return result + escapeText(this.text.slice(offset, end));
  }
}

const attribute = (name: string, value: string | number | undefined): string =>
  value === undefined ? '' : ` ${name}="${escapeAttribute(String(value))}"`;

/** Id of the token that the entry of a list leads back to. */
export const tokenId = (noteId: string): string => `${noteId}--token`;
