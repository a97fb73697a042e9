import type { UwsgiFacts, UwsgiOption } from '../../catalogue/types';
import type { Profile } from '../types';
import { debianName, debianPlugin, pluginName } from './pluginFiles';

/** Result of a look-up by long name, in the order in which getopt_long decides. */
export type LongLookup =
  | { kind: 'found'; option: UwsgiOption; abbreviated: boolean }
  | { kind: 'ambiguous'; candidates: UwsgiOption[] }
  | { kind: 'not-loaded'; option: UwsgiOption }
  | { kind: 'unknown' };

/** What became of one name of `plugins`. */
export interface Loading {
  name: string;
  /** `fails`: no such file on Debian 12; `needs`: another plugin must come first. */
  result: 'loaded' | 'again' | 'fails' | 'needs' | 'unknown';
  /** Plugin that must come first. */
  needs?: string;
}

/** Words of one kind: those that are known, and the plugin of each other one. */
export interface KnownWords {
  available: Set<string>;
  elsewhere: Map<string, string>;
}

/** The one option whose argument is not the same in 2.0.21: there it takes none (core/uwsgi.c of both tags). */
const in21 = new Map<string, UwsgiOption['argument']>([['need-app', 'none']]);

interface FactsIndex {
  names: Map<string, UwsgiOption>;
  letters: Map<string, UwsgiOption>;
  /** By name, so that all with one beginning stand together. */
  sorted: UwsgiOption[];
}

const byFacts = new WeakMap<UwsgiFacts, FactsIndex>();

function indexOf(facts: UwsgiFacts): FactsIndex {
  const known = byFacts.get(facts);
  if (known) return known;
  const index: FactsIndex = {
    sorted: [...facts.options].sort((a, b) => (a.name < b.name ? -1 : 1)),
    names: new Map(facts.options.map((option) => [option.name, option])),
    letters: new Map(
      facts.options.flatMap((option) => (option.short === undefined ? [] : [[option.short, option] as const])),
    ),
  };
  byFacts.set(facts, index);
  return index;
}

/** Options whose name begins so. */
function beginningWith(beginning: string, sorted: readonly UwsgiOption[]): UwsgiOption[] {
  let from = 0;
  for (let to = sorted.length; from < to;) {
    const middle = (from + to) >> 1;
    if ((sorted[middle]?.name ?? '') < beginning) from = middle + 1;
    else to = middle;
  }
  let end = from;
  while (sorted[end]?.name.startsWith(beginning)) end += 1;
  return sorted.slice(from, end);
}

/** The options that one build of uWSGI knows; a loaded plugin adds its own. */
export class OptionTable {
  /** `autoload` is on: an unknown name loads the plugin that has it. */
  autoload = false;
  /** Plugins that nobody here knows may be loaded. */
  private unknownPlugins = false;
  private readonly loaded = new Set<string>();
  private readonly declared = new Map<string, UwsgiOption>();
  private readonly names: Map<string, UwsgiOption>;
  private readonly letters: Map<string, UwsgiOption>;
  private readonly sorted: readonly UwsgiOption[];

  constructor(
    private readonly facts: UwsgiFacts,
    private readonly profile: Profile,
  ) {
    const index = indexOf(facts);
    this.names = index.names;
    this.letters = index.letters;
    this.sorted = index.sorted;
    if (profile.uwsgi !== 'debian') facts.embedded.forEach((plugin) => this.loaded.add(plugin));
  }

  private get isDebian(): boolean {
    return this.profile.uwsgi === 'debian';
  }

  /** Words and options may come from plugins that nobody here knows. */
  get isOpen(): boolean {
    return this.unknownPlugins || this.autoload;
  }

  /** `http,python3` or `0:python3`, as `--plugins` takes it. */
  load(list: string): Loading[] {
    return list
      .split(',')
      .filter((item) => item !== '')
      .map((item) => this.loadOne(pluginName(item), item));
  }

  private loadOne(name: string, item: string): Loading {
    const file = this.isDebian ? debianPlugin(name) : { plugin: debianPlugin(name)?.plugin ?? name };
    if (file === null) {
      // A file of one's own, or a package that is not part of uWSGI's: php, luajit
      if (item.includes('/') || this.facts.options.some(({ plugin }) => plugin === name)) this.unknownPlugins = true;
      return { name, result: item.includes('/') ? 'unknown' : 'fails' };
    }
    if (file.needs !== undefined && !this.loaded.has(file.needs))
      return { name, result: 'needs', needs: debianName(file.needs) };
    const again = this.loaded.has(file.plugin);
    this.loaded.add(file.plugin);
    return { name, result: again ? 'again' : 'loaded' };
  }

