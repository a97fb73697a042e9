import { commonEnds } from '@site/src/engine/text/commonEnds';

/**
 * Turns the elements of the lines `before` into those of the lines `after`. What is the same at both ends stays as it
 * is: a keystroke costs one line, not the whole text. Each line is the HTML of one element.
 */
export function redraw(parent: Element, before: readonly string[], after: readonly string[]): void {
  const { start, end } = commonEnds(before, after);
  for (let index = before.length - end - 1; index >= start; index -= 1) parent.children[index]?.remove();
  const html = after.slice(start, after.length - end).join('');
  if (html === '') return;
  const next = parent.children[start];
  if (next) next.insertAdjacentHTML('beforebegin', html);
  else parent.insertAdjacentHTML('beforeend', html);
}
