import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogueProblems, coverage, repeatsName } from './check';
import { systemdFacts, uwsgiFacts } from './facts';
import { loadCatalogue } from './load';
import { readTextFile } from './texts';
import { formatProblems } from './yamlFile';

const read = (yaml: string): string => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'texte-')), 'gruppe.yaml');
  writeFileSync(file, yaml);
  return formatProblems(readTextFile(file).problems).replace(/^.*gruppe/gm, 'gruppe');
};

const head = 'program: uwsgi\nslug: gruppe\ntitle: Gruppe\nintro: Eine Gruppe von Optionen.\nentries:\n';

describe('facts', () => {
  it('hold every option and directive of the extracted files', () => {
    expect(uwsgiFacts().options).toHaveLength(1261);
    expect(systemdFacts().directives).toHaveLength(1468);
  });

  it('let letters and aliases lead to one name', () => {
    const byName = new Map(uwsgiFacts().options.map((option) => [option.name, option]));
    expect(byName.get('workers')?.canonical).toBe('processes');
    expect(byName.get('wsgi')?.canonical).toBe('module');
    expect(byName.get('home')?.canonical).toBe('virtualenv');
    expect(byName.get('disable-logging')?.inverted).toBe(true);
    for (const { canonical } of byName.values()) expect(byName.get(canonical)?.canonical).toBe(canonical);
  });
});

describe('texts', () => {
  it('name known options, refer to living entries and keep to the terminology', () => {
    expect(formatProblems(catalogueProblems())).toBe('');
  });

  it('cover the options and directives that are used most', () => {
    const used = coverage().filter(({ name }) => /benutzte|meistbenutzten/.test(name));
    expect(used.map(({ covered, total }) => total - covered)).toEqual([0, 0]);
  });

  it('explain each value of a directive that has a list of them', () => {
    const { systemd, texts } = loadCatalogue();
    const missing = systemd.directives.flatMap(({ name, section, valueKind, values }) => {
      const text = texts[`systemd/${section}.${name}`] ?? texts[`systemd/${name}`];
      if (!text || valueKind !== 'enum') return [];
      return values.filter((value) => text.values?.[value] === undefined).map((value) => `${section}.${name}=${value}`);
    });
    expect(missing).toEqual([]);
  });

  it('lead to an address of their own', () => {
    const addresses = Object.values(loadCatalogue().texts).map(({ href }) => href);
    expect(new Set(addresses).size).toBe(addresses.length);
  });
});

describe('a mistake in a text file', () => {
  it('is reported with line and column: a misspelt key', () => {
    expect(read(`${head}  master:\n    sumary: Startet einen Master-Prozess, der die Worker überwacht.\n`)).toContain(
      'gruppe.yaml:7:',
    );
  });

  it('is reported with line and column: broken YAML', () => {
    expect(read(`${head}  master:\n    summary: a: b\n`)).toMatch(/gruppe\.yaml:7:\d+: /);
  });

  it('is reported: a summary that repeats the name', () => {
    expect(repeatsName('enable-threads', 'Aktiviert Threads (enable threads).')).toBe(true);
    expect(
      repeatsName('vacuum', 'Entfernt beim Beenden die Unix-Sockets und PID-Dateien, die uWSGI angelegt hat.'),
    ).toBe(false);
  });
});
