import { describe, expect, it } from 'vitest';
import { recordsOf } from './records';

const page = (main: string, head = ''): string =>
  `<!doctype html><html><head><meta charset=utf-8>${head}</head><body><nav>Menü</nav><main class=x>${main}</main></body></html>`;

const entry = (name: string): string =>
  `<section data-search-entry="--${name} ${name}"><h2 id="${name}"><span>${name}</span><a class="hash-link" href="#${name}">#</a></h2><p data-search-summary>Text <code>zu</code> ${name}.<dl><dt>Art</dl></section>`;

describe('a page of the guide', () => {
  const [record, ...others] = recordsOf(
    page('<h1>uWSGI</h1><p>Text</p>', '<meta name="docusaurus_version" content="1.0">'),
    '/docs/uwsgi/',
  );

  it('is one record with its edition and its area', () => {
    expect(others).toEqual([]);
    expect(record?.url).toBe('/docs/uwsgi/');
    expect(record?.content).toContain('data-pagefind-filter="edition:1.0"');
    expect(record?.content).toContain('data-pagefind-filter="area:Leitfaden"');
  });

  it('leaves out what stands around the main element', () => {
    expect(record?.content).not.toContain('Menü');
  });
});

describe('a page of the reference', () => {
  const records = recordsOf(
    page(`<h1>Prozesse</h1><p>Worum es geht</p>${entry('master')}${entry('threads')}<p>Ende</p>`),
    '/referenz/uwsgi/prozesse/',
  );

  it('is a record of its own and one for each entry, with its anchor', () => {
    expect(records.map(({ url }) => url)).toEqual([
      '/referenz/uwsgi/prozesse/',
      '/referenz/uwsgi/prozesse/#master',
      '/referenz/uwsgi/prozesse/#threads',
    ]);
  });

  it('keeps the entries out of the record of the page', () => {
    expect(records[0]?.content).toContain('Worum es geht');
    expect(records[0]?.content).toContain('Ende');
    expect(records[0]?.content).not.toContain('Text zu');
  });

  it('gives an entry its title, its names and its group, and no other text', () => {
    expect(records[1]?.content).toContain('<h1>master</h1>');
    expect(records[1]?.content).toContain('names:--master master');
    expect(records[1]?.content).toContain('group:Prozesse');
    expect(records[1]?.content).toContain('summary:Text zu master.');
    expect(records[1]?.content).not.toContain('threads');
  });

  it('gets the end tags that a minified page leaves out', () => {
    expect(records[1]?.content).toContain('master.</p><dl><dt>Art: </dt></dl>');
  });

  it('belongs to every edition', () => {
    expect(records.every(({ content }) => content.includes('edition:alle'))).toBe(true);
  });
});

it('leaves out redirects and hidden pages', () => {
  expect(recordsOf(page('x', '<meta http-equiv="refresh" content="0; url=/neu/">'), '/alt/')).toEqual([]);
  expect(recordsOf(page('x', '<meta name="robots" content="noindex">'), '/geheim/')).toEqual([]);
});

it('refuses a page without a main element and an entry without a heading', () => {
  expect(() => recordsOf('<!doctype html><p>x', '/x/')).toThrow('fehlt das Element <main>');
  expect(() => recordsOf(page('<section data-search-entry="a"><p>x</p></section>'), '/referenz/x/')).toThrow(
    'keine Überschrift',
  );
});

describe('a page of the rules', () => {
  const records = recordsOf(page(`<h1>systemd</h1>${entry('unknown-key')}`), '/regeln/systemd/');

  it('has an area of its own, for the page and for each rule', () => {
    expect(records.map(({ content }) => content.includes('data-pagefind-filter="area:Regeln"'))).toEqual([true, true]);
  });
});
