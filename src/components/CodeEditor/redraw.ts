/**
 * Turns the elements of the lines `before` into those of the lines `after`. What is the same at both ends stays as it
 * is: a keystroke costs one line, not the whole text. Each line is the HTML of one element.
 */
export function redraw(parent: Element, before: readonly string[], after: readonly string[]): void {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end))
    end += 1;
  for (let index = before.length - end - 1; index >= start; index -= 1) parent.children[index]?.remove();
  const html = after.slice(start, after.length - end).join('');
  if (html === '') return;
  const next = parent.children[start];
  if (next) next.insertAdjacentHTML('beforebegin', html);
  else parent.insertAdjacentHTML('beforeend', html);
}
