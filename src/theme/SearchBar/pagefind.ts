/** The part of Pagefind's browser API that the search uses, and how it is loaded. */
export interface SubResult {
  title: string;
  url: string;
  excerpt: string;
  anchor?: { id: string };
  weighted_locations?: { balanced_score: number }[];
}

export interface PageResult {
  url: string;
  excerpt: string;
  meta: Record<string, string | undefined>;
  sub_results: SubResult[];
}

export interface RawResult {
  id: string;
  score: number;
  data: () => Promise<PageResult>;
}

export interface Pagefind {
  options: (options: { baseUrl: string; excerptLength: number }) => Promise<void>;
  init: () => Promise<void>;
  search: (query: string, options: { filters: Record<string, unknown> }) => Promise<{ results: RawResult[] }>;
}

const loaded = new Map<string, Promise<Pagefind>>();

async function load(baseUrl: string): Promise<Pagefind> {
  const address = `${baseUrl}pagefind/pagefind.js`;
  const pagefind = (await import(/* webpackIgnore: true */ address)) as Pagefind;
  await pagefind.options({ baseUrl, excerptLength: 22 });
  await pagefind.init();
  return pagefind;
}

/** Loads the index on first use; fails where there is none, as in a preview before the first build. */
export function loadPagefind(baseUrl: string): Promise<Pagefind> {
  const pending = loaded.get(baseUrl) ?? load(baseUrl);
  loaded.set(baseUrl, pending);
  pending.catch(() => loaded.delete(baseUrl));
  return pending;
}
