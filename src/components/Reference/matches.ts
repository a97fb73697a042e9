/** What the filter of the reference looks at. */
export interface Filterable {
  title: string;
  summary: string;
  spellings: string[];
}

/** Whether every word of the query occurs in a name or in the summary, whatever its case. */
export function matches(entry: Filterable, query: string): boolean {
  const text = [entry.title, ...entry.spellings, entry.summary].join('\n').replaceAll('`', '').toLocaleLowerCase('de');
  return query
    .toLocaleLowerCase('de')
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** „1 Eintrag“, „12 Einträge“. */
export const entryCount = (count: number): string => (count === 1 ? '1 Eintrag' : `${count} Einträge`);

/** All entries, or „3 von 12 Einträgen“ while something is filtered. */
export function filterCount(query: string, shown: number, total: number): string {
  if (query.trim() === '') return entryCount(total);
  return `${shown} von ${total} ${total === 1 ? 'Eintrag' : 'Einträgen'}`;
}
