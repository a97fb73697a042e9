import { describe, expect, it } from 'vitest';
import { grouped, hitsOf, isMeant, ranked } from './hits';
import type { PageResult } from './pagefind';

const entry = (names: string, title = names): PageResult => ({
  url: `/referenz/x/#${title}`,
  excerpt: 'Ein <mark>Auszug</mark>',
  meta: { title, names, group: 'Prozesse', area: 'Referenz', summary: 'Bewirkt a < b.' },
  sub_results: [],
});

const page: PageResult = {
  url: '/docs/uwsgi/',
  excerpt: 'Seite',
  meta: { title: 'uWSGI', area: 'Leitfaden' },
  sub_results: [
    { title: 'uWSGI', url: '/docs/uwsgi/', excerpt: 'schwach', weighted_locations: [{ balanced_score: 1 }] },
    {
      title: 'Dienst',
      url: '/docs/uwsgi/#dienst',
      excerpt: 'stark',
      anchor: { id: 'dienst' },
      weighted_locations: [{ balanced_score: 9 }],
    },
    {
      title: 'Fazit',
      url: '/docs/uwsgi/#fazit',
      excerpt: 'mittel',
      anchor: { id: 'fazit' },
      weighted_locations: [{ balanced_score: 4 }],
    },
  ],
};

const rank = (query: string, names: string): number | undefined => hitsOf(entry(names), query)[0]?.rank;

describe('an entry of the reference', () => {
  it('comes first when the query is one of its spellings', () => {
    expect(rank('--die-on-term', '--die-on-term die-on-term')).toBe(0);
    expect(rank('-w', '--module module -w')).toBe(0);
    expect(rank('Restart=', 'Restart= Restart')).toBe(0);
    expect(rank('Restart=on-failure', 'Restart= Restart')).toBe(0);
    expect(rank('chmod-socket = 660', '--chmod-socket chmod-socket')).toBe(0);
  });

  it('comes after the letter as typed where only the case differs', () => {
    expect(rank('-m', '--master master -M')).toBe(1);
    expect(rank('-m', '--memory-report memory-report -m')).toBe(0);
  });

  it('is an ordinary hit where only its text has the word', () => {
    expect(rank('Worker', '--master master')).toBe(2);
  });

  it('shows its summary, safe as HTML, when it was named', () => {
    expect(hitsOf(entry('--master'), '--master')[0]?.excerpt).toBe('Bewirkt a &lt; b.');
    expect(hitsOf(entry('--master'), 'Auszug')[0]?.excerpt).toBe('Ein <mark>Auszug</mark>');
  });
});

it('shows the two sections of a page that fit best, with their page', () => {
  expect(hitsOf(page, 'x').map(({ title, context }) => [title, context])).toEqual([
    ['Dienst', 'uWSGI'],
    ['Fazit', 'uWSGI'],
  ]);
});

it('keeps each address once, with its best rank, and the order within a rank', () => {
  const a = { url: 'a', title: '', context: '', excerpt: '', area: 'Leitfaden', code: false, rank: 2 };
  const b = { ...a, url: 'b', area: 'Referenz' };
  expect(ranked([a, b, { ...b, rank: 0 }]).map(({ url }) => url)).toEqual(['b', 'a']);
  expect(grouped(ranked([a, b, { ...b, rank: 0 }])).map(({ area }) => area)).toEqual(['Referenz', 'Leitfaden']);
});

describe('isMeant', () => {
  const hit = (excerpt: string) => ({
    url: '',
    title: '',
    context: '',
    excerpt,
    area: '',
    code: false,
    rank: 2 as const,
  });

  it('drops a hit that shares a letter or two with a long word', () => {
    expect(isMeant(hit('set $host <mark>x;</mark>'), 'xqzvwpl')).toBe(false);
  });

  it('keeps a hit with another ending', () => {
    expect(isMeant(hit('Die <mark>Anfragen</mark> warten'), 'Anfrage')).toBe(true);
  });

  it('keeps what a short word finds', () => {
    expect(isMeant(hit('<mark>-w</mark>'), '-w')).toBe(true);
  });
});
