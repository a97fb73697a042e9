import { everyEdition } from '../../plugins/search/editions';
import { hitsOf, isMeant, ranked, type Hit } from './hits';
import type { Pagefind, RawResult } from './pagefind';
import { nameIn, searchesFor, wordsOf } from './query';

export interface Found {
  hits: Hit[];
  /** No place has all words; these have some of them. */
  loose: boolean;
  /** There are more hits than these. */
  more: boolean;
}

/** How many results of the query itself and of each further search are loaded. */
const limits = { first: 15, further: 5 };

async function load(results: RawResult[], query: string): Promise<Hit[]> {
  const unique = [...new Map(results.map((result) => [result.id, result])).values()];
  const pages = await Promise.all(unique.map((result) => result.data()));
  return pages.flatMap((page) => hitsOf(page, query)).filter((hit) => isMeant(hit, query));
}

/** Results that have the most words of the query. */
async function looseResults(search: (query: string) => Promise<RawResult[]>, query: string): Promise<RawResult[]> {
  const lists = await Promise.all(wordsOf(query).map(search));
  const counted = new Map<string, { result: RawResult; score: number }>();
  for (const result of lists.flat()) {
    const known = counted.get(result.id);
    counted.set(result.id, { result, score: (known?.score ?? 0) + 1 });
  }
  return [...counted.values()]
    .sort((a, b) => b.score - a.score)
    .slice(0, limits.first)
    .map(({ result }) => result);
}

/** All hits for a query in one edition, the best first. */
export async function runSearch(pagefind: Pagefind, query: string, edition: string): Promise<Found> {
  const editions = { edition: { any: [edition, everyEdition] } };
  const search = async (text: string, filters = {}): Promise<RawResult[]> =>
    (await pagefind.search(text, { filters: { ...editions, ...filters } })).results;
  const name = nameIn(query);
  const lists = await Promise.all([
    ...searchesFor(query).map((text) => search(text)),
    // The guide has few pages; among hundreds of entries they would never be seen.
    search(query, { area: 'Leitfaden' }),
    ...(name === null ? [] : [search(name, { area: 'Referenz' })]),
  ]);
  const results = lists.flatMap((list, index) => list.slice(0, index === 0 ? limits.first : limits.further));
  const more = (lists[0]?.length ?? 0) > limits.first;
  if (results.length > 0) return { hits: ranked(await load(results, query)), loose: false, more };
  return { hits: ranked(await load(await looseResults(search, query), query)), loose: true, more: false };
}
