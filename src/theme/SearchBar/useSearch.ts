import { useEffect, useState } from 'react';
import { loadPagefind } from './pagefind';
import { runSearch, type Found } from './runSearch';

export interface SearchState extends Found {
  /** `missing`: there is no index to search in. */
  status: 'idle' | 'searching' | 'done' | 'missing';
  /** The query that the hits belong to. */
  query: string;
}

const idle: SearchState = { status: 'idle', query: '', hits: [], loose: false, more: false };

/** Wait after a keystroke in milliseconds. */
const pause = 120;

/** Hits for what is being typed; older answers never overwrite newer ones. */
export function useSearch(typed: string, edition: string, baseUrl: string): SearchState {
  const [state, setState] = useState<SearchState>(idle);
  const query = typed.trim();
  useEffect(() => {
    let current = true;
    const search = async (): Promise<void> => {
      try {
        const pagefind = await loadPagefind(baseUrl);
        if (!current) return;
        if (query === '') return setState(idle);
        setState((before) => ({ ...before, status: 'searching' }));
        const found = await runSearch(pagefind, query, edition);
        if (current) setState({ status: 'done', query, ...found });
      } catch (error) {
        console.error('Die Suche ist fehlgeschlagen.', error);
        if (current) setState({ ...idle, status: 'missing' });
      }
    };
    const timer = setTimeout(() => void search(), query === '' ? 0 : pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [query, edition, baseUrl]);
  return state;
}
