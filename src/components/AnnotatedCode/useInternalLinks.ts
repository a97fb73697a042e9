import { useCallback, type MouseEvent } from 'react';
import { useHistory } from '@docusaurus/router';

/** For ready-made HTML: its links change the page without loading it anew, like every other link of the site. */
export function useInternalLinks(): (event: MouseEvent) => void {
  const history = useHistory();
  return useCallback(
    (event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      const href = link?.getAttribute('href');
      if (!href?.startsWith('/') || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      history.push(href);
    },
    [history],
  );
}
