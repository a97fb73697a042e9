import { Settings, type Setting } from '../uwsgi/settings';
import { place, type Place } from './place';

/** One use of an option, with the file that it stands in. */
export interface PlacedSetting extends Setting {
  file: number;
  /** Null where the value is known on the server only: a variable, a specifier, a placeholder. */
  known: string | null;
  source: 'command' | 'file' | 'environment';
}

/** What one uWSGI is started with, from all files that are at hand, in the order in which it is read. */
export class StackSettings {
  private readonly settings: Settings;
  private readonly placed: ReadonlyMap<Setting, PlacedSetting>;

  constructor(
    readonly list: readonly PlacedSetting[],
    /** More is read from files that are not at hand, or something could not be read. */
    readonly open: boolean,
  ) {
    this.settings = new Settings(list, open);
    this.placed = new Map(list.map((setting) => [setting, setting]));
  }

  /** By canonical name: `processes` also finds `workers`. */
  all(...names: string[]): PlacedSetting[] {
    return this.settings.all(...names).flatMap((setting) => this.placed.get(setting) ?? []);
  }

  last(...names: string[]): PlacedSetting | null {
    return this.all(...names).at(-1) ?? null;
  }

  has(...names: string[]): boolean {
    return this.settings.has(...names);
  }

  isOn(name: string): boolean {
    return this.settings.isOn(name);
  }

  /** Certainly off: all is read and the switch is not given, or given with a word that switches off. */
  isOff(name: string): boolean {
    return !this.open && !this.isOn(name) && !this.all(name).some(({ conditional }) => conditional);
  }

  /** A number as uWSGI reads it (atoi); null where it is not given or not known. */
  number(name: string): number | null {
    const setting = this.last(name);
    if (!setting || setting.known === null || setting.conditional) return null;
    const digits = /^\s*[-+]?\d{1,15}/.exec(setting.known);
    return digits ? Number(digits[0]) : 0;
  }

  /** A text; null where it is not given or not known. */
  text(...names: string[]): string | null {
    const setting = this.last(...names);
    return setting && !setting.conditional ? setting.known : null;
  }
}

/** From the name to the end of the value. */
export const settingPlace = (setting: PlacedSetting): Place =>
  place(setting.file, {
    start: setting.name.start,
    end: Math.max(setting.name.end, setting.valueSpan?.end ?? 0),
  });

/** The value, or the name where there is none. */
export const valuePlace = (setting: PlacedSetting): Place => place(setting.file, setting.valueSpan ?? setting.name);

/** An option as it is written at its place: `--socket` on a command line, `socket` in a file. */
export const writtenName = (setting: PlacedSetting): string => setting.written;
