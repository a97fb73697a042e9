import { code } from '../../values/explanation';
import { distinct, type StackFinding, type StackRule } from '../finding';
import type { Deployment } from '../model';
import { isWithin, normalPath } from '../paths';
import type { Server } from '../servers';
import type { Unit, UnitLine } from '../units';
import { usedPaths, type UsedPath } from '../usedPaths';
import { directoriesOf } from './directories';

interface Boxed {
  server: Server;
  unit: Unit;
  paths: UsedPath[];
}

/** Servers with their unit and the paths they use; `+` before the program lifts the sandbox. */
const boxed = ({ servers, endpoints }: Deployment): Boxed[] =>
  servers.flatMap((server): Boxed[] => {
    if (!server.unit || server.prefixes.includes('+')) return [];
    return [{ server, unit: server.unit, paths: usedPaths(server, endpoints) }];
  });

const homes = ['/home', '/root', '/run/user'];

/** Paths that directives of a list name, without the signs before them; null for one that only the server knows. */
const listed = (unit: Unit, ...keys: string[]): (string | null)[] =>
  keys.flatMap((key) =>
    unit.words(key).map(({ word }) =>
      word === null
        ? null
        : normalPath(
            word
              .replace(/^[-+]+/, '')
              .split(':')
              .at(-1) ?? '',
          ),
    ),
  );

/** A bind mount brings the path back into view, or may do so. */
const isBound = (unit: Unit, path: string): boolean =>
  unit.all('RootDirectory').length > 0 ||
  listed(unit, 'BindPaths', 'BindReadOnlyPaths').some(
    (bound) => bound === null || isWithin(path, bound) || isWithin(bound, path),
  );

/** `/tmp` of the service is another one than that of all others. */
export const privateTmp: StackRule = (deployment) =>
  deployment.endpoints.flatMap((endpoint): StackFinding[] => {
    const { address, server, socketUnit, valuePlace } = endpoint;
    const { unit } = server;
    if (address.kind !== 'unix' || socketUnit || !unit || server.prefixes.includes('+')) return [];
    if (!isWithin(address.path, '/tmp') && !isWithin(address.path, '/var/tmp')) return [];
    const cause =
      unit.boolean('PrivateTmp') === true ? 'PrivateTmp' : unit.boolean('DynamicUser') === true ? 'DynamicUser' : null;
    if (cause === null || isBound(unit, address.path) || unit.all('Unit.JoinsNamespaceOf').length > 0) return [];
    const line = unit.last(cause);
    return [
      {
        code: 'stack/private-tmp',
        at: valuePlace,
        values: { path: code(address.path), setting: code(`${cause}=${line?.value.value ?? ''}`) },
        related: line ? [{ at: line.place }] : [],
      },
    ];
  });

/** What `ProtectHome=` hides or makes read-only (systemd.exec(5)); `DynamicUser=` implies `read-only`. */
export const protectHome: StackRule = (deployment) =>
  distinct(
    boxed(deployment).flatMap(({ unit, paths }): StackFinding[] => {
      const line = unit.last('ProtectHome');
      const hides = unit.boolean('ProtectHome') === true || line?.value.value === 'tmpfs';
      const readOnly = line ? line.value.value === 'read-only' : false;
      if (!line || (!hides && !readOnly)) return [];
      const writable = hides ? [] : listed(unit, 'ReadWritePaths', 'ReadWriteDirectories');
      if (writable.includes(null)) return [];
      const hit = paths.filter(
        ({ path, written }) =>
          homes.some((home) => isWithin(path, home)) &&
          (hides || written) &&
          !isBound(unit, path) &&
          !writable.some((allowed) => allowed !== null && isWithin(path, allowed)),
      );
      return toFinding('stack/protect-home', line, hit, hides ? undefined : 'read-only');
    }),
    ({ at }) => `${at.file}:${at.span.start}`,
  );

function toFinding(
  name: string,
  line: UnitLine,
  hit: readonly UsedPath[],
  variant: string | undefined,
): StackFinding[] {
  const [first] = hit;
  if (!first) return [];
  return [
    {
      code: name,
      at: line.place,
      variant,
      values: { path: code(first.path), setting: code(`${line.key}=${line.value.value}`) },
      related: hit.slice(0, 5).map(({ place }) => ({ at: place })),
    },
  ];
}

/** Directories that each word of `ProtectSystem=` makes read-only (systemd.exec(5)). */
function readOnlyRoots(unit: Unit): { roots: string[]; line: UnitLine } | null {
  const line = unit.last('ProtectSystem');
  const dynamic = unit.boolean('DynamicUser') === true ? unit.last('DynamicUser') : null;
  if (dynamic && line?.value.value !== 'strict') return { roots: ['/'], line: dynamic };
  if (!line) return null;
  if (line.value.value === 'strict') return { roots: ['/'], line };
  const base = ['/usr', '/boot', '/efi'];
  if (line.value.value === 'full') return { roots: [...base, '/etc'], line };
  return unit.boolean('ProtectSystem') === true ? { roots: base, line } : null;
}

/** Files that uWSGI would write where the sandbox lets nothing be written. */
export const protectSystem: StackRule = (deployment) =>
  boxed(deployment).flatMap(({ unit, paths }): StackFinding[] => {
    const protection = readOnlyRoots(unit);
    if (!protection || !unit.complete) return [];
    const tmp = unit.boolean('PrivateTmp') === true || unit.boolean('DynamicUser') === true ? ['/tmp', '/var/tmp'] : [];
    const allowed = [
      ...['/dev', '/proc', '/sys', ...tmp],
      ...listed(unit, 'ReadWritePaths', 'ReadWriteDirectories', 'BindPaths', 'TemporaryFileSystem'),
      ...directoriesOf(unit).map(({ path }) => path),
    ];
    if (allowed.includes(null) || unit.all('RootDirectory').length > 0) return [];
    const hit = paths.filter(
      ({ path, written }) =>
        written &&
        protection.roots.some((root) => isWithin(path, root)) &&
        !allowed.some((directory) => directory !== null && isWithin(path, directory)),
    );
    return hit.slice(0, 5).map(({ path, place }) => ({
      code: 'stack/protect-system',
      at: place,
      values: { path: code(path), setting: code(`${protection.line.key}=${protection.line.value.value}`) },
      related: [{ at: protection.line.place }],
    }));
  });
