import type { CalendarPart } from './calendar';

/** Reads from left to right; every method says false where systemd refuses the text. */
export class CalendarReader {
  offset = 0;

  constructor(readonly text: string) {}

  get rest(): string {
    return this.text.slice(this.offset);
  }

  get next(): string {
    return this.text[this.offset] ?? '';
  }

  skipBlanks(): void {
    while (this.next === ' ') this.offset += 1;
  }

  number(seconds: boolean): number | null {
    const from = this.offset;
    while (/\d/.test(this.next)) this.offset += 1;
    if (this.offset === from || this.offset - from > 10) return null;
    let value = Number(this.text.slice(from, this.offset)) * (seconds ? 1e6 : 1);
    if (seconds && this.next === '.' && this.text[this.offset + 1] !== '.') {
      const at = (this.offset += 1);
      while (/\d/.test(this.next)) this.offset += 1;
      if (this.offset === at) return null;
      value += Math.round(Number(`0.${this.text.slice(at, Math.min(this.offset, at + 12))}`) * 1e6);
    }
    return value > 2147483647 ? null : value;
  }

  /** `*`, or values and ranges between commas. */
  chain(seconds: boolean): CalendarPart[] | null {
    if (this.next === '*') {
      this.offset += 1;
      return seconds ? [{ start: 0, stop: null, repeat: 1e6 }] : [];
    }
    const parts: CalendarPart[] = [];
    for (;;) {
      const part = this.part(seconds);
      if (part === null || parts.length >= 240) return null;
      parts.push(part);
      if (this.next !== ',') return parts;
      this.offset += 1;
    }
  }

  private part(seconds: boolean): CalendarPart | null {
    const start = this.number(seconds);
    if (start === null) return null;
    let stop: number | null = null;
    let repeat = 0;
    if (this.rest.startsWith('..')) {
      this.offset += 2;
      stop = this.number(seconds);
      if (stop === null) return null;
      repeat = seconds ? 1e6 : 1;
    }
    if (this.next === '/') {
      this.offset += 1;
      const every = this.number(seconds);
      if (every === null || every === 0) return null;
      repeat = every;
    } else if (seconds && stop !== null && start + repeat > stop) return null;
    return /^(?:$|[ ,\-~:])/.test(this.next) ? { start, stop, repeat } : null;
  }
}
