import type { Locator } from './test';

interface Rect {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The pieces of an element, one for each line that it is broken into, in the window. */
function piecesOf(locator: Locator): Promise<Rect[]> {
  return locator.evaluate((element) =>
    [...element.getClientRects()].map(({ left, top, right, bottom }) => ({ left, top, right, bottom })),
  );
}

const intersect = (a: Rect, b: Rect): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Whether two elements cover each other anywhere; a token that is broken into lines counts piece by piece. */
export async function cover(one: Locator, other: Locator): Promise<boolean> {
  const [ones, others] = await Promise.all([piecesOf(one), piecesOf(other)]);
  return ones.some((a) => others.some((b) => intersect(a, b)));
}

/** Whether every piece of the element can be seen: inside the window, and nothing lies over it. */
export function isUncovered(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) =>
    [...element.getClientRects()].every(({ left, top, right, bottom }) => {
      const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return seen !== null && element.contains(seen);
    }),
  );
}