  /** Words of a kind of the facts (`loggers`, `routeActions` …). */
  words(kind: string): KnownWords {
    const available = new Set<string>();
    const elsewhere = new Map<string, string>();
    for (const [plugin, words] of Object.entries(this.facts.words[kind] ?? {}))
      for (const word of words)
        if (plugin === 'core' || this.loaded.has(plugin)) available.add(word);
        else elsewhere.set(word, this.isDebian ? debianName(plugin) : plugin);
    for (const word of available) elsewhere.delete(word);
    return { available, elsewhere };
  }

  /** Whether one of the lists so far named the plugin, or it is part of this build. */
  hasLoaded(name: string): boolean {
    return this.loaded.has(debianPlugin(name)?.plugin ?? name);
  }

  /** `declare-option = name=template` makes an option of its own. */
  declare(definition: string): void {
    const equals = definition.indexOf('=');
    if (equals <= 0) return;
    const name = definition.slice(0, equals);
    this.declared.set(name, {
      name,
      canonical: name,
      argument: /\$[123]/.test(definition.slice(equals)) ? 'required' : 'none',
      valueKind: 'declared',
      plugin: 'core',
      pip: true,
      bare: true,
      debian: 'core',
      repeatable: true,
      inverted: false,
      immediate: true,
    });
  }

  isAvailable(option: UwsgiOption): boolean {
    if (option.valueKind === 'declared') return true;
    if (this.profile.uwsgi === 'pip-bare') return option.bare || this.mayBeLoaded(option);
    if (this.profile.uwsgi === 'pip') return option.pip || this.mayBeLoaded(option);
    return option.debian === 'core' || (option.plugin !== 'core' && this.mayBeLoaded(option));
  }

  private mayBeLoaded({ plugin, pip }: UwsgiOption): boolean {
    // What a build leaves out of its own plugins for want of a library no plugin brings back
    if (!this.isDebian && pip && this.facts.embedded.includes(plugin)) return false;
    if (this.loaded.has(plugin)) return true;
    const file = this.autoload && this.isDebian ? debianPlugin(debianName(plugin)) : null;
    return file !== null && (file.needs === undefined || this.loaded.has(file.needs));
  }

  /** Plugin that has to be loaded for an option, as this build names it. */
  pluginOf(option: UwsgiOption): string {
    return this.isDebian ? debianName(option.plugin) : option.plugin;
  }

  /** A long name as getopt_long reads it: whole, then as the unique beginning of one (glibc, posix/getopt.c). */
  long(name: string): LongLookup {
    const exact = this.names.get(name) ?? this.declared.get(name);
    if (exact && this.isAvailable(exact)) return { kind: 'found', option: this.asBuilt(exact), abbreviated: false };
    const candidates = beginningWith(name, this.sorted).filter((option) => this.isAvailable(option));
    for (const option of this.declared.values()) if (option.name.startsWith(name)) candidates.push(option);
    const [only] = candidates;
    if (candidates.length === 1 && only) return { kind: 'found', option: this.asBuilt(only), abbreviated: true };
    if (exact) return { kind: 'not-loaded', option: exact };
    return candidates.length > 1 ? { kind: 'ambiguous', candidates } : { kind: 'unknown' };
  }

  private asBuilt(option: UwsgiOption): UwsgiOption {
    const argument = this.isDebian ? in21.get(option.name) : undefined;
    return argument === undefined ? option : { ...option, argument };
  }

  short(letter: string): LongLookup {
    const option = this.letters.get(letter);
    if (!option) return { kind: 'unknown' };
    return this.isAvailable(option) ? { kind: 'found', option, abbreviated: false } : { kind: 'not-loaded', option };
  }

  /** A name in a file: whole or not at all. */
  key(name: string): LongLookup {
    const option = this.names.get(name) ?? this.declared.get(name);
    if (!option) return { kind: 'unknown' };
    return this.isAvailable(option) ? { kind: 'found', option, abbreviated: false } : { kind: 'not-loaded', option };
  }

  option(name: string): UwsgiOption | null {
    return this.names.get(name) ?? null;
  }

  availableNames(): string[] {
    return this.facts.options.filter((option) => this.isAvailable(option)).map((option) => option.name);
  }

  /** Letter of an option, also where only an alias of it has one. */
  letterOf(option: UwsgiOption): string | null {
    for (const [letter, owner] of this.letters) if (owner.canonical === option.canonical) return letter;
    return null;
  }
}
