import { useEffect, useReducer, type Dispatch } from 'react';
import { emptyBench, reduceBench, type BenchAction } from '@site/src/workshop/bench';
import { takeHandedOver } from '@site/src/workshop/handOver';
import { readBenchLink } from '@site/src/workshop/share/bench';
import type { Bench } from '@site/src/workshop/types';
import { useSharedLink } from './useSharedLink';

/** What lay on the bench when its page was left: only in memory, until the site is left or loaded anew. */
const memory = { bench: emptyBench };

/**
 * The state of the bench; it outlasts a look at another page, and the browser asks before it is lost. `onProblem` is told
 * in German why a link opens nothing.
 */
export function useKeptBench(onProblem: (problem: string) => void): [Bench, Dispatch<BenchAction>] {
  const [bench, dispatch] = useReducer(reduceBench, memory.bench);
  const wouldBeLost = bench.files.some(({ text }) => text.trim() !== '');

  useEffect(() => {
    memory.bench = bench;
  }, [bench]);

  // What was sent here from another page; the programs of an empty bench are those of what comes
  useEffect(() => {
    const handed = takeHandedOver();
    if (!handed) return;
    if (handed.whole) {
      dispatch({ type: 'open', example: handed });
      return;
    }
    if (memory.bench.files.length === 0) dispatch({ type: 'choose-profile', profile: handed.profile });
    dispatch({ type: 'add', files: handed.files });
  }, []);

  useSharedLink(readBenchLink, (example) => dispatch({ type: 'open', example }), onProblem);

  useEffect(() => {
    if (!wouldBeLost) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [wouldBeLost]);

  return [bench, dispatch];
}
