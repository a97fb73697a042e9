import { span, type Span } from './span';

/** Where the characters of a text were read from, one by one; `from` is the index of the text's first character. */
interface Mapping {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly from: number;
}

/**
 * A text as a program sees it – quotes removed, escapes resolved, lines joined – in which every character still
 * knows the range of the source that it was read from.
 */
export interface MappedText {
  readonly value: string;
  /** Offset of the first character; where the text stands when it is empty. */
  readonly anchor: number;
  /** null where the source has the text just so: nearly everywhere, and then there is nothing to remember. */
  readonly mapping: Mapping | null;
}

/** First offset of the source of a character; undefined outside of the text. */
export function startOf({ value, anchor, mapping }: MappedText, index: number): number | undefined {
  if (index < 0 || index >= value.length) return undefined;
  return mapping ? mapping.starts[mapping.from + index] : anchor + index;
}

/** Offset behind the source of a character; undefined outside of the text. */
export function endOf({ value, anchor, mapping }: MappedText, index: number): number | undefined {
  if (index < 0 || index >= value.length) return undefined;
  return mapping ? mapping.ends[mapping.from + index] : anchor + index + 1;
}

export class MappedTextBuilder {
  private value = '';
  /** Offset of the first character, once there is one. */
  private first: number | null = null;
  private starts: number[] | null = null;
  private ends: number[] = [];

  constructor(private readonly anchor: number) {}

  get length(): number {
    return this.value.length;
  }

  /** Appends one character that was read from `start` to `end`. */
  add(character: string, start: number, end: number): void {
    if (this.starts === null && character.length === 1 && end === start + 1 && this.continues(start)) {
      this.first ??= start;
      this.value += character;
      return;
    }
    const starts = this.remember();
    for (let units = character.length; units > 0; units -= 1) {
      starts.push(start);
      this.ends.push(end);
    }
    this.first ??= start;
    this.value += character;
  }

  /** Appends characters that stand in the source just so. */
  addVerbatim(source: string, start: number, end: number): void {
    if (end <= start) return;
    if (this.starts !== null || !this.continues(start)) {
      const starts = this.remember();
      for (let offset = start; offset < end; offset += 1) {
        starts.push(offset);
        this.ends.push(offset + 1);
      }
    }
    this.first ??= start;
    this.value += source.slice(start, end);
  }

  build(): MappedText {
    const anchor = this.first ?? this.anchor;
    const mapping = this.starts === null ? null : { starts: this.starts, ends: this.ends, from: 0 };
    return { value: this.value, anchor, mapping };
  }

  private continues(start: number): boolean {
    return this.first === null || start === this.first + this.value.length;
  }

  /** From here on every character is remembered by itself. */
  private remember(): number[] {
    if (this.starts !== null) return this.starts;
    const first = this.first ?? this.anchor;
    const starts: number[] = [];
    for (let index = 0; index < this.value.length; index += 1) {
      starts.push(first + index);
      this.ends.push(first + index + 1);
    }
    this.starts = starts;
    return starts;
  }
}

/** A piece of a source that is read as it stands. */
export function verbatim(source: string, start: number, end: number): MappedText {
  return { value: source.slice(start, end), anchor: start, mapping: null };
}

/** The part from character `from` to character `to` (exclusive). */
export function slice(text: MappedText, from: number, to = text.value.length): MappedText {
  const { mapping } = text;
  return {
    value: text.value.slice(from, to),
    anchor: placeOf(text, from),
    mapping: mapping && { ...mapping, from: mapping.from + from },
  };
}

/** Where a character stands; behind the last one where there is none. */
const placeOf = (text: MappedText, index: number): number =>
  startOf(text, index) ?? endOf(text, text.value.length - 1) ?? text.anchor;

/** Without blanks at both ends; `isBlank` says what a blank is in this language. */
export function trim(text: MappedText, isBlank: (character: string) => boolean): MappedText {
  let from = 0;
  let to = text.value.length;
  while (from < to && isBlank(text.value[from] ?? '')) from += 1;
  while (to > from && isBlank(text.value[to - 1] ?? '')) to -= 1;
  return from === 0 && to === text.value.length ? text : slice(text, from, to);
}

/** Range of the source that the characters `from` to `to` (exclusive) were read from. */
export function spanOf(text: MappedText, from = 0, to = text.value.length): Span {
  const first = startOf(text, from);
  const last = endOf(text, to - 1);
  if (to <= from || first === undefined || last === undefined) {
    const place = placeOf(text, from);
    return span(place, place);
  }
  return span(first, last);
}
