import { escapeText } from '@site/src/markup/escape';

const dot = '•';

/** A line without colours. */
export const plainLine = (text: string): string => `<span class="line">${escapeText(text)}\n</span>`;

/**
 * Shows what was typed before the text has been analysed: within a line the letters join the word that they stand in;
 * several lines are drawn without colours. `lines` is what `code` shows, line by line; what is changed here is written
 * there, too, so that the next picture replaces it.
 */
export function drawTyped(
  code: Element,
  lines: string[],
  before: string,
  after: string,
  hide: (text: string) => string = (text) => text,
): void {
  const { start, end } = changed(before, after);
  const removed = before.slice(start, before.length - end);
  const added = after.slice(start, after.length - end);
  const number = lineAt(before, start);
  // A search from -1 would look at the first character, too
  const lineStart = start === 0 ? 0 : before.lastIndexOf('\n', start - 1) + 1;
  const line = code.children[number];
  if (line && !/[\n\r]/.test(removed + added) && write(line, start - lineStart, removed.length, added)) {
    lines[number] = '';
    return;
  }
  const last = number + lineAt(removed, removed.length);
  const lineEnd = after.indexOf('\n', after.length - end);
  const fresh = hide(after)
    .slice(lineStart, lineEnd < 0 ? undefined : lineEnd)
    .split('\n')
    .map((part) => plainLine(part.replace(/\r$/, '')));
  for (let index = last; index >= number; index -= 1) code.children[index]?.remove();
  const next = code.children[number];
  if (next) next.insertAdjacentHTML('beforebegin', fresh.join(''));
  else code.insertAdjacentHTML('beforeend', fresh.join(''));
  lines.splice(number, last - number + 1, ...fresh);
}

/** How many characters two texts share at their beginning, and how many of the others at their end. */
function changed(before: string, after: string): { start: number; end: number } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let end = 0;
  while (
    end < shorter - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  )
    end += 1;
  return { start, end };
}

/** Number of line breaks in front of an offset. */
function lineAt(text: string, offset: number): number {
  let number = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) number += 1;
  return number;
}

/** Takes characters out of a line from a column on, and puts others there; false where the line has no such column. */
function write(line: Element, column: number, removed: number, added: string): boolean {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  let offset = 0;
  let left = removed;
  let place: { node: Text; at: number } | null = null;
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const { length } = node;
    if (!place && column <= offset + length) place = { node, at: column - offset };
    if (place && left > 0) {
      const from = Math.max(column - offset, 0);
      const count = Math.min(left, length - from);
      node.deleteData(from, count);
      left -= count;
    }
    offset += length;
    if (place && left === 0) break;
  }
  if (!place) return false;
  const around = place.node.data.charAt(place.at - 1) + place.node.data.charAt(place.at);
  place.node.insertData(place.at, around.includes(dot) ? dot.repeat(added.length) : added.replaceAll('\0', '\uFFFD'));
  return true;
}
