import { partsOf } from './excerpt';
import type { PageResult, SubResult } from './pagefind';
import { nameIn } from './query';

export interface Hit {
  url: string;
  title: string;
  /** Where the hit stands: group of the reference or page of the guide. */
  context: string;
  /** HTML of Pagefind: text with `<mark>`. */
  excerpt: string;
  area: string;
  /** The title is the name of an entry. */
  code: boolean;
  /** 0 = the name itself as typed, 1 = in other letters, 2 = any other hit. */
  rank: number;
}

export interface HitGroup {
  area: string;
  hits: Hit[];
}

const withoutEquals = (name: string): string => name.replace(/=$/, '');

function rankOf(query: string, names: string[]): number {
  const name = nameIn(query);
  const wanted = [query.trim(), ...(name === null ? [] : [name, withoutEquals(name)])];
  if (wanted.some((each) => names.includes(each))) return 0;
  const small = names.map((each) => each.toLowerCase());
  return wanted.some((each) => small.includes(each.toLowerCase())) ? 1 : 2;
}

const weight = ({ weighted_locations: places = [] }: SubResult): number =>
  places.reduce((sum, { balanced_score: score }) => sum + score, 0);

/** The two sections of a page that fit best. */
function sectionsOf(page: PageResult): Hit[] {
  const area = page.meta.area ?? 'Seiten';
  const title = page.meta.title ?? page.url;
  return [...page.sub_results]
    .sort((a, b) => weight(b) - weight(a))
    .slice(0, 2)
    .map((section) => ({
      url: section.url,
      title: section.anchor ? section.title : title,
      context: section.anchor ? title : '',
      excerpt: section.excerpt,
      area,
      code: false,
      rank: 2,
    }));
}

/** Letters that a long word must share with what is found. */
const shared = 3;

/**
 * Whether a hit has to do with the query. Where no word fits, Pagefind shortens the query letter by letter until one
 * does: a hit that shares but a letter or two with a long word is none.
 */
export function isMeant({ excerpt, rank }: Hit, query: string): boolean {
  const longest = Math.max(0, ...query.split(/\s+/).map((word) => word.length));
  if (rank < 2 || longest <= shared) return true;
  const marked = partsOf(excerpt).filter((part) => part.marked);
  return marked.length === 0 || marked.some(({ text }) => text.replace(/[^\p{L}\p{N}]/gu, '').length >= shared);
}

/** What one result of Pagefind shows: an entry of the reference, or the best sections of a page. */
export function hitsOf(page: PageResult, query: string): Hit[] {
  const { names, group = '', area = 'Seiten', title = page.url, summary } = page.meta;
  if (names === undefined) return sectionsOf(page);
  const rank = rankOf(query, names.split(' '));
  const excerpt = rank < 2 && summary ? escape(summary) : page.excerpt;
  return [{ url: page.url, title, context: group, excerpt, area, code: area !== 'Regeln', rank }];
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Each address once, the name that was typed before everything else; otherwise the order stays. */
export function ranked(hits: Hit[]): Hit[] {
  const first = new Map<string, Hit>();
  for (const hit of hits) {
    const known = first.get(hit.url);
    if (!known || hit.rank < known.rank) first.set(hit.url, known ? { ...known, ...hit } : hit);
  }
  return [...first.values()].sort((a, b) => a.rank - b.rank);
}

/** By area; the area of the best hit comes first. */
export function grouped(hits: Hit[]): HitGroup[] {
  const areas = [...new Set(hits.map(({ area }) => area))];
  return areas.map((area) => ({ area, hits: hits.filter((hit) => hit.area === area) }));
}
