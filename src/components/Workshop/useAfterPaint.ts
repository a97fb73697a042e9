import { useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Calls `action` when the next frame has been painted, with what was given last; at the latest when the part goes. */
export function useAfterPaint<Given>(action: (given: Given) => void): (given: Given) => void {
  const newest = useRef(action);
  const waiting = useRef<{ given: Given } | null>(null);
  useLayoutEffect(() => {
    newest.current = action;
  });
  const [{ ask, run }] = useState(() => {
    const run = (): void => {
      const { current } = waiting;
      waiting.current = null;
      if (current) newest.current(current.given);
    };
    const ask = (given: Given): void => {
      if (!waiting.current) requestAnimationFrame(() => window.setTimeout(run));
      waiting.current = { given };
    };
    return { ask, run };
  });
  useEffect(() => run, [run]);
  return ask;
}
