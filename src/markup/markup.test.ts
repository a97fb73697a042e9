import fc from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import { toString } from 'hast-util-to-string';
import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/load';
import { analyseWith } from '../engine/testing';
import type { Language } from '../engine/types';
import { renderBlock } from './render';
import { renderPlain } from './renderPlain';
import { Ids, slug } from './slug';

const render = (text: string, language: Language) =>
  renderBlock(text, analyseWith(text, { language, fileName: 'backend.service' }), loadCatalogue(), {
    block: 'block',
    baseUrl: '/unter/',
  });
const parse = (html: string): Root => fromHtml(html, { fragment: true });

function elements(tree: Root, test: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  visit(tree, 'element', (element) => {
    if (test(element)) found.push(element);
  });
  return found;
}

const unit = `[Unit]
After=network.target

[Service]
ExecStart=/srv/.venv/bin/uwsgi --http :9000 -w src.run:app --master
Environment='A_PASSWORD=..' 'B=1'
Restart=always
`;

describe('an annotated block', () => {
  const block = render(unit, 'systemd');
  const code = parse(block.lines.join(''));
  const notes = parse(block.notes);
  const anchors = elements(
    code,
    ({ tagName, properties }) => tagName === 'a' && properties.dataAnnotation !== undefined,
  );

  it('leads from every token to a term with a description of a sentence or more', () => {
    for (const { properties } of anchors) {
      const [term] = elements(notes, (element) => element.properties.id === String(properties.href).slice(1));
      expect(term?.tagName).toBe('dt');
    }
    for (const description of elements(notes, ({ tagName }) => tagName === 'dd')) {
      expect(toString(description)).toMatch(/^.{15,}\.\s*/su);
    }
  });

  it('never puts an anchor into an anchor', () => {
    for (const anchor of anchors)
      expect(elements({ type: 'root', children: anchor.children }, ({ tagName }) => tagName === 'a')).toEqual([]);
  });

  it('encloses the command in a span', () => {
    const [command] = elements(code, ({ properties }) => properties.dataAnnotation === 'value/exec-command');
    expect(command?.tagName).toBe('span');
  });

  it('keeps one note for a directive and a line for each value', () => {
    expect(
      elements(notes, ({ properties }) =>
        String(properties.id ?? '').startsWith('block--systemd-service-environment'),
      ).map(({ properties }) => properties.id),
    ).toEqual([
      'block--systemd-service-environment',
      'block--systemd-service-environment-a-password',
      'block--systemd-service-environment-b-1',
    ]);
  });

  it('marks the places of a diagnostic and lists it', () => {
    const marked = new Set(
      elements(code, ({ properties }) => properties.dataDiagnostic !== undefined).map(
        ({ properties }) => properties.dataDiagnostic,
      ),
    );
    const listed = new Set(
      elements(parse(block.diagnostics), ({ tagName }) => tagName === 'li').map(
        ({ properties }) => properties.dataDiagnostic,
      ),
    );
    expect([...listed]).toEqual(
      expect.arrayContaining(['practice/sigterm-reloads', 'practice/no-restart-delay', 'practice/secret-in-unit']),
    );
    expect(marked).toEqual(listed);
  });

  it('puts the base path in front of links', () => {
    expect(block.notes).toContain('href="/unter/referenz/uwsgi/');
  });

  it('says the same twice in the same way', () => {
    expect(render(unit, 'systemd')).toEqual(block);
  });

  it('shows what a fix changes', () => {
    expect(block.diagnostics).toContain('+ </span>RestartSec=5');
  });
});

describe('any text', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc
      .array(
        fc.constantFrom(
          '<script>',
          '</code>',
          '"',
          "'",
          '&',
          '\n',
          '[Service]\n',
          'Environment=',
          'ExecStart=uwsgi ',
          '--http ',
          '`',
          '=',
          'a',
          '\u202e',
        ),
        { maxLength: 30 },
      )
      .map((parts) => parts.join('')),
  );

  it.each<Language>(['uwsgi-command', 'uwsgi-ini', 'systemd'])('comes back letter for letter, as %s', (language) => {
    fc.assert(
      fc.property(hostile, (text) => {
        // A parser of HTML turns these characters into others by itself
        fc.pre(!/[\r\0\p{Cs}]/u.test(text));
        const { lines, notes } = render(text, language);
        const code = lines.join('');
        expect(toString(parse(code)).replace(/\n$/, '')).toBe(text.replace(/\n$/, ''));
        const tags = new Set(
          [...elements(parse(code), () => true), ...elements(parse(notes), () => true)].map(({ tagName }) => tagName),
        );
        expect([...tags].filter((tag) => !['a', 'span', 'dl', 'dt', 'dd', 'div', 'p', 'code'].includes(tag))).toEqual(
          [],
        );
      }),
      { numRuns: 400 },
    );
  });

  it('is coloured line by line where it is not annotated', () => {
    const lines = elements(
      parse(renderPlain('def f():\n    return """a\nb"""\n', 'python')),
      ({ properties }) => Array.isArray(properties.className) && properties.className.includes('line'),
    );
    expect(lines.map((line) => toString(line))).toEqual(['def f():\n', '    return """a\n', 'b"""\n', '\n']);
  });
});

describe('ids', () => {
  it('are readable and unique', () => {
    const ids = new Ids();
    expect([ids.take(slug('Größe ändern')), ids.take('groesse-aendern')]).toEqual([
      'groesse-aendern',
      'groesse-aendern-2',
    ]);
  });
});

describe('a diagnostic', () => {
  it('leads to its rule, below the base path', () => {
    const diagnostics = parse(render('[Service]\nExecStart=/bin/true\nGibtEsNicht=1\n', 'systemd').diagnostics);
    const [link] = elements(diagnostics, ({ properties }) => properties.dataPart === 'rule');
    expect(link?.properties.href).toBe('/unter/regeln/systemd/#systemd-unknown-key');
    expect(link && toString(link)).toBe('Regel systemd/unknown-key');
  });

  it('names its code without a link where there is no rule', () => {
    const analysis = analyseWith('[Service]\nGibtEsNicht=1\n', { language: 'systemd' });
    const { diagnostics } = renderBlock(
      '[Service]\nGibtEsNicht=1\n',
      analysis,
      { ...loadCatalogue(), rules: {} },
      { block: 'block', baseUrl: '/unter/' },
    );
    expect(elements(parse(diagnostics), ({ tagName }) => tagName === 'a')).toEqual([]);
    expect(diagnostics).toContain('<code>systemd/unknown-key</code>');
  });
});

describe('the note of a directive', () => {
  const labels = (text: string, language: Language): string[] =>
    elements(parse(render(text, language).notes), ({ properties }) => properties.dataPart === 'label').map(toString);

  it('has the equals sign of a unit file', () => {
    expect(labels('[Service]\nRestart=always\n', 'systemd')).toContain('Restart=');
  });

  it('has the bare name in nginx', () => {
    expect(labels('server { listen 80; }\n', 'nginx')).toEqual(['server', 'listen', '80']);
  });
});
