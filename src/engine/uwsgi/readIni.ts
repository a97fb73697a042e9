import type { Catalogue, UwsgiOption } from '../../catalogue/types';
import { slice, spanOf, type MappedText } from '../text/mappedText';
import type { Profile } from '../types';
import { isOff } from './explainValue';
import { parseIniFile, type IniEntry, type IniFile, type IniSection } from './iniFile';
import { endKeys, openBlock, withItem, type Block } from './iniLogic';
import { magicOfFile } from './iniMagic';
import { OptionTable, type Loading, type LongLookup } from './optionTable';
import { expandPlaceholders } from './placeholders';
import { Settings, type Setting } from './settings';

/** One reading of a line; a line in a loop is read several times, one in an untaken block not at all. */
export interface IniUse {
  entry: IniEntry;
  /** The option, as the build knows it when the whole file has been read. */
  lookup: LongLookup;
  /** The plugin of the option is loaded further down: fine unless `strict` is on by then. */
  late: boolean;
  /** The value with `%(name)` replaced as far as known. */
  value: MappedText;
  /** A placeholder in the value contains itself. */
  endless: boolean;
  /** Read on some servers only: inside a block whose condition is not known here. */
  conditional: boolean;
  /** `strict` is on when the line is read. */
  strict: boolean;
  block: Block | null;
  /** What became of the names of a plugin list. */
  loadings: Loading[];
}

export interface IniReading {
  file: IniFile;
  /** Lines in the order in which uWSGI reads them. */
  uses: IniUse[];
  /** Sections that are read, by name. */
  read: ReadonlySet<string>;
  table: OptionTable;
  /** Names that some value uses as `%(name)`. */
  placeholders: ReadonlySet<string>;
  settings: Settings;
  /** Block that no `end` closes. */
  openBlock: IniUse | null;
}

export interface ReadOptions {
  fileName?: string;
  /** Section to begin with, for `--ini file.ini:name`. */
  section?: string;
  /** Lists of plugins that a command line or another file has loaded before. */
  plugins?: readonly string[];
}

/** Reads an INI file as uWSGI does: sections asked for, blocks, plugins, placeholders. Linear but for loops. */
export function readIni(
  text: string,
  catalogue: Catalogue,
  profile: Profile,
  { fileName, section = 'uwsgi', plugins = [] }: ReadOptions = {},
): IniReading {
  const file = parseIniFile(text, magicOfFile(fileName));
  const table = new OptionTable(catalogue.uwsgi, profile);
  plugins.forEach((list) => table.load(list));
  return new IniReader(file, table).run(section);
}

/** What an INI file sets, `[uwsgi]` and the sections that it asks for. */
export function settingsOfIni(text: string, catalogue: Catalogue, profile: Profile, options?: ReadOptions): Settings {
  return readIni(text, catalogue, profile, options).settings;
}

const otherFile = /^(?:ini|include|inherit|config|xml|xmlconfig|yaml|yml|json|js|fallback-config)$/;

class IniReader {
  private readonly uses: IniUse[] = [];
  /** The first reading of each key, which placeholders refer to. */
  private readonly values = new Map<string, { value: { value: string } }>();
  private readonly read = new Set<string>();
  private readonly byName = new Map<string, IniSection[]>();
  private readonly placeholders = new Set<string>();
  private block: Block | null = null;
  private opener: IniUse | null = null;
  private strict = false;
  private open = false;
  /** Readings left: loops and sections that ask for each other come to an end. */
  private budget: number;

  constructor(
    private readonly file: IniFile,
    private readonly table: OptionTable,
  ) {
    for (const section of file.sections) {
      const same = this.byName.get(section.name);
      if (same) same.push(section);
      else this.byName.set(section.name, [section]);
    }
    this.budget = 2000 + 4 * file.sections.reduce((sum, { entries }) => sum + entries.length, 0);
  }

  run(section: string): IniReading {
    this.readSection(section);
    for (const use of this.uses) this.complete(use);
    return {
      file: this.file,
      uses: this.uses,
      read: this.read,
      table: this.table,
      placeholders: this.placeholders,
      settings: new Settings(this.uses.flatMap(settingOf), this.open),
      openBlock: this.opener,
    };
  }

