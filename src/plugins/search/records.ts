/** Cuts a built page into what the search finds: one record a page, one an entry of the reference. Pure. */
import { attribute, detach, elementsOf, innerHtml, textOf, within, type Element } from '../builtHtml';
import { everyEdition } from './editions';

export interface SearchRecord {
  /** Address without base path, with an anchor for an entry. */
  url: string;
  /** HTML for Pagefind; its root is `<main>`. */
  content: string;
}

/** Marks an entry with a record of its own; its value are the spellings that lead to it. */
const entryMarker = 'data-search-entry';
const summaryMarker = 'data-search-summary';

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const fact = (name: string, value: string): string => `<span data-pagefind-meta="${name}:${escape(value)}"></span>`;

const filter = (name: string, value: string): string => `<span data-pagefind-filter="${name}:${escape(value)}"></span>`;

function areaOf(url: string): string {
  if (url.startsWith('/docs/')) return 'Leitfaden';
  if (url.startsWith('/regeln/')) return 'Regeln';
  return url.startsWith('/referenz/') ? 'Referenz' : 'Seiten';
}

function metaOf(elements: Element[], name: string): string | undefined {
  const found = elements.find((element) => element.tagName === 'meta' && attribute(element, 'name') === name);
  return found && attribute(found, 'content');
}

const isRedirect = (elements: Element[]): boolean =>
  elements.some(
    (element) => element.tagName === 'meta' && attribute(element, 'http-equiv')?.toLowerCase() === 'refresh',
  );

const isHidden = (elements: Element[]): boolean => metaOf(elements, 'robots')?.includes('noindex') === true;

/** What the element contains; a term is kept apart from what is said about it. */
const contentOf = (element: Element): string => innerHtml(element).replaceAll('</dt>', ': </dt>');

/** Text of a heading without the link that Docusaurus puts at its end. */
const headingText = (heading: Element): string =>
  textOf(heading, (inner) => attribute(inner, 'class')?.includes('hash-link') === true).trim();

function entryRecord(entry: Element, url: string, marks: string): SearchRecord {
  const inside = within(entry);
  const heading = inside.find((element) => /^h[2-6]$/.test(element.tagName));
  const id = heading && attribute(heading, 'id');
  if (!heading || !id) throw new Error('Ein Eintrag der Referenz hat keine Überschrift mit Kennung.');
  const names = attribute(entry, entryMarker) ?? '';
  const summary = inside.find((element) => attribute(element, summaryMarker) !== undefined);
  detach(heading);
  const content = [
    `<main>${marks}`,
    fact('names', names),
    fact('summary', summary ? textOf(summary) : ''),
    `<h1>${escape(headingText(heading))}</h1>`,
    contentOf(entry),
    `<p data-pagefind-weight="10">${escape(names)}</p></main>`,
  ].join('');
  return { url: `${url}#${id}`, content };
}

/** The records of one built page; none for redirects and for pages hidden from search engines. */
export function recordsOf(html: string, url: string): SearchRecord[] {
  const elements = elementsOf(html);
  if (isRedirect(elements) || isHidden(elements)) return [];
  const main = elements.find(({ tagName }) => tagName === 'main');
  if (!main) throw new Error('Der Seite fehlt das Element <main>, in dem die Suche liest.');
  const area = areaOf(url);
  const edition = metaOf(elements, 'docusaurus_version') ?? everyEdition;
  const marks = filter('edition', edition) + filter('area', area) + fact('area', area);
  const title = within(main).find(({ tagName }) => tagName === 'h1');
  const group = fact('group', title ? headingText(title) : '');
  const entries = within(main).filter((element) => attribute(element, entryMarker) !== undefined);
  const entryRecords = entries.map((entry) => entryRecord(entry, url, marks + group));
  entries.forEach(detach);
  return [{ url, content: `<main>${marks}${contentOf(main)}</main>` }, ...entryRecords];
}
