import { code } from '../../values/explanation';
import { accountOf, startsAsRoot } from '../accounts';
import type { Endpoint } from '../endpoints';
import { distinct, type StackFinding, type StackRule } from '../finding';
import type { Deployment } from '../model';
import { isWithin, parentOf } from '../paths';
import type { Unit, UnitLine } from '../units';

/** A directory that systemd makes for a unit: `RuntimeDirectory=backend` is `/run/backend`. */
export interface UnitDirectory {
  /** Null where it is known on the server only. */
  path: string | null;
  kind: 'Runtime' | 'State' | 'Cache' | 'Logs';
  line: UnitLine;
}

const bases = { Runtime: '/run', State: '/var/lib', Cache: '/var/cache', Logs: '/var/log' } as const;

export function directoriesOf(unit: Unit): UnitDirectory[] {
  return (['Runtime', 'State', 'Cache', 'Logs'] as const).flatMap((kind) =>
    unit.words(`${kind}Directory`).map(({ word, line }) => ({
      kind,
      line,
      path: word === null ? null : `${bases[kind]}/${(word.split(':')[0] ?? word).replace(/\/+$/, '')}`,
    })),
  );
}

interface OwnSocket {
  endpoint: Endpoint;
  unit: Unit;
  path: string;
  directory: string;
}

/** Unix sockets that uWSGI itself makes, under a unit that is at hand. */
function ownSockets({ endpoints }: Deployment): OwnSocket[] {
  return endpoints.flatMap((endpoint): OwnSocket[] => {
    const { address, server, socketUnit } = endpoint;
    if (address.kind !== 'unix' || socketUnit || !server.unit?.complete) return [];
    return [{ endpoint, unit: server.unit, path: address.path, directory: parentOf(address.path) }];
  });
}

/** Commands that run before uWSGI, and scripts, may make the directory. */
const isMadeElsewhere = (directory: string, unit: Unit, { files, units }: Deployment): boolean => {
  const names = [directory, directory.replace(/^\/run/, '/var/run')];
  const mentions = (text: string): boolean => names.some((name) => text.includes(name));
  return (
    ['ExecStartPre', 'ExecCondition'].some((key) =>
      unit.all(key).some(({ text, value }) => mentions(text ?? value.value)),
    ) ||
    files.some(
      ({ language, text }) =>
        language === 'uwsgi-command' && /\bmkdir\b|\binstall\b|tmpfiles/.test(text) && mentions(text),
    ) ||
    units.some(
      (other) => other !== unit && directoriesOf(other).some(({ path }) => path !== null && isWithin(directory, path)),
    )
  );
};

/** `/run` is empty after every boot, and only root may make directories in it. */
export const socketDirectory: StackRule = (deployment) =>
  distinct(ownSockets(deployment), ({ path }) => path).flatMap((socket): StackFinding[] => {
    const { endpoint, unit, directory } = socket;
    if (!isWithin(directory, '/run') || /^\/run\/(?:user|lock|shm|systemd)(?:\/|$)/.test(directory)) return [];
    const made = directoriesOf(unit);
    if (made.some(({ path }) => path === null || isWithin(directory, path))) return [];
    const { user } = accountOf(endpoint.server);
    if (directory === '/run') {
      if (user === null || user === 'root') return [];
      return [
        {
          code: 'stack/socket-directory',
          variant: 'run',
          at: endpoint.valuePlace,
          values: { account: code(user), path: code(socket.path) },
          related: relatedUser(unit),
        },
      ];
    }
    if (isMadeElsewhere(directory, unit, deployment)) return [];
    const name = directory.slice('/run/'.length);
    return [
      {
        code: 'stack/socket-directory',
        at: endpoint.valuePlace,
        values: { directory: code(directory), unit: code(unit.name), setting: code(`RuntimeDirectory=${name}`) },
        related: [
          ...made.filter(({ kind }) => kind === 'Runtime').map(({ line }) => ({ at: line.place })),
          ...(endpoint.server.unitLine
            ? [{ at: endpoint.server.unitLine.place, text: 'Diese Unit startet uWSGI.' }]
            : []),
        ],
      },
    ];
  });

