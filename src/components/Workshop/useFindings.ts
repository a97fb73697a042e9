import { useEffect, useRef, useState } from 'react';
import type { ProfileName } from '@site/src/engine/types';
import { unpacked, type CheckAnswer, type CheckRequest } from '@site/src/workshop/checking';
import { isLong } from '@site/src/workshop/longFiles';
import type { BenchFile } from '@site/src/workshop/types';
import type { FoundIn } from './Checker';

/** Pause in writing, in milliseconds, after which long files are checked. */
const pause = 300;

/** The findings of all files, as they are `now`; from a worker of its own where a file is long. */
export function useFindings(files: readonly BenchFile[], now: FoundIn, profile: ProfileName): FoundIn {
  const hasLong = files.some(isLong);
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
        setFound({ files, findings: unpacked(data.findings, files) });
      });
      next.postMessage({
        number: 0,
        files,
        profile,
        active: '',
        drawn: { first: 1, last: 0 },
        shownSecrets: new Set(),
      } satisfies CheckRequest);
    }, pause);
    return () => window.clearTimeout(timer);
  }, [files, profile, isWanted]);

  useEffect(() => () => worker.current?.terminate(), []);
  return found;
}
