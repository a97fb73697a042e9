import { span, type Span } from './span';

/**
 * A text as a program sees it – quotes removed, escapes resolved, lines joined – in which every character still
 * knows the range of the source that it was read from.
 */
export interface MappedText {
  readonly value: string;
  /** Per character of `value`: first offset of its source. */
  readonly starts: readonly number[];
  /** Per character of `value`: offset behind its source. */
  readonly ends: readonly number[];
  /** Where the text stands when it is empty. */
  readonly anchor: number;
}

export class MappedTextBuilder {
  private value = '';
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];

  constructor(private readonly anchor: number) {}

  get length(): number {
    return this.value.length;
  }

  /** Appends one character that was read from `start` to `end`. */
  add(character: string, start: number, end: number): void {
    for (const unit of character.split('')) {
      this.value += unit;
      this.starts.push(start);
      this.ends.push(end);
    }
  }

  /** Appends characters that stand in the source just so. */
  addVerbatim(source: string, start: number, end: number): void {
    for (let offset = start; offset < end; offset += 1) {
      this.starts.push(offset);
      this.ends.push(offset + 1);
    }
    this.value += source.slice(start, end);
  }

  build(): MappedText {
    return { value: this.value, starts: this.starts, ends: this.ends, anchor: this.anchor };
  }
}

/** A piece of a source that is read as it stands. */
export function verbatim(source: string, start: number, end: number): MappedText {
  const builder = new MappedTextBuilder(start);
  builder.addVerbatim(source, start, end);
  return builder.build();
}

/** The part from character `from` to character `to` (exclusive). */
export function slice(text: MappedText, from: number, to = text.value.length): MappedText {
  return {
    value: text.value.slice(from, to),
    starts: text.starts.slice(from, to),
    ends: text.ends.slice(from, to),
    anchor: from < text.starts.length ? (text.starts[from] ?? text.anchor) : (text.ends.at(-1) ?? text.anchor),
  };
}

/** Without blanks at both ends; `isBlank` says what a blank is in this language. */
export function trim(text: MappedText, isBlank: (character: string) => boolean): MappedText {
  let from = 0;
  let to = text.value.length;
  while (from < to && isBlank(text.value[from] ?? '')) from += 1;
  while (to > from && isBlank(text.value[to - 1] ?? '')) to -= 1;
  return slice(text, from, to);
}

/** Range of the source that the characters `from` to `to` (exclusive) were read from. */
export function spanOf(text: MappedText, from = 0, to = text.value.length): Span {
  const first = text.starts[from];
  const last = text.ends[to - 1];
  if (to <= from || first === undefined || last === undefined) {
    const place = first ?? text.ends.at(-1) ?? text.anchor;
    return span(place, place);
  }
  return span(first, last);
}
