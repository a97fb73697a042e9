import type { Span } from '../text/span';

/** A range in one of the files that are analysed together. */
export interface Place {
  /** Index of the file. */
  file: number;
  span: Span;
}

export const place = (file: number, span: Span): Place => ({ file, span });
