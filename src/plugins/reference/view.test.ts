import { describe, expect, it } from 'vitest';
import { systemdFacts, uwsgiFacts } from '../../catalogue/facts';
import { nginxFacts } from '../../catalogue/nginxFacts';
import { readTexts } from '../../catalogue/texts';
import type { TextGroup } from '../../catalogue/types';
import { defaultValue } from './systemdView';
import { valueKindName } from './valueKinds';
import { addressesOf, groupView, overviewView, titleOf } from './view';

const facts = { options: uwsgiFacts().options, directives: systemdFacts().directives, nginx: nginxFacts() };

const group = (program: TextGroup['program'], name: string, seeAlso: string[] = []): TextGroup => ({
  program,
  slug: 'probe',
  title: 'Probe',
  intro: 'Eine Gruppe zur Probe.',
  file: 'probe.yaml',
  entries: { [name]: { summary: 'Bewirkt etwas.', seeAlso, sources: [{ code: 'core/uwsgi.c' }] } },
});

const entry = (of: TextGroup, all = [of]) => {
  const view = groupView(of, facts, addressesOf(all)).entries[0];
  if (!view) throw new Error('Die Gruppe ist leer.');
  return view;
};

const detail = (of: TextGroup, term: string) => entry(of).facts.find((fact) => fact.term === term)?.detail;

describe('a directive of nginx', () => {
  it('shows where it stands, what it takes and where it comes from', () => {
    expect(detail(group('nginx', 'uwsgi_pass'), 'Kontexte')).toBe('`location`, `if in location`');
    expect(detail(group('nginx', 'uwsgi_pass'), 'Anzahl der Werte')).toBe('1');
    expect(detail(group('nginx', 'uwsgi_read_timeout'), 'Standardwert')).toBe('`60s`');
    expect(detail(group('nginx', 'worker_processes'), 'Kontexte')).toBe('äußerste Ebene');
    expect(detail(group('nginx', 'sendfile'), 'Debian 12')).toBe('enthalten');
  });

  it('tells a variable from a directive', () => {
    expect(detail(group('nginx', '$http_'), 'Art')).toContain('Anfang');
    expect(detail(group('nginx', '$host'), 'Mit `set` änderbar')).toBe('nein');
    expect(entry(group('nginx', '$host')).spellings).toEqual(['$host', 'host']);
  });
});

describe('an option of uWSGI', () => {
  it('is found by long name, short name and alias', () => {
    expect(entry(group('uwsgi', 'module')).spellings).toEqual(expect.arrayContaining(['--module', '-w', '--wsgi']));
    expect(detail(group('uwsgi', 'module'), 'Kurzform')).toBe('`-w`');
    expect(detail(group('uwsgi', 'module'), 'Alias')).toBe('`wsgi`');
  });

  it('says whether it takes an argument', () => {
    expect(detail(group('uwsgi', 'master'), 'Argument')).toBe('keines (Schalter)');
    expect(detail(group('uwsgi', 'module'), 'Argument')).toBe('erforderlich');
  });

  it('says which plugin Debian needs', () => {
    expect(detail(group('uwsgi', 'http'), 'Debian 12')).toBe('mit dem Plugin `http`');
    expect(detail(group('uwsgi', 'master'), 'Debian 12')).toBe('im Kern enthalten');
  });
});

describe('a directive of systemd', () => {
  it('is written with its equals sign and names section, kind and default', () => {
    expect(entry(group('systemd', 'Restart')).title).toBe('Restart=');
    expect(detail(group('systemd', 'Restart'), 'Abschnitt')).toBe('`[Service]`');
    expect(detail(group('systemd', 'Restart'), 'Standardwert')).toBe('`no`');
    expect(detail(group('systemd', 'Restart'), 'Seit Version')).toBe('unbekannt');
  });

  it('shows a signal by name and no number of one machine as a default', () => {
    expect(detail(group('systemd', 'KillSignal'), 'Standardwert')).toBe('`SIGTERM`');
    expect(detail(group('systemd', 'LimitNPROC'), 'Standardwert')).toBe('je nach System');
  });

  it('keeps brackets of a section and drops the prefix of a section override', () => {
    expect(titleOf('systemd', '[Service]')).toBe('[Service]');
    expect(titleOf('systemd', 'Service.Restart')).toBe('Restart=');
  });

  it('has a German name for every kind of value in the facts', () => {
    const kinds = [...new Set(facts.directives.map(({ valueKind }) => valueKind))];
    expect(kinds.filter((kind) => valueKindName(kind) === null)).toEqual([]);
  });

  it('never shows an empty default', () => {
    expect(facts.directives.filter((row) => /^`?\s*`?$/.test(defaultValue(row)))).toEqual([]);
  });
});

describe('references between entries', () => {
  const master = group('uwsgi', 'master', ['systemd/Restart', 'die-on-term']);

  it('lead to the page of the group, across programs', () => {
    const restart = { ...group('systemd', 'Restart'), slug: 'neustart' };
    expect(entry(master, [master, restart]).seeAlso[0]).toEqual({
      label: 'Restart=',
      href: '/referenz/systemd/neustart/#Restart',
    });
  });

  it('stay plain where there is no text', () => {
    expect(entry(master).seeAlso[1]).toEqual({ label: 'die-on-term', href: null });
  });
});

describe('the overview', () => {
  const groups = readTexts();

  it('has every entry of every text file once', () => {
    const shown = overviewView(groups, facts).programs.flatMap(({ groups: own }) =>
      own.flatMap(({ entries }) => entries),
    );
    const written = groups.flatMap(({ entries }) => Object.keys(entries));
    expect(shown).toHaveLength(written.length);
    expect(new Set(shown.map(({ href }) => href)).size).toBe(written.length);
  });
});
