import type { ElementContent } from 'hast';
import { h } from 'hastscript';

/** A German text in which backticks mark code. */
export function inline(text: string): ElementContent[] {
  return text
    .split('`')
    .map((part, index): ElementContent => (index % 2 === 1 ? h('code', part) : { type: 'text', value: part }))
    .filter((node) => node.type !== 'text' || node.value !== '');
}
