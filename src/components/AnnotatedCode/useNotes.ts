import { useEffect, useState, type RefObject } from 'react';

/** The pages that were fetched for their lists, by address. */
const pages = new Map<string, Promise<Document>>();

function pageAt(path: string): Promise<Document> {
  const known = pages.get(path);
  if (known) return known;
  const page = fetch(path)
    .then((response) => response.text())
    .then((html) => new DOMParser().parseFromString(html, 'text/html'));
  pages.set(path, page);
  return page;
}

/**
 * The list of a block. The built site has it once, in the page's HTML (src/plugins/leanBundle takes it out of the
 * JavaScript): a page that was loaded keeps it, a page that was reached from another one fetches its own HTML.
 */
export function useNotes(block: string, html: string, list: RefObject<HTMLElement | null>): string {
  const [fetched, setFetched] = useState('');
  useEffect(() => {
    if (html !== '' || list.current?.hasChildNodes()) return;
    pageAt(window.location.pathname).then(
      (page) => setFetched(page.querySelector(`[data-notes="${block}"]`)?.innerHTML ?? ''),
      () => undefined,
    );
  }, [block, html, list]);
  return html === '' ? fetched : html;
}