const relatedUser = (unit: Unit): { at: UnitLine['place'] }[] => {
  const user = unit.last('User');
  return user ? [{ at: user.place }] : [];
};

/** nginx must be able to pass through the directory of the socket. */
export const socketDirectoryMode: StackRule = (deployment) => {
  const { nginxAccount: nginx, links } = deployment;
  if (!nginx || nginx.user === 'root') return [];
  const linked = new Set(links.map(({ endpoint }) => endpoint));
  return ownSockets(deployment)
    .filter(({ endpoint }) => linked.has(endpoint))
    .flatMap(({ endpoint, unit, directory }): StackFinding[] => {
      const made = directoriesOf(unit).find(({ path }) => path !== null && isWithin(directory, path));
      const line = made ? unit.last(`${made.kind}DirectoryMode`) : null;
      const mode = /^[0-7]{3,4}$/.test(line?.text ?? '') ? parseInt(line?.text ?? '', 8) : null;
      const owner = unit.boolean('DynamicUser') === true ? null : (unit.text('User') ?? 'root');
      if (!line || !made || mode === null || mode & 0o001 || owner === nginx.user) return [];
      const group = unit.last('Group');
      // With the right to pass for a group, membership decides, and that stands in no file
      if (mode & 0o010 && (group?.text === nginx.group || !group || group.text === null)) return [];
      if (mode & 0o010 && group?.text !== 'root') return [];
      return [
        {
          code: 'stack/socket-directory-mode',
          at: line.place,
          values: { directory: code(made.path ?? ''), mode: code(line.text ?? ''), account: code(nginx.user) },
          related: [{ at: endpoint.place }],
        },
      ];
    });
};

/** Without `User=` the directory belongs to root; uWSGI gives up its rights before it makes the socket. */
export const runtimeOwner: StackRule = (deployment) =>
  ownSockets(deployment).flatMap(({ endpoint, unit, directory, path }): StackFinding[] => {
    const { server } = endpoint;
    const uid = server.settings.last('uid', 'immediate-uid');
    const made = directoriesOf(unit).find((own) => own.path !== null && isWithin(directory, own.path));
    if (!uid || !made || uid.known === null || uid.conditional || uid.known === 'root' || uid.known === '0') return [];
    const mode = unit.text(`${made.kind}DirectoryMode`) ?? '755';
    if (startsAsRoot(server) !== true || parseInt(mode, 8) & 0o022) return [];
    if (server.settings.has('drop-after-init', 'drop-after-apps', 'master-as-root')) return [];
    if (unit.all('ExecStartPre').some(({ value }) => /\bch(?:own|mod|grp)\b|setfacl|install/.test(value.value)))
      return [];
    return [
      {
        code: 'stack/runtime-owner',
        at: { file: uid.file, span: uid.valueSpan ?? uid.name },
        values: { account: code(uid.known), directory: code(made.path ?? ''), path: code(path) },
        related: [{ at: made.line.place, text: 'Dieses Verzeichnis gehört root.' }, { at: endpoint.place }],
      },
    ];
  });

/** systemd removes the directory when one of the services stops, with all that is in it (systemd.exec(5)). */
export const sharedRuntimeDirectory: StackRule = ({ units }) => {
  const owners = units
    .filter(({ type }) => type === 'service')
    .flatMap((unit) =>
      directoriesOf(unit)
        .filter(({ kind, path }) => kind === 'Runtime' && path !== null)
        .map(({ path, line }) => ({ unit, path: path ?? '', line })),
    )
    .slice(0, 200);
  return owners.flatMap((owner): StackFinding[] => {
    if ((owner.unit.text('RuntimeDirectoryPreserve') ?? 'no') !== 'no') return [];
    const other = owners.find(({ unit, path }) => unit !== owner.unit && isWithin(path, owner.path));
    if (!other) return [];
    return [
      {
        code: 'stack/shared-runtime-directory',
        at: owner.line.place,
        values: { directory: code(owner.path), unit: code(owner.unit.name), other: code(other.unit.name) },
        related: [{ at: other.line.place }],
      },
    ];
  });
};
