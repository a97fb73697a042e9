import { parseExecLine } from '../shell/execLine';
import { spanOf } from '../text/mappedText';
import { workingDirectory, type Endpoint } from './endpoints';
import { resolvePath } from './paths';
import { place, type Place } from './place';
import type { Server } from './servers';
import { valuePlace } from './settings';

/** A path that a uWSGI needs, and where it is written down. */
export interface UsedPath {
  path: string;
  place: Place;
  /** Created or written; else read. */
  written: boolean;
}

const readOptions = ['virtualenv', 'chdir', 'pythonpath', 'wsgi-file', 'ini'];
const writtenOptions = [
  'pidfile',
  'pidfile2',
  'safe-pidfile',
  'logto',
  'logto2',
  'daemonize',
  'daemonize2',
  'spooler',
  'master-fifo',
];

/** Paths of the options, of the sockets and of the unit's own lines; those that are known on the server only are left out. */
export function usedPaths(server: Server, endpoints: readonly Endpoint[]): UsedPath[] {
  const paths = [...unitPaths(server)];
  const directory = workingDirectory(server);
  const add = (text: string | null, at: Place, written: boolean): void => {
    const path = text === null || text === '' ? null : resolvePath(text, directory);
    if (path !== null) paths.push({ path, place: at, written });
  };
  for (const setting of server.settings.all(...readOptions)) {
    if (setting.conditional) continue;
    const isFile = setting.option.canonical === 'ini';
    add(isFile ? (setting.known?.replace(/:[^/]*$/, '') ?? null) : setting.known, valuePlace(setting), false);
  }
  for (const setting of server.settings.all(...writtenOptions)) {
    // `logto = udp:…`, `daemonize = host:port`: no file
    if (!setting.conditional && !/^[^/]*:/.test(setting.value)) add(setting.known, valuePlace(setting), true);
  }
  for (const setting of server.settings.all('stats'))
    if (!setting.value.includes(':') && !setting.value.startsWith('@')) add(setting.known, valuePlace(setting), true);
  for (const setting of server.settings.all('logger', 'logger-req')) {
    const file = /^(?:\S+ )?file:([^,]+)$/.exec(setting.known ?? '');
    if (file) add(file[1] ?? '', valuePlace(setting), true);
  }
  for (const { server: owner, address, valuePlace: at, socketUnit } of endpoints)
    if (owner === server && address.kind === 'unix' && !socketUnit)
      paths.push({ path: address.path, place: at, written: true });
  return paths;
}

/** The program and the working directory. */
function unitPaths({ unit, unitLine }: Server): UsedPath[] {
  if (!unit) return [];
  const paths: UsedPath[] = [];
  const directory = unit.last('WorkingDirectory');
  // With a `-` before it the directory may be missing
  const known = directory?.text?.startsWith('-') ? null : resolvePath(directory?.text ?? '', null);
  if (directory && known !== null) paths.push({ path: known, place: directory.valuePlace, written: false });
  const program = unitLine ? parseExecLine(unitLine.value).commands[0]?.program : null;
  const path = program && !program.text.value.includes('%') ? resolvePath(program.text.value, '') : null;
  if (unitLine && program && path !== null && program.text.value.startsWith('/'))
    paths.push({ path, place: place(unitLine.file, spanOf(program.text)), written: false });
  return paths;
}
