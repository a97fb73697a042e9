import { readBoolean } from '../judge';
import type { Settings } from './settings';

export type Capability = `CAP_${string}`;

const wordsOf = (value: string): string[] => value.split(/[ \t\n\r]+/).filter((word) => word !== '');

/**
 * The capabilities that remain (systemd 252, config_parse_capability_set): a first list replaces, later ones add or,
 * with `~`, take away; some directives take away capabilities of their own.
 */
export function capabilities(settings: Settings, name = 'CapabilityBoundingSet'): Set<string> {
  const all = settings.words.capabilities;
  const initial = name === 'CapabilityBoundingSet' ? all : [];
  let current = new Set(settings.wasReset(name) ? [] : initial);
  for (const line of settings.lines(name)) {
    const inverted = line.startsWith('~');
    const named = new Set(wordsOf(inverted ? line.slice(1) : line).map((word) => word.toUpperCase()));
    const isInitial = current.size === initial.length && initial.every((capability) => current.has(capability));
    if (named.size === 0 || isInitial)
      current = new Set(all.filter((capability) => named.has(capability) !== inverted));
    else for (const capability of all) if (named.has(capability)) current[inverted ? 'delete' : 'add'](capability);
  }
  if (name !== 'CapabilityBoundingSet') return current;
  for (const [directive, taken] of Object.entries(takenBy))
    if (settings.isOn(directive)) for (const capability of taken) current.delete(capability);
  return current;
}

const takenBy: Record<string, string[]> = {
  PrivateDevices: ['CAP_MKNOD', 'CAP_SYS_RAWIO'],
  ProtectKernelModules: ['CAP_SYS_MODULE'],
  ProtectKernelLogs: ['CAP_SYSLOG'],
  ProtectClock: ['CAP_SYS_TIME', 'CAP_WAKE_ALARM'],
};

const allNamespaces = ['cgroup', 'ipc', 'net', 'mnt', 'pid', 'user', 'uts'];

/** The kinds of namespaces that may be made (systemd 252, config_parse_restrict_namespaces). */
export function namespaces(settings: Settings): Set<string> {
  let current: Set<string> | null = null;
  for (const line of settings.lines('RestrictNamespaces')) {
    const meaning = readBoolean(line);
    const inverted = line.startsWith('~');
    const named = wordsOf(inverted ? line.slice(1) : line);
    if (meaning !== null) current = new Set(meaning ? [] : allNamespaces);
    else if (current === null) current = new Set(allNamespaces.filter((name) => named.includes(name) !== inverted));
    else for (const name of named) current[inverted ? 'delete' : 'add'](name);
  }
  return current ?? new Set(allNamespaces);
}

export type Families = Record<'inet' | 'unix' | 'netlink' | 'packet' | 'other', boolean>;

/** Which kinds of sockets are out of reach; one exotic family decides for all (systemd 252, analyze-security.c). */
export function addressFamilies(settings: Settings): Families {
  let allowList = false;
  let listed: Set<string> | null = null;
  for (const line of settings.lines('RestrictAddressFamilies')) {
    if (line === 'none') {
      listed = null;
      allowList = true;
      continue;
    }
    const inverted = line.startsWith('~');
    if (listed === null) {
      listed = new Set();
      allowList = !inverted;
    }
    for (const word of wordsOf(inverted ? line.slice(1) : line))
      listed[inverted === allowList ? 'delete' : 'add'](word);
  }
  const result: Families = {
    inet: allowList,
    unix: allowList,
    netlink: allowList,
    packet: allowList,
    other: allowList,
  };
  for (const name of listed ?? []) result[kindOf(name)] = !allowList;
  return result;
}

function kindOf(name: string): keyof Families {
  if (name === 'AF_INET' || name === 'AF_INET6') return 'inet';
  if (name === 'AF_UNIX' || name === 'AF_LOCAL') return 'unix';
  if (name === 'AF_NETLINK') return 'netlink';
  return name === 'AF_PACKET' ? 'packet' : 'other';
}
