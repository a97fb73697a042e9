import { LineIndex } from '../engine/text/lineIndex';
import type { Span } from '../engine/types';

/** A place in a file, from 1; columns count code points, the end is exclusive. */
export interface Range {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** A piece of a line, see `Positions.around`. */
export interface Surroundings {
  before: string;
  after: string;
  isCut: boolean;
  goesOn: boolean;
}

/** Turns UTF-16 offsets of the engine into lines and columns in logarithmic time. */
export class Positions {
  private readonly lines: LineIndex;
  /** Offsets of the second half of every surrogate pair, ascending. */
  private readonly lowHalves: number[] = [];

  constructor(private readonly text: string) {
    this.lines = new LineIndex(text);
    for (const { index } of text.matchAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)) this.lowHalves.push(index + 1);
  }

  range({ start, end }: Span): Range {
    const from = this.position(start);
    const to = this.position(end);
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  }

  /**
   * What stands around a place in its line, up to `reach` UTF-16 units on both sides: a line may be as long as the
   * file. `before` and `after` are its text up to the place and from there on; `isCut` says whether more of the line
   * precedes it, `goesOn` whether more follows.
   */
  around(line: number, column: number, reach: number): Surroundings {
    const start = this.lines.startOfLine(line);
    const end = this.endOfLine(line);
    const place = this.offsetOf(start, end, column);
    const from = this.characterStart(Math.max(start, place - reach));
    const to = this.characterStart(Math.min(end, place + reach));
    return {
      before: this.text.slice(from, place),
      after: this.text.slice(place, to),
      isCut: from > start,
      goesOn: to < end,
    };
  }

  /** Offset of the line break of a line, or of the end of the text. */
  private endOfLine(line: number): number {
    const start = this.lines.startOfLine(line);
    let end = line < this.lines.lineCount ? this.lines.startOfLine(line + 1) : this.text.length;
    while (end > start && /[\r\n]/.test(this.text[end - 1] ?? '')) end -= 1;
    return end;
  }

  /** Offset of a column, by halving: the column of an offset is known. */
  private offsetOf(start: number, end: number, column: number): number {
    let low = start;
    let high = end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.position(middle).column < column) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Moves away from the middle of a surrogate pair. */
  private characterStart(offset: number): number {
    return this.pairsBefore(offset) > this.pairsBefore(offset - 1) ? offset - 1 : offset;
  }

  private position(offset: number): { line: number; column: number } {
    const { line, column } = this.lines.position(offset);
    if (this.lowHalves.length === 0) return { line, column };
    const pairs = this.pairsBefore(offset) - this.pairsBefore(offset - column + 1);
    return { line, column: column - pairs };
  }

  /** How many surrogate pairs have begun before an offset. */
  private pairsBefore(offset: number): number {
    let low = 0;
    let high = this.lowHalves.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.lowHalves[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
