import type { NginxFacts } from './nginxTypes';

/** `uwsgi/die-on-term`, `systemd/Service.Restart`, `systemd/[Service]`, `unit/network.target`, `value/address`, … */
export type EntryId = string;

/** First part of an entry id; one folder of `texts/` each. */
export type Program = 'uwsgi' | 'systemd' | 'nginx' | 'unit' | 'signal' | 'environment' | 'program' | 'value';

/** Where a statement of a text comes from; exactly one key. */
export type Source = { manual: string } | { code: string } | { observed: string };

/** The German text of one option, directive or other entry, as written in `texts/<program>/*.yaml`. */
export interface EntryText {
  /** One sentence: what it does. Backticks mark code. */
  summary: string;
  /** What that means in practice. */
  detail?: string;
  /** Meaning of particular values, keyed by the value as written. */
  values?: Record<string, string>;
  /** What goes wrong in practice. */
  caution?: string;
  /** Related entries: a name of the same program or a whole id. */
  seeAlso?: string[];
  sources: Source[];
}

/** What an annotated block needs of a text, without sources and cross references. */
export interface ShownText {
  summary: string;
  detail?: string;
  values?: Record<string, string>;
  caution?: string;
  /** Address on the site without base path, for example `/referenz/uwsgi/prozesse/#master`. */
  href: string;
}

/** One text file: a page of the reference. */
export interface TextGroup {
  program: Program;
  slug: string;
  title: string;
  intro: string;
  entries: Record<string, EntryText>;
  /** Path of the file relative to the project, for messages. */
  file: string;
}

export type ArgumentKind = 'none' | 'required' | 'optional';

/** Facts about one uWSGI option name; aliases have rows of their own (`facts/uwsgi-options.json`). */
export interface UwsgiOption {
  name: string;
  /** Single letter that getopt resolves to this row. */
  short?: string;
  argument: ArgumentKind;
  valueKind: string;
  /** Name whose text explains this row: itself or the alias it stands for. */
  canonical: string;
  /** `core` or the plugin that registers the option. */
  plugin: string;
  /** In a `pip install uwsgi` build of 2.0.30. */
  pip: boolean;
  /** In such a build without the headers of pcre, ssl, xml and json. */
  bare: boolean;
  /** Debian 12: `core`, the name of the plugin that must be loaded, or null where no package has it. */
  debian: string | null;
  /** May be given several times and adds up. */
  repeatable: boolean;
  /** A given flag switches something off (`disable-logging`). */
  inverted: boolean;
  /** Takes effect while it is being read, before placeholders in its value are replaced. */
  immediate: boolean;
  /** Function that reads the value, without `uwsgi_opt_`; absent for those that take every text. */
  reader?: string;
}

/** Facts about one systemd directive in one section (`facts/systemd-directives.json`). */
export interface SystemdDirective {
  name: string;
  section: string;
  valueKind: string;
  /** Legal words of an enum, newest version; empty for other kinds. */
  values: string[];
  /** Words that 252 does not know yet. */
  valuesNotIn252: string[];
  /** Forms with an argument, for example `file:PATH`. */
  valuePatterns: string[];
  /** Words still accepted with a notice. */
  deprecatedValues: string[];
  booleanAccepted: boolean;
  numberAccepted: boolean;
  repeatable: boolean;
  resetOnEmpty: boolean;
  /** Whether 252 takes an empty assignment or warns; null where it was not tried. */
  emptyAccepted: boolean | null;
  /** Kind of the value in 252, where that version reads it with another parser. */
  valueKind252?: string;
  /** Function that reads the value, without `config_parse_`; absent in [Install]. */
  parser?: string;
  /** The same in 252, where it differs. */
  parser252?: string;
  /** Argument of that function: the resource of a limit, the kind of a timer or socket. */
  parserArgument?: string;
  /** Inclusive limits of a number. */
  range?: number[];
  in252: boolean;
  in257: boolean;
  legacy: string | null;
  /** Canonical name where this row is an alias or has moved. */
  target?: string;
  defaultValue: string | null;
  manual: string | null;
  since: string | null;
}

export interface UwsgiFacts {
  version: string;
  options: UwsgiOption[];
  /** Words that values are made of: kind of word (`loggers`, `routeActions` …), plugin or `core`, words. */
  words: Record<string, Record<string, string[]>>;
  /** Plugins inside a `pip install uwsgi` build. */
  embedded: string[];
}

export interface SystemdFacts {
  version: string;
  directives: SystemdDirective[];
  signals: string[];
  booleansTrue: string[];
  booleansFalse: string[];
  /** Longer lists of words; absent where the facts of systemd have not been loaded. */
  words?: SystemdWords;
}

/** Words that values of several directives are made of. */
export interface SystemdWords {
  capabilities: string[];
  addressFamilies: string[];
  exitStatusNames: string[];
  /** System call groups of 252 with their `@`. */
  syscallGroups: string[];
  /** System calls that are a member of any group, newest version. */
  syscalls: string[];
  /** Members of each group of 252 on x86-64, groups among them with their `@`. */
  syscallMembers: Record<string, string[]>;
}

/** A diagnostic in words; backticks mark code, `{name}` stands for what the engine puts in. */
export interface RuleMessage {
  /** What is. */
  what: string;
  /** What follows. */
  follows: string;
  /** What helps. */
  helps: string;
}

export type Severity = 'error' | 'warning' | 'info';

/** A special case of a rule, which may weigh more or less than the usual one. */
export interface RuleVariant extends RuleMessage {
  severity?: Severity;
}

/** What the engine needs of a rule to report it; written in `rules/*.yaml`. */
export interface ShownRule extends RuleMessage {
  severity: Severity;
  /** Other words for special cases of the same code. */
  variants?: Record<string, RuleVariant>;
  /** Address of its page on the site, without base path. */
  href?: string;
}

/** All that the engine knows about the programs; plain JSON, so that it can be shipped in pieces. */
export interface Catalogue {
  uwsgi: UwsgiFacts;
  systemd: SystemdFacts;
  nginx: NginxFacts;
  /** By code, for example `practice/no-master`. */
  rules: Record<string, ShownRule>;
  texts: Record<EntryId, ShownText>;
}
