import { useCallback, useEffect, useState, type RefObject } from 'react';
import type { DrawnLines } from '@site/src/workshop/checking';

/** Lines drawn beyond what is in view, at each end: scrolling a little needs no new drawing. */
const margin = 60;

/** Index of the last child that begins at or above `top`; the children follow one another downwards. */
function childAt(children: HTMLCollection, top: number): number {
  let low = 0;
  let high = children.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const child = children[middle];
    if (child instanceof HTMLElement && child.offsetTop <= top) low = middle;
    else high = middle - 1;
  }
  return Math.max(low, 0);
}

/**
 * Which lines of a scrolled editor are to be drawn in full: those in view and some more. A long text is redrawn at
 * each keystroke, and what nobody sees need not be. `box` scrolls; it holds `code`, whose children are the lines.
 */
export function useDrawnLines(box: RefObject<HTMLElement | null>): DrawnLines {
  const [drawn, setDrawn] = useState<DrawnLines>({ first: 1, last: 2 * margin });

  const look = useCallback((): void => {
    const element = box.current;
    const lines = element?.querySelector('pre > code')?.children;
    if (!element || !lines || lines.length === 0) return;
    const first = childAt(lines, element.scrollTop) + 1;
    const last = childAt(lines, element.scrollTop + element.clientHeight) + 1;
    setDrawn((now) => {
      const enough = now.first <= Math.max(1, first - 5) && now.last >= Math.min(lines.length, last + 5);
      return enough ? now : { first: Math.max(1, first - margin), last: last + margin };
    });
  }, [box]);

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    let frame = 0;
    const later = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    };
    element.addEventListener('scroll', later, { passive: true });
    const observer = new ResizeObserver(later);
    observer.observe(element);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      element.removeEventListener('scroll', later);
    };
  }, [box, look]);

  return drawn;
}
