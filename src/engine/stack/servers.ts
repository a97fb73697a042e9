import type { Catalogue, UwsgiOption } from '../../catalogue/types';
import { profiles } from '../profiles';
import type { Profile, ProfileName } from '../types';
import { OptionTable } from '../uwsgi/optionTable';
import { callsOfLine, callsOfScript, callsOfUnit, type UwsgiCall } from './commands';
import { iniSettings } from './iniSettings';
import { baseNameOf, sharedEnd } from './paths';
import { place, type Place } from './place';
import { StackSettings, type PlacedSetting } from './settings';
import type { StackFile } from './types';
import type { Unit, UnitLine } from './units';

/** One uWSGI: what it is started with, and by whom. */
export interface Server {
  settings: StackSettings;
  unit: Unit | null;
  /** The line that starts it. */
  unitLine: UnitLine | null;
  /** Signs before the program in `ExecStart=`. */
  prefixes: string;
  /** The word `uwsgi`, or the head of the INI file. */
  place: Place;
  /** Files that it reads, the one that starts it first. */
  files: readonly number[];
  /** Started by a shell or a script that is not read. */
  opaque: boolean;
  profile: Profile;
}

interface Reading {
  files: readonly StackFile[];
  catalogue: Catalogue;
  profile: Profile;
  /** INI files that some uWSGI reads. */
  used: Set<number>;
}

/** All uWSGI of a deployment: those that units and commands start, and INI files that nothing here names. */
export function readServers(
  files: readonly StackFile[],
  units: readonly Unit[],
  catalogue: Catalogue,
  profileName: ProfileName,
): Server[] {
  const used = new Set<number>();
  const reading = (file: number): Reading => ({
    files,
    catalogue,
    profile: profiles[files[file]?.profile ?? profileName],
    used,
  });
  const calls = [
    ...units.filter(({ type }) => type === 'service').flatMap((unit) => callsOfUnit(unit, catalogue)),
    ...files.flatMap(({ language, text, profile }, file) =>
      language === 'uwsgi-command' ? callsOfScript(text, file, catalogue, profiles[profile ?? profileName]) : [],
    ),
  ];
  const servers = calls.map((call) => serverOfCall(call, reading(call.program.file)));
  const rest = files.flatMap(({ language }, file) => (language === 'uwsgi-ini' && !used.has(file) ? [file] : []));
  for (const collected of rootInis(rest, reading)) servers.push(serverOfIni(collected));
  return servers;
}

/** What the commands set that a later empty `ExecStart=` has taken back. */
export function replacedServers(
  files: readonly StackFile[],
  units: readonly Unit[],
  catalogue: Catalogue,
  profileName: ProfileName,
): Server[] {
  return units.flatMap((unit) =>
    unit
      .resetsOf('ExecStart')
      .flatMap(({ cleared }) => cleared.flatMap((line) => callsOfLine(line, unit, catalogue)))
      .map((call) =>
        serverOfCall(call, {
          files,
          catalogue,
          profile: profiles[files[call.program.file]?.profile ?? profileName],
          used: new Set(),
        }),
      ),
  );
}

/** INI files that no call names; those that another one of them reads are part of that one. */
function rootInis(files: readonly number[], reading: (file: number) => Reading): Collected[] {
  const all = files.map((file) => {
    const collected = new Collected({ ...reading(file), used: new Set() }, [file]);
    collected.ini(file, 'uwsgi');
    return collected;
  });
  const read = new Set(all.flatMap((collected) => collected.files.slice(1)));
  return all.filter(({ files: [own = -1] }) => !read.has(own));
}

function serverOfIni(collected: Collected): Server {
  const [file = 0] = collected.files;
  const { text = '' } = collected.reading.files[file] ?? {};
  const head = /^[ \t]*\[uwsgi\]/m.exec(text);
  const end = head ? head.index + head[0].length : 0;
  return {
    settings: collected.finish(),
    unit: null,
    unitLine: null,
    prefixes: '',
    place: place(file, { start: head ? end - '[uwsgi]'.length : 0, end }),
    files: collected.files,
    opaque: false,
    profile: collected.reading.profile,
  };
}

function serverOfCall(call: UwsgiCall, reading: Reading): Server {
  const collected = new Collected(reading, [call.program.file]);
  collected.environment(call);
  if (call.opaque || call.line.problems.length > 0) collected.open = true;
  for (const { option, written, argument, name, argumentSpan } of call.line.uses) {
    const value = argument?.value ?? '';
    const dynamic = argumentSpan !== null && (call.dynamic.has(argumentSpan.start) || call.dynamic.has(name.start));
    collected.add({
      option,
      written,
      value,
      name,
      valueSpan: argumentSpan,
      file: call.program.file,
      known: dynamic ? null : value,
      source: 'command',
    });
  }
  // A word that is no option is read after all options
  for (const word of call.line.files) {
    if (call.dynamic.has(word.span.start)) collected.open = true;
    else collected.named(word.text.value, false);
  }
  return {
    settings: collected.finish(),
    unit: call.unit,
    unitLine: call.unitLine,
    prefixes: call.prefixes,
    place: call.program,
    files: collected.files,
    opaque: call.opaque,
    profile: reading.profile,
  };
}

