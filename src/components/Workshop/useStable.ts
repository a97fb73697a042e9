import { useLayoutEffect, useRef, useState } from 'react';

/** The same functions at each drawing, which do what the newest ones do: parts that get them need not be drawn anew. */
export function useStable<Actions extends Record<string, (...given: never[]) => void>>(actions: Actions): Actions {
  const newest = useRef(actions);
  useLayoutEffect(() => {
    newest.current = actions;
  });
  const [stable] = useState(
    () =>
      Object.fromEntries(
        Object.keys(actions).map((name) => [name, (...given: never[]) => newest.current[name]?.(...given)]),
      ) as unknown as Actions,
  );
  return stable;
}
