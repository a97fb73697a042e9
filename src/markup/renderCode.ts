import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Analysis, Annotation, Diagnostic, Token } from '../engine/types';
import { LineIndex } from '../engine/text/lineIndex';
import type { Notes } from './notes';

export interface CodeOptions {
  /** Lines to be highlighted, from 1. */
  highlighted?: ReadonlySet<number>;
}

interface Place {
  start: number;
  end: number;
}

/** Draws a text: one element a line; in it coloured tokens, marked diagnostics, and an anchor for each annotation. */
export function renderCode(text: string, analysis: Analysis, notes: Notes, options: CodeOptions = {}): Element[] {
  const lines = new LineIndex(text);
  const painter = new Painter(text, analysis, notes);
  const result: Element[] = [];
  // A line break at the end of the text begins no line of its own
  const count = text.endsWith('\n') ? lines.lineCount - 1 : lines.lineCount;
  for (let line = 1; line <= count; line += 1) {
    const start = lines.startOfLine(line);
    const next = line < lines.lineCount ? lines.startOfLine(line + 1) : text.length;
    const end = start + text.slice(start, next).replace(/[\r\n]+$/, '').length;
    const severity = painter.severityOf(start, end);
    result.push(
      h(
        'span',
        {
          className: ['line', ...(options.highlighted?.has(line) ? ['theme-code-block-highlighted-line'] : [])],
          ...(severity === null ? {} : { dataLineSeverity: severity }),
        },
        [...painter.paint(start, end), { type: 'text', value: '\n' }],
      ),
    );
  }
  return result;
}

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
  private readonly diagnostics: Diagnostic[];

  constructor(
    private readonly text: string,
    analysis: Analysis,
    private readonly notes: Notes,
  ) {
    this.tokens = new Cursor(analysis.tokens);
    this.annotations = new Cursor(analysis.annotations);
    this.diagnostics = analysis.diagnostics;
  }

  severityOf(start: number, end: number): string | null {
    const here = this.diagnostics.filter(
      ({ span }) => overlaps(span, start, end) || (span.start === span.end && span.start >= start && span.start <= end),
    );
    const severities = here.map(({ severity }) => severity);
    return ['error', 'warning', 'info'].find((severity) => severities.some((found) => found === severity)) ?? null;
  }

  paint(start: number, end: number): ElementContent[] {
    const annotations = this.annotations.in(start, end);
    const tokens = this.tokens.in(start, end);
    const diagnostics = this.diagnostics.filter(({ span }) => overlaps(span, start, end));
    return this.level(annotations, tokens, diagnostics, start, end);
  }

  /** The outermost annotations of a range as elements, with what lies inside them drawn the same way. */
  private level(
    annotations: Annotation[],
    tokens: Token[],
    diagnostics: Diagnostic[],
    start: number,
    end: number,
  ): ElementContent[] {
    const result: ElementContent[] = [];
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
      result.push(...this.plain(tokens, diagnostics, offset, from));
      const isLeaf = !inner.some((candidate) => overlaps(candidate.span, annotation.span.start, annotation.span.end));
      result.push(this.element(annotation, isLeaf, this.level(inner, tokens, diagnostics, from, to)));
      offset = to;
      index = next;
    }
    result.push(...this.plain(tokens, diagnostics, offset, end));
    return result;
  }

  private element(annotation: Annotation, isLeaf: boolean, children: ElementContent[]): Element {
    const target = this.notes.targets.get(annotation);
    const first = target !== undefined && !this.notes.seen.has(target.id);
    if (target) this.notes.seen.add(target.id);
    const common = {
      ...(first ? { id: tokenId(target.id) } : {}),
      dataAnnotation: annotation.entry,
      dataRole: annotation.role,
    };
    if (!isLeaf || !target) return h('span', common, children);
    return h('a', { href: `#${target.id}`, ...common, dataNote: String(target.number) }, children);
  }

  /** Text without annotations: diagnostics around tokens. */
  private plain(tokens: Token[], diagnostics: Diagnostic[], start: number, end: number): ElementContent[] {
    if (start >= end) return [];
    const cuts = new Set([start, end]);
    for (const { span } of diagnostics) {
      if (span.start > start && span.start < end) cuts.add(span.start);
      if (span.end > start && span.end < end) cuts.add(span.end);
    }
    const places = [...cuts].sort((a, b) => a - b);
    return places.slice(1).flatMap((to, index) => {
      const from = places[index] ?? start;
      const around = diagnostics.filter(({ span }) => span.start <= from && span.end >= to);
      return around.reduce<ElementContent[]>(
        (children, { code, severity }) => [h('span', { dataDiagnostic: code, dataSeverity: severity }, children)],
        this.coloured(tokens, from, to),
      );
    });
  }

  private coloured(tokens: Token[], start: number, end: number): ElementContent[] {
    const result: ElementContent[] = [];
    let offset = start;
    for (const { span, kind } of tokens) {
      if (!overlaps(span, start, end)) continue;
      const from = Math.max(span.start, start);
      const to = Math.min(span.end, end);
      if (from > offset) result.push({ type: 'text', value: this.text.slice(offset, from) });
      const value = this.text.slice(from, to);
      result.push(h('span', { className: ['token', kind] }, value));
      offset = to;
    }
    if (offset < end) result.push({ type: 'text', value: this.text.slice(offset, end) });
    return result;
  }
}

/** Id of the token that the entry of a list leads back to. */
export const tokenId = (noteId: string): string => `${noteId}--token`;