const otherFormats = new Set(['xml', 'yaml', 'yml', 'json', 'js', 'sqlite3', 'ldap', 'zerg-config', 'config']);

/** Settings in the order in which uWSGI reads them (uWSGI 2.0.30, core/init.c and core/uwsgi.c:uwsgi_opt_load). */
class Collected {
  open = false;
  private readonly list: PlacedSetting[] = [];
  private readonly inherited: string[] = [];
  private readonly reads = new Set<string>();

  constructor(
    readonly reading: Reading,
    readonly files: number[],
  ) {}

  /** `UWSGI_PROCESSES=4` sets `processes`; read before everything else. */
  environment({ environment, unit, program }: UwsgiCall): void {
    const table = new OptionTable(this.reading.catalogue.uwsgi, this.reading.profile);
    for (const item of environment) this.variable(item, table, program);
    if (!unit) return;
    for (const line of unit.all('Environment')) {
      for (const match of line.value.value.matchAll(/(?:^|[\s"'])(UWSGI_\w+=[^\s"']*)/g))
        this.variable(match[1] ?? '', table, line.valuePlace);
    }
  }

  private variable(item: string, table: OptionTable, at: Place): void {
    const equals = item.indexOf('=');
    if (!item.startsWith('UWSGI_') || equals < 0) return;
    const name = item.slice(6, equals).toLowerCase().replace(/_/g, '-');
    const option: UwsgiOption | null = table.option(name);
    if (!option) return;
    const value = item.slice(equals + 1);
    this.add({
      option,
      written: item.slice(0, equals),
      value,
      name: at.span,
      valueSpan: at.span,
      file: at.file,
      known: /[$%]/.test(value) ? null : value,
      source: 'environment',
    });
  }

  add(setting: PlacedSetting): void {
    const { option, known } = setting;
    this.list.push(setting);
    const name = option.canonical;
    if (name === 'ini' || name === 'include' || (name === 'inherit' && setting.source === 'command')) {
      if (known === null || setting.conditional) this.open = true;
      // A section of the same file has been read in its place
      else if (setting.source !== 'file' || !known.startsWith(':')) this.named(known, true, setting.file);
    } else if (name === 'inherit') {
      if (known === null) this.open = true;
      else this.inherited.push(known);
    } else if (otherFormats.has(name) || option.valueKind === 'config-file') this.open = true;
  }

  /** A file by the name that a command or an INI file gives it, with its section behind a colon. */
  named(name: string, withSection: boolean, from?: number): void {
    const colon = withSection ? name.lastIndexOf(':') : -1;
    const path = colon < 0 ? name : name.slice(0, colon);
    const section = colon < 0 ? 'uwsgi' : name.slice(colon + 1);
    const file = path === '' ? (from ?? null) : findIni(path, this.reading.files);
    if (file === null) this.open = true;
    else this.ini(file, section, path);
  }

  ini(file: number, section: string, path = ''): void {
    const key = `${file}:${section}`;
    // A file that names itself would be read for ever
    if (this.reads.has(key) || this.reads.size > 50) return;
    this.reads.add(key);
    this.reading.used.add(file);
    if (!this.files.includes(file)) this.files.push(file);
    const { text = '', name = '' } = this.reading.files[file] ?? {};
    const plugins = this.list.flatMap(({ option, known }) =>
      option.valueKind === 'plugin-list' && known !== null ? [known] : [],
    );
    const source = { text, file, section, path: path.startsWith('/') ? path : name, plugins };
    for (const setting of iniSettings(source, this.reading.catalogue, this.reading.profile)) this.add(setting);
  }

  finish(): StackSettings {
    for (const name of this.inherited.splice(0)) this.named(name, true);
    return new StackSettings(this.list, this.open);
  }
}

/** The INI file of that name among those at hand; null where there is none, or more than one could be meant. */
function findIni(path: string, files: readonly StackFile[]): number | null {
  const found = files.flatMap(({ name, language }, file) =>
    language === 'uwsgi-ini' && baseNameOf(name) === baseNameOf(path) ? [{ file, shared: sharedEnd(name, path) }] : [],
  );
  const best = Math.max(...found.map(({ shared }) => shared));
  const closest = found.filter(({ shared }) => shared === best);
  return closest.length === 1 ? (closest[0]?.file ?? null) : null;
}
