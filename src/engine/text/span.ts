/** A range of UTF-16 offsets into a text, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

export const span = (start: number, end: number): Span => ({ start, end });

export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** Smallest span that holds both. */
export const join = (first: Span, second: Span): Span =>
  span(Math.min(first.start, second.start), Math.max(first.end, second.end));
