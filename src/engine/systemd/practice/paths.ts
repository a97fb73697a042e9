import { addressesOf, isUnknown, type Start } from '../../uwsgi/practice/start';
import type { Setting } from '../../uwsgi/settings';
import { readBoolean } from '../judge';
import type { Unit } from './unit';

/** A file that uWSGI writes, and where that is said. */
export interface WrittenFile {
  path: string;
  setting: Setting;
  /** `socket`, `file`, `directory`. */
  kind: 'socket' | 'file' | 'directory';
}

const sockets = [
  'socket',
  'uwsgi-socket',
  'http-socket',
  'http11-socket',
  'fastcgi-socket',
  'scgi-socket',
  'stats',
  'http',
];
const files = [
  'logto',
  'logto2',
  'pidfile',
  'pidfile2',
  'safe-pidfile',
  'safe-pidfile2',
  'daemonize',
  'daemonize2',
  'master-fifo',
];

/** Absolute paths only; specifiers and variables are not known here. */
export function writtenFiles(start: Start): WrittenFile[] {
  const found: WrittenFile[] = addressesOf(start, ...sockets).flatMap(({ setting, address }) =>
    address.kind === 'unix' ? [{ path: address.path, setting, kind: 'socket' as const }] : [],
  );
  for (const setting of start.settings.all(...files)) found.push({ path: setting.value, setting, kind: 'file' });
  for (const setting of start.settings.all('spooler')) found.push({ path: setting.value, setting, kind: 'directory' });
  return found
    .filter(({ path }) => path.startsWith('/') && !path.includes('%') && !isUnknown(path))
    .map((file) => ({ ...file, path: file.path.replace(/^\/var\/run\//, '/run/') }));
}

export const isBelow = (path: string, folder: string): boolean => {
  const bare = folder.replace(/\/+$/, '');
  return path === bare || path.startsWith(`${bare}/`);
};

const folders: [directive: string, base: string][] = [
  ['RuntimeDirectory', '/run'],
  ['StateDirectory', '/var/lib'],
  ['CacheDirectory', '/var/cache'],
  ['LogsDirectory', '/var/log'],
  ['ConfigurationDirectory', '/etc'],
];

/** Folders that systemd makes for the service. */
export const ownFolders = (unit: Unit): string[] =>
  folders.flatMap(([directive, base]) =>
    unit.words(directive).map((name) => `${base}/${name.split(':')[0]?.replace(/\/+$/, '') ?? ''}`),
  );

/** Right side of `BindPaths=`, paths made writable; a path with a specifier may be any. */
export const openedPaths = (unit: Unit): string[] => [
  ...['ReadWritePaths', 'ReadWriteDirectories', 'TemporaryFileSystem'].flatMap((name) =>
    unit.words(name).map((word) => word.replace(/^[-+]*/, '').split(':')[0] ?? ''),
  ),
  ...['BindPaths', 'BindReadOnlyPaths'].flatMap((name) =>
    unit
      .words(name)
      .map((word) => word.replace(/^-/, '').split(':').at(1) ?? word.replace(/^-/, '').split(':')[0] ?? ''),
  ),
];

/** Folders that `ProtectSystem=` makes read-only (systemd.exec(5)); null where nothing is. */
export function readOnlyFolders(unit: Unit): string[] | null {
  const value = unit.value('ProtectSystem') ?? (unit.isOn('DynamicUser') ? 'strict' : 'no');
  if (value === 'strict') return ['/'];
  if (value === 'full') return ['/usr', '/boot', '/efi', '/etc'];
  return readBoolean(value) === true ? ['/usr', '/boot', '/efi'] : null;
}
