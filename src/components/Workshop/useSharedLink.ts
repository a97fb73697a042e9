import { useEffect } from 'react';
import { isLink, type Read } from '@site/src/workshop/share/link';
import { useStable } from './useStable';

/**
 * Opens what stands behind the `#` of the address, now and when another link is pasted into it. The address is cleared
 * then: what is changed afterwards is not what the link says.
 */
export function useSharedLink<T>(
  read: (hash: string) => Promise<Read<T>>,
  onShared: (shared: T) => void,
  onProblem: (problem: string) => void,
): void {
  const { open, fail } = useStable({ open: onShared, fail: onProblem });
  useEffect(() => {
    let isCurrent = true;
    const look = async (): Promise<void> => {
      const { hash, pathname, search } = window.location;
      if (!isLink(hash)) return;
      window.history.replaceState(window.history.state, '', pathname + search);
      const result = await read(hash);
      if (!isCurrent) return;
      if ('shared' in result) open(result.shared);
      else fail(result.problem);
    };
    const onChange = (): void => void look();
    onChange();
    window.addEventListener('hashchange', onChange);
    return () => {
      isCurrent = false;
      window.removeEventListener('hashchange', onChange);
    };
  }, [read, open, fail]);
}
