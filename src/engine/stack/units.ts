import type { Catalogue } from '../../catalogue/types';
import { profiles } from '../profiles';
import type { Profile, ProfileName } from '../types';
import { DirectiveTable } from '../systemd/directiveTable';
import { judgeValue } from '../systemd/judge';
import { expandSpecifiers } from '../systemd/specifiers';
import { unitIdentity, type UnitIdentity } from '../systemd/unitIdentity';
import { parseUnitFile, type Assignment } from '../systemd/unitFile';
import { spanOf, type MappedText } from '../text/mappedText';
import { baseNameOf } from './paths';
import { place, type Place } from './place';
import type { StackFile } from './types';

/** An assignment in force, with the file that it stands in. */
export interface UnitLine {
  key: string;
  value: MappedText;
  /** The value with its specifiers replaced; null where they are known on the server only. */
  text: string | null;
  file: number;
  /** The whole assignment. */
  place: Place;
  valuePlace: Place;
  assignment: Assignment;
}

const booleans: Record<string, boolean> = Object.fromEntries([
  ...['1', 'yes', 'y', 'true', 't', 'on'].map((word) => [word, true] as const),
  ...['0', 'no', 'n', 'false', 'f', 'off'].map((word) => [word, false] as const),
]);

/** A unit with its drop-in files, merged in the order in which systemd reads them. */
export class Unit {
  private readonly lines = new Map<string, UnitLine[]>();
  /** Empty assignments that cleared something, by key. */
  private readonly resets = new Map<string, { line: UnitLine; cleared: UnitLine[] }[]>();

  constructor(
    /** `backend.service`; the file's name where it does not say. */
    readonly name: string,
    readonly type: string,
    /** The unit file itself, not only drop-in files of it. */
    readonly complete: boolean,
    /** Files that it consists of, the unit file first. */
    readonly files: readonly number[],
    readonly identity: UnitIdentity,
    /** A template: what `%i` stands for is not known. */
    readonly template: boolean,
    readonly profile: Profile,
  ) {}

  add(section: string, line: UnitLine, counts: boolean): void {
    const key = `${section}.${line.key}`;
    if (line.value.value === '') {
      const cleared = this.lines.get(key) ?? [];
      this.lines.delete(key);
      const list = this.resets.get(key) ?? [];
      list.push({ line, cleared });
      this.resets.set(key, list);
    } else if (counts) {
      const list = this.lines.get(key) ?? [];
      list.push(line);
      this.lines.set(key, list);
    }
  }

  /** Lines in force of a directive of the unit's own section, or of another one: `Unit.After`. */
  all(key: string): readonly UnitLine[] {
    return this.lines.get(this.fullKey(key)) ?? [];
  }

  last(key: string): UnitLine | null {
    return this.all(key).at(-1) ?? null;
  }

  resetsOf(key: string): readonly { line: UnitLine; cleared: UnitLine[] }[] {
    return this.resets.get(this.fullKey(key)) ?? [];
  }

  /** Value of a directive that counts once; null where it is not set or not known. */
  text(key: string): string | null {
    return this.last(key)?.text ?? null;
  }

  /** A boolean; null where it is not set or is another word. */
  boolean(key: string): boolean | null {
    return booleans[(this.last(key)?.value.value ?? '').toLowerCase()] ?? null;
  }

  /** Words of all lines of a list; null for a word known on the server only. */
  words(key: string): { word: string | null; line: UnitLine }[] {
    return this.all(key).flatMap((line): { word: string | null; line: UnitLine }[] =>
      line.text === null
        ? [{ word: null, line }]
        : line.text
            .split(/[ \t]+/)
            .filter((word) => word !== '')
            .map((word) => ({ word, line })),
    );
  }

  private fullKey(key: string): string {
    return key.includes('.') ? key : `${ownSections[this.type] ?? 'Service'}.${key}`;
  }
}

const ownSections: Record<string, string> = { service: 'Service', socket: 'Socket', timer: 'Timer', path: 'Path' };

