import { describe, expect, it } from 'vitest';
import type { Pagefind, RawResult } from './pagefind';
import { runSearch } from './runSearch';

interface Asked {
  query: string;
  filters: Record<string, unknown>;
}

/** An index that knows the given addresses by query, and notes what it was asked. */
function fakeIndex(known: Record<string, string[]>, asked: Asked[] = []): Pagefind {
  const result = (url: string): RawResult => ({
    id: url,
    score: 1,
    data: () =>
      Promise.resolve({ url, excerpt: '', meta: { title: url, names: url, area: 'Referenz' }, sub_results: [] }),
  });
  return {
    options: () => Promise.resolve(),
    init: () => Promise.resolve(),
    search: (query, { filters }) => {
      asked.push({ query, filters });
      return Promise.resolve({ results: (known[query] ?? []).map(result) });
    },
  };
}

describe('runSearch', () => {
  it('asks for the edition that is read and for what belongs to all', async () => {
    const asked: Asked[] = [];
    await runSearch(fakeIndex({}, asked), 'Worker', '1.0');
    expect(asked.length).toBeGreaterThan(0);
    for (const { filters } of asked) expect(filters.edition).toEqual({ any: ['1.0', 'alle'] });
  });

  it('puts the name that was typed first, whatever Pagefind thinks', async () => {
    const { hits } = await runSearch(fakeIndex({ '--master': ['--log-master', '--master'] }), '--master', '1.0');
    expect(hits.map(({ url }) => url)).toEqual(['--master', '--log-master']);
  });

  it('finds a rejected word under the term of this site', async () => {
    const { hits } = await runSearch(fakeIndex({ Zeitlimit: ['harakiri'] }), 'Timeout', '1.0');
    expect(hits.map(({ url }) => url)).toEqual(['harakiri']);
  });

  it('falls back to places with most of the words', async () => {
    const index = fakeIndex({ python: ['a', 'b'], application: ['b'] });
    const { hits, loose } = await runSearch(index, 'no python application', '1.0');
    expect(loose).toBe(true);
    expect(hits.map(({ url }) => url)).toEqual(['b', 'a']);
  });

  it('says when there is more than it shows', async () => {
    const many = Array.from({ length: 40 }, (_, index) => `x${index}`);
    expect((await runSearch(fakeIndex({ Worker: many }), 'Worker', '1.0')).more).toBe(true);
    expect((await runSearch(fakeIndex({ Worker: ['a'] }), 'Worker', '1.0')).more).toBe(false);
  });
});
