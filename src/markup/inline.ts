import type { ElementContent } from 'hast';
import { h } from 'hastscript';

/** Longest code, in characters, that fits a line of 320 CSS pixels. */
const lineLength = 26;

/** Whether a piece of code is to stay on one line. */
export const isShortCode = (code: string): boolean => code.length <= lineLength;

/** A German text in which backticks mark code. */
export function inline(text: string): ElementContent[] {
  return text
    .split('`')
    .map((part, index): ElementContent =>
      index % 2 === 1
        ? h('code', isShortCode(part) ? { className: ['unbroken'] } : {}, part)
        : { type: 'text', value: part },
    )
    .filter((node) => node.type !== 'text' || node.value !== '');
}
