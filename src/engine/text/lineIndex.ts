/** Line and column, both from 1; columns count UTF-16 units. */
export interface Position {
  line: number;
  column: number;
}

/** Finds the line of an offset in logarithmic time; lines end with LF, CRLF or CR. */
export class LineIndex {
  private readonly starts: number[] = [0];

  constructor(text: string) {
    for (let offset = 0; offset < text.length; offset += 1) {
      const code = text.charCodeAt(offset);
      if (code === 10 || (code === 13 && text.charCodeAt(offset + 1) !== 10)) this.starts.push(offset + 1);
    }
  }

  get lineCount(): number {
    return this.starts.length;
  }

  position(offset: number): Position {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.starts[low] ?? 0) + 1 };
  }

  /** Offset of the first character of a line, counted from 1. */
  startOfLine(line: number): number {
    return this.starts[line - 1] ?? this.starts.at(-1) ?? 0;
  }
}