interface Part {
  file: number;
  name: string;
  text: string;
  profile: ProfileName | undefined;
  identity: UnitIdentity;
}

/** All units among the files; a drop-in file belongs to the unit that its folder names. */
export function readUnits(files: readonly StackFile[], catalogue: Catalogue, profile: ProfileName): Unit[] {
  const parts = files.flatMap(({ name, text, language, profile: own }, file): Part[] =>
    language === 'systemd' ? [{ file, name, text, profile: own, identity: unitIdentity(name) }] : [],
  );
  const groups = new Map<string, Part[]>();
  const mains = parts.filter(({ identity }) => !identity.isDropIn);
  for (const main of mains) {
    const key = keyOf(main);
    groups.set(key, [...(groups.get(key) ?? []), main]);
  }
  const dropIns = parts.filter(({ identity }) => identity.isDropIn);
  for (const dropIn of dropIns.sort((a, b) => compare(baseNameOf(a.name), baseNameOf(b.name)) || a.file - b.file)) {
    for (const key of targets(dropIn, mains)) groups.set(key, [...(groups.get(key) ?? []), dropIn]);
  }
  return [...groups.values()].map((group) => merge(group, catalogue, profile));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const keyOf = ({ identity, file }: Part): string => identity.id ?? `#${file}`;

/** Units that a drop-in file adds to: the one it names, all of a type (`service.d/`), or the only service there is. */
function targets(dropIn: Part, mains: readonly Part[]): string[] {
  const { id, type } = dropIn.identity;
  if (id !== null) return [id];
  const services = mains.filter((main) => typeOf(main) === (type ?? 'service'));
  return type !== null || services.length === 1 ? services.map(keyOf) : [];
}

/** Type by the name, else by the section that the text has. */
function typeOf({ identity, text }: Part): string {
  if (identity.type !== null) return identity.type;
  return /^\s*\[Socket\]/m.test(text) ? 'socket' : 'service';
}

function merge(group: readonly Part[], catalogue: Catalogue, profileName: ProfileName): Unit {
  const [first] = group;
  const identity = first?.identity ?? unitIdentity(undefined);
  const profile = profiles[first?.profile ?? profileName];
  const template = group.some(({ name }) => /@\.[a-z]+(?:\.d\/|$)/.test(name));
  const complete = group.some((part) => !part.identity.isDropIn);
  const unit = new Unit(
    identity.id ?? baseNameOf(first?.name ?? ''),
    first ? typeOf(first) : 'service',
    complete,
    group.map(({ file }) => file),
    identity,
    template,
    profile,
  );
  const table = new DirectiveTable(catalogue.systemd, profile);
  for (const { file, text } of group) readFile(file, text, unit, table, catalogue);
  return unit;
}

function readFile(file: number, text: string, unit: Unit, table: DirectiveTable, catalogue: Catalogue): void {
  for (const section of parseUnitFile(text).sections) {
    for (const assignment of section.assignments) {
      const directive = table.find(section.name, assignment.key);
      if (!directive) continue;
      const { value } = assignment;
      const scope = {
        directive,
        unit: unit.identity,
        words: catalogue.systemd.words ?? null,
        version: unit.profile.systemd,
      };
      const counts =
        directive.valueKind === 'exec-command' || judgeValue(value.value, scope).every(({ kept }) => kept === true);
      if (value.value === '' && !counts) continue;
      const line: UnitLine = {
        key: directive.name,
        value,
        text: expanded(value.value, unit),
        file,
        place: place(file, assignment.span),
        valuePlace: place(file, spanOf(value)),
        assignment,
      };
      unit.add(section.name, line, counts);
    }
  }
}

/** With its specifiers replaced; null where one of them is known on the server only. */
export function expanded(text: string, unit: Unit): string | null {
  if (!text.includes('%')) return text;
  const { text: result, bad, used } = expandSpecifiers(text, unit.identity);
  const unknown = used.some(({ sign, value }) => value === null || (unit.template && 'nNiIfjJ'.includes(sign)));
  return bad !== null || unknown ? null : result;
}