  private readSection(name: string, depth = 0): void {
    this.read.add(name);
    if (depth > 20) return;
    for (const section of this.byName.get(name) ?? [])
      for (const entry of section.entries) this.readEntry(entry, depth);
  }

  private readEntry(entry: IniEntry, depth: number): void {
    if (endKeys.has(entry.key)) {
      this.block = null;
      this.opener = null;
    }
    const { block } = this;
    if (block?.taken === 'no') return;
    for (const item of block ? block.rounds : [null]) {
      if (this.budget <= 0) return;
      this.budget -= 1;
      this.readUse(entry, block === null ? entry.value : withItem(entry.value, item), block, depth);
    }
  }

  private readUse(entry: IniEntry, value: MappedText, block: Block | null, depth: number): void {
    const lookup = this.table.key(entry.key);
    const conditional = block?.taken === 'perhaps';
    const use: IniUse = {
      entry,
      lookup,
      late: false,
      value,
      endless: false,
      conditional,
      strict: this.strict,
      block,
      loadings: [],
    };
    this.uses.push(use);
    if (!this.values.has(entry.key)) this.values.set(entry.key, use);
    if (lookup.kind === 'found') this.act(use, lookup.option, depth);
  }

  /** What takes effect while the file is being read: options with the flag IMMEDIATE. */
  private act(use: IniUse, option: UwsgiOption, depth: number): void {
    const value = use.value.value;
    if (option.valueKind === 'plugin-list') use.loadings = this.table.load(value);
    else if (option.valueKind === 'logic') this.openLogic(use, value);
    else if (option.name === 'strict') this.strict = !isOff(value);
    else if (option.name === 'autoload') this.table.autoload = !isOff(value);
    else if (option.name === 'ini' && value.startsWith(':')) this.readSection(value.slice(1) || 'uwsgi', depth + 1);
    else if (otherFile.test(option.name)) this.open = true;
    else if (option.valueKind === 'placeholder-assignment') this.assign(use, option, depth);
    else if (option.valueKind === 'option-definition') this.table.declare(value);
  }

  /** `set-placeholder = name=value` sets a placeholder, `set = name=value` an option. */
  private assign(use: IniUse, option: UwsgiOption, depth: number): void {
    const { entry, value } = use;
    const equals = value.value.indexOf('=');
    if (equals < 0) return;
    const key = value.value.slice(0, equals);
    const content = slice(value, equals + 1);
    if (option.name !== 'set') {
      if (!this.values.has(key)) this.values.set(key, { value: content });
      return;
    }
    const keySpan = spanOf(value, 0, equals);
    const assigned: IniEntry = { key, keySpan, equals: null, value: content, span: entry.span };
    if (depth <= 20) this.readUse(assigned, content, use.block, depth + 1);
  }

  private openLogic(use: IniUse, value: string): void {
    if (this.block) return;
    this.block = openBlock(use.entry.key, value, {
      value: (key) => this.valueOf(key),
      hasPlugin: (name) => this.table.hasLoaded(name),
    });
    this.opener = this.block ? use : null;
  }

  private valueOf(key: string): string | null {
    return this.values.get(key)?.value.value ?? null;
  }

  /** What is known only when all has been read: plugins loaded further down, values of placeholders. */
  private complete(use: IniUse): void {
    if (use.lookup.kind !== 'found') {
      const final = this.table.key(use.entry.key);
      if (final.kind === 'found') Object.assign(use, { lookup: final, late: true });
    }
    if (!use.value.value.includes('%(')) return;
    for (const [, words] of use.value.value.matchAll(/%\(([^()]*)\)/g))
      for (const word of (words ?? '').split(' ')) this.placeholders.add(word);
    if (use.lookup.kind === 'found' && use.lookup.option.immediate) return;
    const { text, endless } = expandPlaceholders(use.value, (key) => this.valueOf(key));
    use.value = text;
    use.endless = endless;
  }
}

function settingOf({ entry, lookup, value, conditional }: IniUse): Setting[] {
  if (lookup.kind !== 'found') return [];
  return [
    {
      option: lookup.option,
      written: entry.key,
      value: value.value,
      name: entry.keySpan,
      valueSpan: entry.value.value === '' ? null : spanOf(entry.value),
      ...(conditional ? { conditional } : {}),
    },
  ];
}
