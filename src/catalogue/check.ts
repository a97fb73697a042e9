/** What must hold for the catalogue as a whole: known names, live references, texts that say something. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import usage from './facts/systemd-directive-usage.json';
import ranked from './facts/uwsgi-options-ranked.json';
import systemdSource from './facts/systemd-directives.json';
import uwsgiSource from './facts/uwsgi-options.json';
import nginxSource from './facts/nginx-directives.json';
import { nginxFacts } from './nginxFacts';
import { systemdFacts, uwsgiFacts } from './facts';
import { proseProblems } from './prose';
import { entryId, readTextFile, textFiles } from './texts';
import type { EntryText, Program, TextGroup } from './types';
import type { TextProblem } from './yamlFile';

interface Known {
  canonical: (program: Program, name: string) => string | null;
}

/** Which names exist, and which name of several carries the text. */
function knownNames(): Known {
  const options = new Map(uwsgiFacts().options.map((option) => [option.name, option.canonical]));
  const directives = new Set(systemdFacts().directives.flatMap(({ name, section }) => [name, `${section}.${name}`]));
  const sections = new Set(systemdFacts().directives.map(({ section }) => `[${section}]`));
  const nginx = new Set([
    ...nginxSource.directives.map(({ name }) => name),
    ...nginxFacts().variables.map(({ name }) => `$${name}`),
  ]);
  return {
    canonical(program, name) {
      if (program === 'uwsgi') return name === '[uwsgi]' ? name : (options.get(name) ?? null);
      if (program === 'systemd') return directives.has(name) || sections.has(name) ? name : null;
      if (program === 'nginx') return nginx.has(name) ? name : null;
      return name;
    },
  };
}

/** Line of an entry's key: the texts are written one key per line, so a search is exact. */
function lineOf(source: string[], name: string): number {
  const index = source.findIndex((line) => [`  ${name}:`, `  "${name}":`, `  '${name}':`].includes(line.trimEnd()));
  return index < 0 ? 1 : index + 1;
}

/** A summary that only turns the name into a sentence explains nothing. */
export function repeatsName(name: string, summary: string): boolean {
  const parts = name
    .toLowerCase()
    .split(/[-_.]|(?<=[a-z])(?=[A-Z])/)
    .filter((part) => part.length > 2);
  const words = summary
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, ' ')
    .split(/\s+/)
    .filter((word) => word.length > 3);
  const own = words.filter((word) => !parts.some((part) => word.includes(part)));
  return own.length < 4;
}

function entryProblems(group: TextGroup, name: string, text: EntryText, ids: Set<string>, known: Known): string[] {
  const messages: string[] = [];
  const canonical = known.canonical(group.program, name);
  if (canonical === null) messages.push(`„${name}“ kennt ${group.program} nicht.`);
  else if (canonical !== name) messages.push(`„${name}“ ist ein Alias; der Text gehört zu „${canonical}“.`);
  if (repeatsName(name, text.summary)) messages.push(`„${name}“: Die Zusammenfassung wiederholt nur den Namen.`);
  const prose = [text.summary, text.detail, text.caution, ...Object.values(text.values ?? {})];
  for (const { message } of proseProblems(prose)) messages.push(`„${name}“: ${message}`);
  for (const reference of text.seeAlso ?? []) {
    const id = reference.includes('/') ? reference : entryId(group.program, reference);
    if (!ids.has(id)) messages.push(`„${name}“: seeAlso nennt „${reference}“, dazu gibt es keinen Text.`);
  }
  return messages;
}

/** Every problem of every text file; an empty list means that the catalogue holds. */
export function catalogueProblems(): TextProblem[] {
  const read = textFiles().map(readTextFile);
  const problems = read.flatMap((result) => result.problems);
  const groups = read.flatMap((result) => (result.group ? [result.group] : []));
  const known = knownNames();
  const ids = new Set<string>();
  const seen = new Map<string, string>();
  for (const group of groups) {
    const address = `${group.program}/${group.slug}`;
    const other = seen.get(address);
    if (other)
      problems.push({ file: group.file, line: 1, column: 1, message: `Die Adresse ${address} hat schon ${other}.` });
    seen.set(address, group.file);
    for (const name of Object.keys(group.entries)) {
      const id = entryId(group.program, name);
      if (ids.has(id))
        problems.push({
          file: group.file,
          line: 1,
          column: 1,
          message: `„${name}“ ist schon in einer anderen Datei erklärt.`,
        });
      ids.add(id);
    }
  }
  for (const group of groups) {
    const source = sourceLines(group.file);
    for (const [name, text] of Object.entries(group.entries)) {
      for (const message of entryProblems(group, name, text, ids, known)) {
        problems.push({ file: group.file, line: lineOf(source, name), column: 3, message });
      }
    }
  }
  return problems;
}

function sourceLines(file: string): string[] {
  return readFileSync(path.resolve(__dirname, '..', '..', file), 'utf8').split('\n');
}

/** How many of how many have a text, by program and for the lists of what is used most. */
export function coverage(): { name: string; covered: number; total: number }[] {
  const groups = textFiles().flatMap((file) => readTextFile(file).group ?? []);
  const ids = new Set(
    groups.flatMap((group) => Object.keys(group.entries).map((name) => entryId(group.program, name))),
  );
  const options = uwsgiFacts().options;
  const directives = systemdFacts().directives;
  const used = ranked.options.filter(({ files }) => files > 0);
  const first = usage.ranking.slice(0, 80);
  const variables = nginxFacts().variables.filter(({ debian }) => debian);
  const hasOption = (name: string) => ids.has(`uwsgi/${name}`);
  const hasDirective = (section: string, name: string) =>
    ids.has(`systemd/${name}`) || ids.has(`systemd/${section}.${name}`);
  return [
    {
      name: 'uWSGI: benutzte Optionen der Stichprobe',
      covered: used.filter(({ name }) => hasOption(name)).length,
      total: used.length,
    },
    {
      name: 'uWSGI: alle Optionen mit Aliasen',
      covered: options.filter(({ canonical }) => hasOption(canonical)).length,
      total: options.length,
    },
    {
      name: 'systemd: die 80 meistbenutzten Direktiven',
      covered: first.filter(({ section, name }) => hasDirective(section, name)).length,
      total: first.length,
    },
    {
      name: 'systemd: alle Direktiven je Abschnitt',
      covered: directives.filter(({ section, name }) => hasDirective(section, name)).length,
      total: directives.length,
    },
    {
      name: 'nginx: alle Direktiven',
      covered: nginxSource.directives.filter(({ name }) => ids.has(`nginx/${name}`)).length,
      total: nginxSource.directives.length,
    },
    {
      name: 'nginx: Variablen von Debian 12',
      covered: variables.filter(({ name }) => ids.has(`nginx/$${name}`)).length,
      total: variables.length,
    },
  ];
}

/** One line a fact file: program, version, number of entries. */
export function factVersions(): string[] {
  return [
    `uWSGI ${uwsgiSource.header.version}: ${uwsgiSource.options.length} Optionen`,
    `systemd ${systemdSource.header.systemdVersion}: ${systemdSource.directives.length} Direktiven in ihren Abschnitten`,
    `nginx: ${nginxSource.directives.length} Direktiven`,
  ];
}
