import type { Endpoint } from './endpoints';
import type { Server } from './servers';
import type { Unit } from './units';

/** The account that a uWSGI works with; null fields where the files do not say. */
export interface Account {
  user: string | null;
  group: string | null;
  /** The group is the user's own one: its name is not written anywhere. */
  ownGroup: boolean;
}

const unknown: Account = { user: null, group: null, ownGroup: false };

const isRoot = (user: string | null): boolean => user === null || user === 'root' || user === '0';

/** Whether systemd starts the program as root. */
export function startsAsRoot({ unit, prefixes }: Server): boolean | null {
  if (!unit?.complete) return null;
  if (/[+!]/.test(prefixes)) return true;
  if (unit.boolean('DynamicUser') === true) return false;
  const line = unit.last('User');
  if (line && line.text === null) return null;
  return isRoot(line?.text ?? null);
}

/**
 * Who owns what uWSGI creates. As root it takes on `uid` and `gid` before it opens its sockets; under another account
 * it passes both over without a word (observed with 2.0.21).
 */
export function accountOf(server: Server): Account {
  const { settings, unit } = server;
  const root = startsAsRoot(server);
  if (root === null || !unit) return unknown;
  if (!root) {
    const group = unit.last('Group');
    const user =
      unit.boolean('DynamicUser') === true
        ? (unit.text('User') ?? unit.name.replace(/\.service$/, ''))
        : unit.text('User');
    if (group) return { user, group: group.text, ownGroup: false };
    return { user, group: null, ownGroup: user !== null };
  }
  if (settings.open && !settings.has('uid', 'immediate-uid')) return unknown;
  const uid = settings.last('uid', 'immediate-uid');
  const gid = settings.last('gid', 'immediate-gid');
  if (uid?.known === null || gid?.known === null || uid?.conditional || gid?.conditional) return unknown;
  return {
    user: uid?.known ?? 'root',
    group: gid?.known ?? (settings.open ? null : (unit.text('Group') ?? 'root')),
    ownGroup: false,
  };
}

/** Owner, group and rights of the file of a Unix socket; null where the files do not say. */
export interface SocketRights {
  user: string | null;
  group: string | null;
  ownGroup: boolean;
  mode: number;
  /** Where the mode comes from. */
  from: 'chmod-socket' | 'umask' | 'SocketMode';
}

const octal = (text: string): number | null => (/^[0-7]{1,5}$/.test(text) ? parseInt(text, 8) : null);

export function socketRights(endpoint: Endpoint): SocketRights | null {
  if (endpoint.socketUnit) return unitSocketRights(endpoint.socketUnit);
  const { server } = endpoint;
  const { settings } = server;
  const account = accountOf(server);
  const chmod = settings.last('chmod-socket');
  if (chmod?.conditional || (!chmod && settings.open)) return null;
  const rights = chmod ? chmodValue(chmod.known) : maskedMode(server);
  if (rights === null) return null;
  const owner = chownValue(server, account);
  return { ...owner, mode: rights, from: chmod ? 'chmod-socket' : 'umask' };
}

/** Without a value and with `1` the file gets 666. */
function chmodValue(value: string | null): number | null {
  if (value === null) return null;
  return value === '' || value === '1' ? 0o666 : value.length === 3 ? octal(value) : null;
}

/** Without `chmod-socket` the kernel gives 777 without what the mask takes away. */
function maskedMode({ settings, unit }: Server): number | null {
  const option = settings.last('umask');
  if (option) return option.known === null || option.conditional ? null : without(octal(option.known));
  if (!unit) return without(0o022);
  const line = unit.last('UMask');
  if (line) return line.text === null ? null : without(octal(line.text));
  return unit.complete ? without(0o022) : null;
}

const without = (mask: number | null): number | null => (mask === null ? null : 0o777 & ~mask);

function chownValue({ settings }: Server, account: Account): Account {
  const chown = settings.last('chown-socket');
  if (!chown) return account;
  if (chown.known === null || chown.conditional) return unknown;
  const [user = '', group] = chown.known.split(':');
  return {
    user: user === '' ? account.user : user,
    group: group ?? account.group,
    ownGroup: group === undefined && account.ownGroup,
  };
}

/** systemd.socket(5): 0666 and root, where nothing is said. */
function unitSocketRights(unit: Unit): SocketRights | null {
  if (!unit.complete) return null;
  const mode = unit.last('SocketMode');
  const user = unit.last('SocketUser');
  const group = unit.last('SocketGroup');
  const bits = mode ? octal(mode.text ?? '-') : 0o666;
  if (bits === null) return null;
  return {
    user: user ? user.text : 'root',
    group: group ? group.text : user ? null : 'root',
    ownGroup: user !== null && group === null,
    mode: bits,
    from: 'SocketMode',
  };
}
