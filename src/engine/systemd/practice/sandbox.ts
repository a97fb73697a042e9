import type { PracticeFinding } from '../../practice';
import { addressesOf } from '../../uwsgi/practice/start';
import { readBoolean } from '../judge';
import { isBelow, openedPaths, ownFolders, readOnlyFolders, writtenFiles } from './paths';
import { setting, valueSpan, type Unit } from './unit';

const usesOtherRoot = (unit: Unit): boolean => unit.has('RootDirectory', 'RootImage', 'MountAPIVFS');
const isUnclear = (paths: readonly string[]): boolean => paths.some((path) => /[%$]/.test(path));

/** A program below `/home` is hidden: the start ends with 203/EXEC, or 200/CHDIR for the folder (observed). */
export function hiddenByProtectHome(unit: Unit): PracticeFinding[] {
  const line = unit.last('ProtectHome');
  const hides = line !== null && (readBoolean(line.value) === true || line.value === 'tmpfs');
  if (!line || !hides || usesOtherRoot(unit)) return [];
  const opened = openedPaths(unit);
  if (isUnclear(opened)) return [];
  const hidden = (path: string): boolean =>
    ['/home', '/root', '/run/user'].some((folder) => isBelow(path, folder)) &&
    !opened.some((open) => isBelow(path, open) || isBelow(open, path));
  const program = unit.programs.find(
    ({ command }) => !command.prefixes.some(({ sign }) => sign === '+') && hidden(command.program?.text.value ?? ''),
  );
  const folder = unit.last('WorkingDirectory');
  const path = program?.command.program?.text.value ?? (folder && hidden(folder.value) ? folder.value : null);
  if (path === null) return [];
  const edit = { span: valueSpan(line), text: 'read-only' };
  return [
    {
      code: 'practice/hidden-by-protect-home',
      span: line.assignment.span,
      values: { path: `\`${path}\``, value: line.value },
      fixes: [{ title: 'ProtectHome=read-only setzen', edits: [edit] }],
    },
  ];
}

/** Writes to the project folder and `/etc` are refused with `Read-only file system` (observed). */
export function readOnlyPath(unit: Unit): PracticeFinding[] {
  const readOnly = readOnlyFolders(unit);
  if (readOnly === null || usesOtherRoot(unit) || unit.context.isDropIn) return [];
  const opened = [...openedPaths(unit), ...ownFolders(unit), '/dev', '/proc', '/sys'];
  if (isUnclear(opened)) return [];
  if (unit.isOn('PrivateTmp') || unit.isOn('DynamicUser')) opened.push('/tmp', '/var/tmp');
  if (unit.value('ProtectHome') === 'tmpfs') opened.push('/home', '/root');
  return unit.starts.flatMap((start) =>
    writtenFiles(start)
      .filter(({ path }) => readOnly.some((folder) => isBelow(path, folder)))
      .filter(({ path }) => !opened.some((folder) => isBelow(path, folder)))
      .map(({ path, setting: option }) => {
        const folder = path.slice(0, Math.max(path.lastIndexOf('/'), 1));
        const edit = setting(unit, `ReadWritePaths=${folder}`, start.command.assignment);
        return {
          code: 'practice/path-is-read-only',
          span: option.valueSpan ?? option.name,
          values: { path: `\`${path}\`` },
          fixes:
            unit.has('ReadWritePaths') || folder === '/run'
              ? []
              : [{ title: `ReadWritePaths=${folder} ergänzen`, edits: [edit] }],
        };
      }),
  );
}

/** `/run` belongs to root and is empty after boot: `bind(): No such file or directory` or `Permission denied` (observed). */
export function noRuntimeDirectory(unit: Unit): PracticeFinding[] {
  if (unit.account === null || unit.context.isDropIn || unit.isUserUnit || usesOtherRoot(unit)) return [];
  // Whoever prepares the folder does it there
  if (unit.has('ExecStartPre', 'BindPaths')) return [];
  const own = ownFolders(unit);
  if (isUnclear(own)) return [];
  return unit.starts.flatMap((start) =>
    writtenFiles(start)
      .filter(({ kind, path }) => kind !== 'directory' && isBelow(path, '/run') && !isBelow(path, '/run/user'))
      .filter(({ path }) => !/^\/run\/(?:lock|shm|user|systemd)\//.test(path))
      .filter(({ path }) => !own.some((folder) => isBelow(path, folder)))
      .slice(0, 1)
      .map(({ path, setting: option }) => {
        const [, name, more] = /^\/run\/([^/]+)(\/?)/.exec(path) ?? [];
        const direct = more !== '/';
        return {
          code: 'practice/no-runtime-directory',
          span: option.valueSpan ?? option.name,
          ...(direct ? { variant: 'direct' } : {}),
          values: { path: `\`${path}\``, name: name ?? '' },
          fixes:
            direct || unit.has('RuntimeDirectory')
              ? []
              : [
                  {
                    title: `RuntimeDirectory=${name ?? ''} ergänzen`,
                    edits: [setting(unit, `RuntimeDirectory=${name ?? ''}`, start.command.assignment)],
                  },
                ],
        };
      }),
  );
}

/** Cuts off even the proxy on the same machine: `curl` hangs (observed). */
export function allAddressesDenied(unit: Unit): PracticeFinding[] {
  const deny = unit.all('Service', 'IPAddressDeny').find(({ value }) => value.split(/\s+/).includes('any'));
  if (!deny || unit.has('IPAddressAllow')) return [];
  const listens = unit.starts.some((start) =>
    addressesOf(start, 'http', 'http-socket', 'http11-socket', 'https', 'socket', 'uwsgi-socket').some(
      ({ address }) => address.kind === 'tcp',
    ),
  );
  if (!listens) return [];
  const { end } = deny.assignment.span;
  return [
    {
      code: 'practice/all-addresses-denied',
      span: deny.assignment.span,
      fixes: [
        {
          title: 'IPAddressAllow=localhost ergänzen',
          edits: [{ span: { start: end, end }, text: '\nIPAddressAllow=localhost' }],
        },
      ],
    },
  ];
}

const hardening = [
  ...['NoNewPrivileges', 'PrivateTmp', 'ProtectSystem', 'ProtectHome', 'PrivateDevices', 'CapabilityBoundingSet'],
  ...['SystemCallFilter', 'ProtectKernelModules', 'RestrictNamespaces', 'RestrictAddressFamilies', 'DynamicUser'],
];

/** `systemd-analyze security`: 9.2 without, 1.0 with all of it, and the application answers (observed). */
export function noHardening(unit: Unit): PracticeFinding[] {
  const [program] = unit.programs;
  if (!program || !unit.isWhole || !unit.isAppServer || unit.isUserUnit || unit.has(...hardening)) return [];
  return [
    {
      code: 'practice/no-hardening',
      span: program.assignment.keySpan,
      fixes: [
        {
          title: 'Erste Härtung ergänzen',
          edits: [setting(unit, 'NoNewPrivileges=yes', program.assignment)],
        },
      ],
    },
  ];
}
