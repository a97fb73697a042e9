import { useCallback, useEffect, useRef, useState } from 'react';
import { useLocation } from '@docusaurus/router';

/** Anchor of an address; one that cannot be decoded leads nowhere. */
function anchorOf(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return '';
  }
}

interface EntryFilter {
  query: string;
  setQuery: (query: string) => void;
  /** Entry that the address names, also after a change of address without loading, where `:target` stays behind. */
  target: string;
}

/** State of the filter; an address with an anchor clears it, so that its target is never hidden. */
export function useEntryFilter(): EntryFilter {
  const [query, show] = useState('');
  const [target, setTarget] = useState('');
  const latest = useRef('');
  const { hash, key } = useLocation();
  const setQuery = useCallback((next: string) => {
    latest.current = next;
    show(next);
  }, []);
  useEffect(() => {
    const anchor = anchorOf(hash);
    setTarget(anchor);
    if (anchor === '' || latest.current === '') return;
    setQuery('');
    requestAnimationFrame(() => document.getElementById(anchor)?.scrollIntoView());
  }, [hash, key, setQuery]);
  return { query, setQuery, target };
}
