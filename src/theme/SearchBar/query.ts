import { termsFor } from './synonyms';

/** `--http`, `-w`, `Restart=`, `die-on-term`: one word that names an option or a directive. */
export function nameIn(query: string): string | null {
  const first = query.trim().split(/\s+/)[0] ?? '';
  const name = /^(--?[\w-]+|\[[A-Za-z]+\]|[A-Za-z][\w.-]*)(=?)/.exec(first);
  return name ? `${name[1]}${name[2]}` : null;
}

function replaceWord(query: string, typed: string, term: string): string {
  const start = query.toLowerCase().indexOf(typed);
  return start < 0 ? term : query.slice(0, start) + term + query.slice(start + typed.length);
}

/** `Restart=on-failure` as name and value, and the name alone; what the reference keeps apart. */
function partsOf(query: string): string[] {
  const name = nameIn(query);
  if (name === null || name === query) return [];
  const pair = /^([\w.-]+)\s*=\s*(\S.*)$/.exec(query);
  const apart = pair ? [`${pair[1]} ${pair[2]}`] : [];
  return /^-|=$/.test(name) || pair ? [...apart, name, name.replace(/=$/, '')] : [];
}

/** What to look for, best first: as typed, then name and value apart, then with the words of this site. */
export function searchesFor(typed: string): string[] {
  const query = typed.trim();
  if (query === '') return [];
  const translated = termsFor(query).map((found) => replaceWord(query, found.typed, found.term));
  return [...new Set([query, ...partsOf(query), ...translated])].slice(0, 5);
}

/** Single words of a query that no page has as a whole, the longest first. */
export function wordsOf(query: string): string[] {
  const words = query.split(/[^\p{L}\p{N}=_-]+/u).filter((word) => word.length > 3);
  return [...new Set(words)].sort((a, b) => b.length - a.length).slice(0, 6);
}
