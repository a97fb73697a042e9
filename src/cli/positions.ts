import { LineIndex } from '../engine/text/lineIndex';
import type { Span } from '../engine/types';

/** A place in a file, from 1; columns count code points, the end is exclusive. */
export interface Range {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
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

  /** Text of a line without its line break. */
  line(number: number): string {
    const start = this.lines.startOfLine(number);
    const end = number < this.lines.lineCount ? this.lines.startOfLine(number + 1) : this.text.length;
    return this.text.slice(start, end).replace(/[\r\n]+$/, '');
  }

  private position(offset: number): { line: number; column: number } {
    const { line, column } = this.lines.position(offset);
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
