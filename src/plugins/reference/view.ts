/** Joins texts and facts into what the pages of the reference show. Pure; runs at build time. */
import type { EntryText, Program, Source, SystemdDirective, TextGroup, UwsgiOption } from '../../catalogue/types';
import type { NginxFacts } from '../../catalogue/nginxTypes';
import { entryAnchor, entryId, groupPath } from '../../catalogue/texts';
import { nginxFactRows, nginxRows, variableFacts } from './nginxView';
import { directiveFacts, directiveRows } from './systemdView';
import type { EntryView, Fact, GroupView, OverviewView, SeeAlso, SourceView } from './types';
import { optionFacts, optionRows, optionSpellings } from './uwsgiView';

/** In the order of the overview. */
export const programTitles: Record<Program, string> = {
  uwsgi: 'uWSGI',
  systemd: 'systemd',
  nginx: 'nginx',
  unit: 'Units',
  signal: 'Signale',
  environment: 'Umgebungsvariablen',
  program: 'Befehle',
  value: 'Werte',
};

export interface Facts {
  options: UwsgiOption[];
  directives: SystemdDirective[];
  nginx: NginxFacts;
}

/** Addresses of all entries that have a text, by id. */
export type Addresses = ReadonlyMap<string, string>;

export function addressesOf(groups: TextGroup[]): Addresses {
  return new Map(
    groups.flatMap((group) =>
      Object.keys(group.entries).map((name): [string, string] => [
        entryId(group.program, name),
        `${groupPath(group)}#${entryAnchor(name)}`,
      ]),
    ),
  );
}

/** `Restart=` for directives, the plain name for everything else. */
export function titleOf(program: Program, name: string): string {
  if (program !== 'systemd' || name.startsWith('[')) return name;
  return `${name.slice(name.lastIndexOf('.') + 1)}=`;
}

function seeAlsoOf(program: Program, reference: string, addresses: Addresses): SeeAlso {
  const id = reference.includes('/') ? reference : entryId(program, reference);
  const slash = id.indexOf('/');
  const label = titleOf(id.slice(0, slash) as Program, id.slice(slash + 1));
  return { label, href: addresses.get(id) ?? null };
}

export function sourceOf(source: Source): SourceView {
  if ('manual' in source) return { kind: 'manual', text: source.manual };
  if ('code' in source) return { kind: 'code', text: source.code };
  return { kind: 'observed', text: source.observed };
}

function factsOf(program: Program, name: string, facts: Facts): { rows: Fact[]; spellings: string[] } {
  const title = titleOf(program, name);
  if (program === 'uwsgi') {
    const rows = optionRows(facts.options, name);
    return { rows: optionFacts(rows), spellings: rows.length > 0 ? optionSpellings(rows) : [title] };
  }
  if (program === 'nginx') {
    const rows = name.startsWith('$')
      ? variableFacts(facts.nginx.variables, name)
      : nginxFactRows(nginxRows(facts.nginx.directives, name));
    return { rows, spellings: [...new Set([title, title.replace(/^\$/, '')])] };
  }
  if (program !== 'systemd') return { rows: [], spellings: [title] };
  return {
    rows: directiveFacts(directiveRows(facts.directives, name)),
    spellings: [...new Set([title, title.replace(/=$/, '')])],
  };
}

function entryView(program: Program, name: string, text: EntryText, facts: Facts, addresses: Addresses): EntryView {
  const { rows, spellings } = factsOf(program, name, facts);
  return {
    anchor: entryAnchor(name),
    title: titleOf(program, name),
    spellings,
    summary: text.summary,
    facts: rows,
    ...(text.detail === undefined ? {} : { detail: text.detail }),
    ...(text.values === undefined
      ? {}
      : { values: Object.entries(text.values).map(([value, meaning]) => ({ value, meaning })) }),
    ...(text.caution === undefined ? {} : { caution: text.caution }),
    seeAlso: (text.seeAlso ?? []).map((reference) => seeAlsoOf(program, reference, addresses)),
    sources: text.sources.map(sourceOf),
  };
}

export function groupView(group: TextGroup, facts: Facts, addresses: Addresses): GroupView {
  return {
    program: programTitles[group.program],
    title: group.title,
    intro: group.intro,
    entries: Object.entries(group.entries).map(([name, text]) =>
      entryView(group.program, name, text, facts, addresses),
    ),
  };
}

/** Programs in the order above, groups by title, entries as in their file. */
export function overviewView(groups: TextGroup[], facts: Facts): OverviewView {
  const programs = (Object.keys(programTitles) as Program[]).map((id) => ({
    id,
    title: programTitles[id],
    groups: groups
      .filter(({ program }) => program === id)
      .sort((a, b) => a.title.localeCompare(b.title, 'de'))
      .map((group) => ({
        title: group.title,
        href: groupPath(group),
        entries: Object.entries(group.entries).map(([name, { summary }]) => ({
          title: titleOf(id, name),
          summary,
          href: `${groupPath(group)}#${entryAnchor(name)}`,
          spellings: factsOf(id, name, facts).spellings.filter((spelling) => spelling !== titleOf(id, name)),
        })),
      })),
  }));
  return { programs: programs.filter(({ groups: own }) => own.length > 0) };
}
