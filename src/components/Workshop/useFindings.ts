import { useEffect, useMemo, useRef, useState } from 'react';
import type { ProfileName } from '@site/src/engine/types';
import { findingsOf, type Finding } from '@site/src/workshop/checkBench';
import { isLong } from '@site/src/workshop/longFiles';
import type { BenchFile, Checked } from '@site/src/workshop/types';
import type { CheckAnswer, CheckRequest } from './checker.worker';

/** Findings, and the files as they were when they were found. */
export interface FoundIn {
  files: readonly BenchFile[];
  findings: readonly Finding[];
}

/** Pause in writing, in milliseconds, after which long files are checked. */
const pause = 300;

/** The findings of all files: at once, or from a worker where a file is long; then those of the last state it knows. */
export function useFindings(files: readonly BenchFile[], checked: readonly Checked[], profile: ProfileName): FoundIn {
  const hasLong = files.some(isLong);
  const now = useMemo(() => ({ files, findings: findingsOf(checked) }), [files, checked]);
  const later = useWorker(files, profile, hasLong);
  return hasLong ? (later ?? now) : now;
}

function useWorker(files: readonly BenchFile[], profile: ProfileName, isWanted: boolean): FoundIn | null {
  const worker = useRef<Worker>(null);
  const [found, setFound] = useState<FoundIn | null>(null);

  useEffect(() => {
    if (!isWanted) return undefined;
    const timer = window.setTimeout(() => {
      // What is under way is about another text
      worker.current?.terminate();
      const next = new Worker(new URL('./checker.worker.ts', import.meta.url));
      worker.current = next;
      next.addEventListener('message', ({ data }: MessageEvent<CheckAnswer>) => {
        const findings = data.findings.flatMap(({ file, ...rest }) => {
          const known = files[file];
          return known ? [{ file: known, ...rest }] : [];
        });
        setFound({ files, findings });
      });
      next.postMessage({ files, profile } satisfies CheckRequest);
    }, pause);
    return () => window.clearTimeout(timer);
  }, [files, profile, isWanted]);

  useEffect(() => () => worker.current?.terminate(), []);
  return found;
}
