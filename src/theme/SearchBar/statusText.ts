import type { SearchState } from './useSearch';

/** What the search says about its state, seen and heard. Backticks mark code. */
export function statusText({ status, query, hits, loose, more }: SearchState): string {
  if (status === 'missing') {
    return process.env.NODE_ENV === 'production'
      ? 'Die Suche ist gerade nicht erreichbar.'
      : 'In der Vorschau steht die Suche erst nach `npm run build` bereit.';
  }
  if (status === 'idle') return '';
  if (query === '') return 'Die Suche läuft …';
  if (hits.length === 0) return `Keine Treffer für „${query}“`;
  if (loose) return `${hits.length} Treffer mit einem Teil der Wörter. Keine Stelle enthält alle.`;
  return more ? `Die ${hits.length} besten Treffer` : `${hits.length} Treffer`;
}
