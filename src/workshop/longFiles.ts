import type { Span } from '../engine/types';
import type { BenchFile } from './types';

/**
 * Longest text, in UTF-16 units, that is drawn and analysed at each keystroke. A field of the browser needs 0.7 s for
 * 1,000,000 units and more for each of them than the engine (measured in Chromium); real configurations stay far below.
 */
export const longText = 32_000;

/** Longest section of a long text that is laid in a field. */
const sectionLength = 16_000;

export const isLong = ({ text }: BenchFile): boolean => text.length > longText;

/** What is said instead of explanations. */
export const longNotice =
  'Die Datei hat mehr als 32.000 Zeichen. Sie wird abschnittsweise gezeigt, ohne Farben und Erklärungen; geprüft wird sie ganz, im Hintergrund. Genannt werden höchstens die ersten 500 Diagnosen.';

/** Cuts a text into sections that end with a line where one ends in time, and never within a character. */
export function sectionsOf(text: string): Span[] {
  const sections: Span[] = [];
  for (let start = 0; start < text.length; start = sections.at(-1)?.end ?? text.length)
    sections.push({ start, end: endOfSection(text, start) });
  return sections.length > 0 ? sections : [{ start: 0, end: 0 }];
}

function endOfSection(text: string, start: number): number {
  const most = start + sectionLength;
  if (most >= text.length) return text.length;
  const line = text.lastIndexOf('\n', most - 1);
  if (line >= start) return line + 1;
  const last = text.charCodeAt(most - 1);
  return last >= 0xd800 && last <= 0xdbff ? most - 1 : most;
}

/** Number of the section in which an offset lies. */
export function sectionAt(sections: readonly Span[], offset: number): number {
  const found = sections.findIndex(({ end }) => offset < end);
  return found < 0 ? sections.length - 1 : found;
}
