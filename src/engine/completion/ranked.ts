import type { Catalogue, EntryId } from '../types';
import type { Completion } from './types';

/** Most suggestions that are listed. */
const limit = 50;

/**
 * What begins with the written word, then what contains it; each with known texts first: they are written for what
 * is used. Upper and lower case count as equal. A word that is complete already is not suggested.
 */
export function ranked(candidates: Iterable<Completion>, written: string): Completion[] {
  const wanted = written.toLowerCase();
  const groups: Completion[][] = [[], [], [], []];
  const seen = new Set<string>();
  for (const candidate of candidates) {
    const label = candidate.label.toLowerCase();
    if (seen.has(candidate.label) || candidate.label === written) continue;
    const begins = label.startsWith(wanted) || label.replace(/^--/, '').startsWith(wanted);
    if (!begins && !(wanted.length > 1 && label.includes(wanted))) continue;
    seen.add(candidate.label);
    groups[(begins ? 0 : 2) + (candidate.summary === '' ? 1 : 0)]?.push(candidate);
  }
  return groups.flatMap((group) => group.sort((a, b) => (a.label < b.label ? -1 : 1))).slice(0, limit);
}

/** The sentence of an entry; a directive's text is written once for all its sections. */
export function summaryOf(entry: EntryId, { texts }: Catalogue): string {
  const withoutSection = entry.replace(/^systemd\/[A-Z][A-Za-z]*\./, 'systemd/');
  return (texts[entry] ?? texts[withoutSection])?.summary ?? '';
}

/** Words whose meaning the catalogue lists, and further ones. */
export function words(entry: EntryId, more: Iterable<string>, catalogue: Catalogue): Completion[] {
  const withoutSection = entry.replace(/^systemd\/[A-Z][A-Za-z]*\./, 'systemd/');
  const meanings = { ...catalogue.texts[withoutSection]?.values, ...catalogue.texts[entry]?.values };
  return [...new Set([...more, ...Object.keys(meanings).filter((word) => /^[\w@~+.:/-]+$/.test(word))])].map(
    (word) => ({ label: word, insert: word, entry: null, summary: meanings[word] ?? '' }),
  );
}
