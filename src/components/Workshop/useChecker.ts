import { useEffect, useState } from 'react';
import type { Catalogue } from '@site/src/catalogue/types';
import type { Bench } from '@site/src/workshop/types';
import { Checker, type FoundIn } from './Checker';

/** Pause in writing, in milliseconds, after which the list of findings follows the text. */
const listPause = 100;

/** What checks the bench, and what it has found when the hand rests. */
export function useChecker(bench: Bench, catalogue: Catalogue): [Checker, FoundIn] {
  const [checker] = useState(() => new Checker(catalogue));
  const [found, setFound] = useState(() => checker.found);
  useEffect(() => {
    let timer: number | undefined;
    const end = checker.start(() => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setFound(checker.found), listPause);
    });
    return () => {
      window.clearTimeout(timer);
      end();
    };
  }, [checker]);
  useEffect(() => checker.update(bench), [checker, bench]);
  return [checker, found];
}
