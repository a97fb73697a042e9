/**
 * The extracted facts in the form the engine reads.
 *
 * Sources: `facts/uwsgi-options.json` (uWSGI 2.0.30), `facts/systemd-directives.json` (systemd 262, 257, 252),
 * both with their own header; nothing is retyped here.
 */
import systemdSource from './facts/systemd-directives.json';
import syscallSource from './facts/systemd-syscalls.json';
import rankedSource from './facts/uwsgi-options-ranked.json';
import uwsgiSource from './facts/uwsgi-options.json';
import type { ArgumentKind, SystemdDirective, SystemdFacts, UwsgiFacts, UwsgiOption } from './types';

type RawOption = (typeof uwsgiSource.options)[number];

interface RawDirective {
  name: string;
  section: string;
  valueKind: string;
  values?: string[];
  valuesNotIn252?: string[];
  valuePatterns?: string[];
  deprecatedValues?: string[];
  booleanAccepted?: boolean;
  numberAccepted?: boolean;
  repeatable: boolean;
  resetOnEmpty: boolean;
  emptyAssignment252?: string;
  parser?: string | null;
  ltype?: string | number | null;
  range?: number[];
  parser252?: string;
  in252: boolean;
  in257: boolean;
  legacy: string | null;
  aliasOf?: string;
  movedTo?: string;
  replacedBy?: string;
  defaultDocumented?: string | null;
  defaultObserved252?: string;
  man: string | null;
  since: string;
}

const ranked = new Set(rankedSource.options.map((option) => option.name));

/** Of several names for one option: the most used one, else the one with a letter, else the first. */
function canonicalName(option: RawOption, byName: Map<string, RawOption>): string {
  const names = [option.name, ...option.aliases].sort();
  return (
    names.find((name) => ranked.has(name)) ?? names.find((name) => byName.get(name)?.short) ?? names[0] ?? option.name
  );
}

/** Readers that take every text: nothing in the value is checked. */
const plainReaders = new Set(['true', 'false', 'set_str', 'add_string_list', 'set_int', 'set_64bit', 'logic', 'noop']);

function toOption(raw: RawOption, byName: Map<string, RawOption>): UwsgiOption {
  const flags: readonly string[] = raw.flags;
  const reader = raw.callback.replace(/^uwsgi_opt_/, '');
  return {
    name: raw.name,
    ...(raw.short !== null && raw.shortResolvesHere !== false ? { short: raw.short } : {}),
    argument: raw.argument as ArgumentKind,
    valueKind: raw.valueKind,
    canonical: canonicalName(raw, byName),
    plugin: raw.plugin,
    pip: raw.inPipBuild,
    bare: raw.inBareBuild,
    debian: raw.debian12 === null ? null : raw.debian12.replace(/^plugin:/, ''),
    repeatable: raw.repeatable,
    inverted: raw.invertedFlag === true,
    ...(plainReaders.has(reader) ? {} : { reader }),
    immediate: flags.includes('UWSGI_OPT_IMMEDIATE'),
  };
}

export function uwsgiFacts(): UwsgiFacts {
  const byName = new Map(uwsgiSource.options.map((option) => [option.name, option]));
  return {
    version: uwsgiSource.header.version,
    options: uwsgiSource.options.map((option) => toOption(option, byName)),
    words: uwsgiSource.vocabularies,
    embedded: uwsgiSource.header.defaultProfilePlugins,
  };
}

const shortParser = (name: string): string => name.replace(/^config_parse_/, '');

function toDirective(raw: RawDirective): SystemdDirective {
  const target = raw.aliasOf ?? raw.movedTo ?? raw.replacedBy;
  return {
    name: raw.name,
    section: raw.section,
    valueKind: raw.valueKind,
    values: raw.values ?? [],
    valuesNotIn252: raw.valuesNotIn252 ?? [],
    valuePatterns: raw.valuePatterns ?? [],
    deprecatedValues: raw.deprecatedValues ?? [],
    booleanAccepted: raw.booleanAccepted === true,
    numberAccepted: raw.numberAccepted === true,
    repeatable: raw.repeatable,
    resetOnEmpty: raw.resetOnEmpty,
    emptyAccepted: raw.emptyAssignment252 === undefined ? null : raw.emptyAssignment252 === 'accepted',
    ...(raw.parser252 === 'config_parse_bool' ? { valueKind252: 'boolean' } : {}),
    ...(raw.parser ? { parser: shortParser(raw.parser) } : {}),
    ...(raw.parser252 === undefined ? {} : { parser252: shortParser(raw.parser252) }),
    ...(raw.ltype === undefined || raw.ltype === null || raw.ltype === '' ? {} : { parserArgument: String(raw.ltype) }),
    ...(raw.range === undefined ? {} : { range: raw.range }),
    in252: raw.in252,
    in257: raw.in257,
    legacy: raw.legacy,
    ...(target === undefined ? {} : { target }),
    defaultValue: raw.defaultObserved252 || raw.defaultDocumented || null,
    manual: raw.man,
    since: raw.since === '-' ? null : raw.since,
  };
}

export function systemdFacts(): SystemdFacts {
  const { lists } = systemdSource.header;
  return {
    version: systemdSource.header.systemdVersion,
    directives: (systemdSource.directives as RawDirective[]).map(toDirective),
    signals: lists.signals,
    booleansTrue: lists.booleansTrue,
    booleansFalse: lists.booleansFalse,
    words: {
      capabilities: lists.capabilities,
      addressFamilies: lists.addressFamilies,
      exitStatusNames: lists.exitStatusNames,
      syscallGroups: lists.syscallGroups252,
      syscalls: [...new Set(Object.values(lists.syscallGroups262).flat())].filter((name) => !name.startsWith('@')),
      syscallMembers: syscallSource.groups,
    },
  };
}
