import type { UwsgiFacts, UwsgiOption } from '../../catalogue/types';
import type { Profile } from '../types';

/** Files under which Debian 12 installs a plugin that the facts know by another name. */
const debianNames: Record<string, string> = {
  python: 'python3',
  python311: 'python3',
  rack_ruby31: 'rack',
  jvm_openjdk17: 'jvm',
  lua51: 'lua',
  lua52: 'lua',
};

/** Result of a look-up by long name, in the order in which getopt_long decides. */
export type LongLookup =
  | { kind: 'found'; option: UwsgiOption; abbreviated: boolean }
  | { kind: 'ambiguous'; candidates: UwsgiOption[] }
  | { kind: 'not-loaded'; option: UwsgiOption }
  | { kind: 'unknown' };

const byFacts = new WeakMap<UwsgiFacts, { names: Map<string, UwsgiOption>; letters: Map<string, UwsgiOption> }>();

function indexOf(facts: UwsgiFacts): { names: Map<string, UwsgiOption>; letters: Map<string, UwsgiOption> } {
  const known = byFacts.get(facts);
  if (known) return known;
  const index = {
    names: new Map(facts.options.map((option) => [option.name, option])),
    letters: new Map(
      facts.options.flatMap((option) => (option.short === undefined ? [] : [[option.short, option] as const])),
    ),
  };
  byFacts.set(facts, index);
  return index;
}

/** The options that one build of uWSGI knows; a loaded plugin adds its own. */
export class OptionTable {
  /** `autoload` is on: an unknown name loads the plugin that has it. */
  autoload = false;
  private readonly loaded = new Set<string>();
  private readonly declared = new Map<string, UwsgiOption>();
  private readonly names: Map<string, UwsgiOption>;
  private readonly letters: Map<string, UwsgiOption>;

  constructor(
    private readonly facts: UwsgiFacts,
    private readonly profile: Profile,
  ) {
    const index = indexOf(facts);
    this.names = index.names;
    this.letters = index.letters;
  }

  /** `http,python3` or `0:python3`, as `--plugins` takes it. */
  load(list: string): void {
    for (const item of list.split(',')) {
      const name = item
        .trim()
        .replace(/^\d+:/, '')
        .replace(/^.*\//, '')
        .replace(/_plugin\.so$/, '');
      this.loaded.add(debianNames[name] ?? name);
    }
  }

  /** Whether one of the lists so far named the plugin, or it is part of this build. */
  hasLoaded(plugin: string): boolean {
    return this.loaded.has(debianNames[plugin] ?? plugin);
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
    if (this.autoload && option.debian !== null && this.profile.uwsgi === 'debian') return true;
    if (this.profile.uwsgi === 'pip-bare') return option.bare || this.loaded.has(option.plugin);
    if (this.profile.uwsgi === 'pip') return option.pip || this.loaded.has(option.plugin);
    return option.debian === 'core' || (option.debian !== null && this.loaded.has(option.debian));
  }

  /** Plugin that has to be loaded for an option, as this build names it. */
  pluginOf(option: UwsgiOption): string {
    return this.profile.uwsgi === 'debian' ? (option.debian ?? option.plugin) : option.plugin;
  }

  /** A long name as getopt_long reads it: whole, then as the unique beginning of one (glibc, posix/getopt.c). */
  long(name: string): LongLookup {
    const exact = this.names.get(name);
    if (exact && this.isAvailable(exact)) return { kind: 'found', option: exact, abbreviated: false };
    const candidates = this.facts.options.filter((option) => option.name.startsWith(name) && this.isAvailable(option));
    const [only] = candidates;
    if (candidates.length === 1 && only) return { kind: 'found', option: only, abbreviated: true };
    if (exact) return { kind: 'not-loaded', option: exact };
    return candidates.length > 1 ? { kind: 'ambiguous', candidates } : { kind: 'unknown' };
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
