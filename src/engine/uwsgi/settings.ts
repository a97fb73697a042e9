import type { UwsgiOption } from '../../catalogue/types';
import type { Span } from '../text/span';
import type { CommandLine } from './commandLine';
import { isOff } from './explainValue';

/** One use of an option, from a command line or an INI file. */
export interface Setting {
  option: UwsgiOption;
  /** As written, on a command line with its dashes. */
  written: string;
  /** Empty where there is none. */
  value: string;
  name: Span;
  /** Range of the value; null where there is none. */
  valueSpan: Span | null;
  /** Takes effect on some servers only: inside an `if-…` block whose condition is not known. */
  conditional?: boolean;
}

/** What one uWSGI is started with, in the order in which it is read. */
export class Settings {
  /** Dozens of rules ask for names that are seldom there. */
  private readonly byName = new Map<string, Setting[]>();

  constructor(
    readonly list: readonly Setting[],
    /** More is read from files that are not at hand, or something could not be read. */
    readonly open: boolean,
  ) {
    for (const setting of list) {
      const others = this.byName.get(setting.option.canonical);
      if (others) others.push(setting);
      else this.byName.set(setting.option.canonical, [setting]);
    }
  }

  /** By canonical name: `processes` also finds `workers`. */
  all(...names: string[]): Setting[] {
    if (names.length === 1) return this.byName.get(names[0] ?? '') ?? [];
    return this.has(...names) ? this.list.filter(({ option }) => names.includes(option.canonical)) : [];
  }

  last(...names: string[]): Setting | null {
    return this.all(...names).at(-1) ?? null;
  }

  has(...names: string[]): boolean {
    return names.some((name) => this.byName.has(name));
  }

  /** A switch that is on: given, and not with one of the words that switch off. */
  isOn(name: string): boolean {
    const setting = this.last(name);
    return setting !== null && !isOff(setting.value);
  }
}

/** What a command line sets, behind what variables in front of it set; its files are not read here. */
export function settingsOfCommand(
  { uses, files, problems }: CommandLine,
  environment: readonly Setting[] = [],
): Settings {
  const list = uses.map(({ option, written, argument, name, argumentSpan, dynamic }) => ({
    option,
    written,
    value: argument?.value ?? (option.valueKind === 'int' ? '1' : ''),
    name,
    valueSpan: argumentSpan,
    ...(dynamic && argument ? { conditional: true } : {}),
  }));
  const open = files.length > 0 || problems.length > 0 || uses.some(({ option }) => option.valueKind === 'config-file');
  return new Settings([...environment, ...list], open);
}
