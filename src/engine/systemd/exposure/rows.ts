import { badnessOfAddresses, badnessOfArchitectures, badnessOfDevices } from './access';
import { addressFamilies, capabilities, namespaces, type Capability } from './lists';
import type { Settings } from './settings';
import { allowsAny } from './syscalls';

/** One line of the table of `systemd-analyze security`. */
export interface ExposureRow {
  /** As the program names it. */
  id: string;
  /** Directive of [Service] that changes it, and a value that takes the badness away. */
  directive: string;
  advice: string;
  weight: number;
  /** The worst badness; the best is 0. */
  range: number;
  /** null where the line does not count. */
  badness: (settings: Settings) => number | null;
}

const flag = (name: string, weight: number): ExposureRow => ({
  id: `${name}=`,
  directive: name,
  advice: `${name}=yes`,
  weight,
  range: 1,
  badness: (settings) => (settings.isOn(name) ? 0 : 1),
});

/** Services without default dependencies run early; what belongs to a running system is not asked of them. */
const late = (row: ExposureRow): ExposureRow => ({
  ...row,
  badness: (settings) => (settings.isOff('DefaultDependencies', 'Unit') ? null : row.badness(settings)),
});

const bounding = (label: string, weight: number, ...names: Capability[]): ExposureRow => ({
  id: `CapabilityBoundingSet=~${label}`,
  directive: 'CapabilityBoundingSet',
  advice: `CapabilityBoundingSet=~${names.join(' ')}`,
  weight,
  range: 1,
  badness: (settings) => {
    const set = capabilities(settings);
    return names.some((name) => set.has(name)) ? 1 : 0;
  },
});

const namespace = (name: string, weight: number): ExposureRow => ({
  id: `RestrictNamespaces=~${name}`,
  directive: 'RestrictNamespaces',
  advice: 'RestrictNamespaces=yes',
  weight,
  range: 1,
  badness: (settings) => (namespaces(settings).has(name) ? 1 : 0),
});

const family = (
  label: string,
  kind: 'inet' | 'unix' | 'netlink' | 'packet' | 'other',
  weight: number,
): ExposureRow => ({
  id: `RestrictAddressFamilies=~${label}`,
  directive: 'RestrictAddressFamilies',
  advice: 'RestrictAddressFamilies=AF_UNIX',
  weight,
  range: 1,
  badness: (settings) => (addressFamilies(settings)[kind] ? 0 : 1),
});

const syscalls = (group: string, weight: number): ExposureRow => ({
  id: `SystemCallFilter=~${group}`,
  directive: 'SystemCallFilter',
  advice: `SystemCallFilter=~${group}`,
  weight,
  range: 10,
  badness: (settings) => allowsAny(group, settings),
});

const oneOf = (
  name: string,
  advice: string,
  weight: number,
  range: number,
  badness: (value: string, settings: Settings) => number | null,
): ExposureRow => ({
  id: `${name}=`,
  directive: name,
  advice,
  weight,
  range,
  badness: (settings) => badness(settings.value(name), settings),
});

const umask = (value: string): number => {
  const mask = parseInt(value === '' ? '0022' : value, 8);
  if ((mask & 0o002) === 0) return 10;
  if ((mask & 0o004) === 0) return 5;
  if ((mask & 0o020) === 0) return 2;
  return (mask & 0o040) === 0 ? 1 : 0;
};

/**
 * The lines with their weights and worst badness.
 *
 * Source: systemd 252.38, `SYSTEMD_ANALYZE_DEBUG=1 systemd-analyze security`; how each is judged: systemd,
 * src/analyze/analyze-security.c.
 */
export const rows: readonly ExposureRow[] = [
  {
    id: 'User=/DynamicUser=',
    directive: 'User',
    advice: 'User=backend',
    weight: 2000,
    range: 10,
    badness: ({ user, dynamicUser }) =>
      user === 'nobody'
        ? 9
        : (dynamicUser && !['0', 'root'].includes(user)) || !['', '0', 'root'].includes(user)
          ? 0
          : 10,
  },
  oneOf('SupplementaryGroups', 'SupplementaryGroups=', 200, 1, (value, { isPrivileged }) =>
    isPrivileged ? null : value === '' ? 0 : 1,
  ),
  flag('PrivateDevices', 1000),
  flag('PrivateMounts', 1000),
  flag('PrivateNetwork', 2500),
  late(flag('PrivateTmp', 1000)),
  flag('PrivateUsers', 1000),
  flag('ProtectControlGroups', 1000),
  flag('ProtectKernelModules', 1000),
  flag('ProtectKernelTunables', 1000),
  flag('ProtectKernelLogs', 1000),
  flag('ProtectClock', 1000),
  late(
    oneOf('ProtectHome', 'ProtectHome=yes', 1000, 10, (value) =>
      value === 'read-only' ? 5 : value === 'tmpfs' ? 1 : value === 'yes' ? 0 : 10,
    ),
  ),
  flag('ProtectHostname', 50),
  late(
    oneOf('ProtectSystem', 'ProtectSystem=strict', 1000, 10, (value) =>
      value === 'full' ? 3 : value === 'strict' ? 0 : value === 'yes' ? 5 : 10,
    ),
  ),
  late({
    id: 'RootDirectory=/RootImage=',
    directive: 'RootDirectory',
    advice: 'RootDirectory=',
    weight: 200,
    range: 1,
    badness: (settings) =>
      /^\/*$/.test(settings.value('RootDirectory')) && /^\/*$/.test(settings.value('RootImage')) ? 1 : 0,
  }),
  flag('LockPersonality', 100),
  flag('MemoryDenyWriteExecute', 100),
  flag('NoNewPrivileges', 1000),
  bounding('CAP_SYS_ADMIN', 1500, 'CAP_SYS_ADMIN'),
  bounding('CAP_SET(UID|GID|PCAP)', 1500, 'CAP_SETUID', 'CAP_SETGID', 'CAP_SETPCAP'),
  bounding('CAP_SYS_PTRACE', 1500, 'CAP_SYS_PTRACE'),
  bounding('CAP_SYS_TIME', 1000, 'CAP_SYS_TIME'),
  bounding('CAP_NET_ADMIN', 1000, 'CAP_NET_ADMIN'),
  bounding('CAP_SYS_RAWIO', 1000, 'CAP_SYS_RAWIO'),
  bounding('CAP_SYS_MODULE', 1000, 'CAP_SYS_MODULE'),
  bounding('CAP_AUDIT_*', 500, 'CAP_AUDIT_CONTROL', 'CAP_AUDIT_READ', 'CAP_AUDIT_WRITE'),
  bounding('CAP_SYSLOG', 500, 'CAP_SYSLOG'),
  bounding('CAP_SYS_(NICE|RESOURCE)', 500, 'CAP_SYS_NICE', 'CAP_SYS_RESOURCE'),
  bounding('CAP_MKNOD', 500, 'CAP_MKNOD'),
  bounding('CAP_(CHOWN|FSETID|SETFCAP)', 1000, 'CAP_CHOWN', 'CAP_FSETID', 'CAP_SETFCAP'),
  bounding(
    'CAP_(DAC_*|FOWNER|IPC_OWNER)',
    1000,
    'CAP_DAC_OVERRIDE',
    'CAP_DAC_READ_SEARCH',
    'CAP_FOWNER',
    'CAP_IPC_OWNER',
  ),
  bounding('CAP_KILL', 500, 'CAP_KILL'),
  bounding('CAP_NET_(BIND_SERVICE|BROADCAST|RAW)', 500, 'CAP_NET_BIND_SERVICE', 'CAP_NET_BROADCAST', 'CAP_NET_RAW'),
  bounding('CAP_SYS_BOOT', 100, 'CAP_SYS_BOOT'),
  bounding('CAP_MAC_*', 100, 'CAP_MAC_ADMIN', 'CAP_MAC_OVERRIDE'),
  bounding('CAP_LINUX_IMMUTABLE', 75, 'CAP_LINUX_IMMUTABLE'),
  bounding('CAP_IPC_LOCK', 50, 'CAP_IPC_LOCK'),
  bounding('CAP_SYS_CHROOT', 50, 'CAP_SYS_CHROOT'),
  bounding('CAP_BLOCK_SUSPEND', 25, 'CAP_BLOCK_SUSPEND'),
  bounding('CAP_WAKE_ALARM', 25, 'CAP_WAKE_ALARM'),
  bounding('CAP_LEASE', 25, 'CAP_LEASE'),
  bounding('CAP_SYS_TTY_CONFIG', 25, 'CAP_SYS_TTY_CONFIG'),
  bounding('CAP_SYS_PACCT', 25, 'CAP_SYS_PACCT'),
  bounding('CAP_BPF', 25, 'CAP_BPF'),
  oneOf('UMask', 'UMask=0077', 100, 10, umask),
  oneOf('KeyringMode', 'KeyringMode=private', 1000, 1, (value) => (value === '' || value === 'private' ? 0 : 1)),
  oneOf('ProtectProc', 'ProtectProc=invisible', 1000, 3, (value) =>
    value === 'noaccess' ? 1 : value === 'invisible' || value === 'ptraceable' ? 0 : 3,
  ),
  oneOf('ProcSubset', 'ProcSubset=pid', 10, 1, (value) => (value === 'pid' ? 0 : 1)),
  oneOf('NotifyAccess', 'NotifyAccess=main', 1000, 1, (value) => (value === 'all' ? 1 : 0)),
  oneOf('RemoveIPC', 'RemoveIPC=yes', 100, 1, (_, settings) =>
    settings.isPrivileged ? null : settings.isOn('RemoveIPC') ? 0 : 1,
  ),
  oneOf('Delegate', 'Delegate=no', 100, 1, (_, { delegates }) => (delegates ? 1 : 0)),
  flag('RestrictRealtime', 500),
  flag('RestrictSUIDSGID', 1000),
  namespace('user', 1500),
  namespace('mnt', 500),
  namespace('ipc', 500),
  namespace('pid', 500),
  namespace('cgroup', 500),
  namespace('net', 500),
  namespace('uts', 100),
  family('AF_(INET|INET6)', 'inet', 1500),
  family('AF_UNIX', 'unix', 25),
  family('AF_NETLINK', 'netlink', 200),
  family('AF_PACKET', 'packet', 1000),
  family('…', 'other', 1250),
  oneOf('SystemCallArchitectures', 'SystemCallArchitectures=native', 1000, 10, (_, settings) =>
    badnessOfArchitectures(settings),
  ),
  syscalls('@swap', 1000),
  syscalls('@obsolete', 250),
  syscalls('@clock', 1000),
  syscalls('@cpu-emulation', 250),
  syscalls('@debug', 1000),
  syscalls('@mount', 1000),
  syscalls('@module', 1000),
  syscalls('@raw-io', 1000),
  syscalls('@reboot', 1000),
  syscalls('@privileged', 700),
  syscalls('@resources', 700),
  oneOf('IPAddressDeny', 'IPAddressDeny=any', 1000, 10, (_, settings) => badnessOfAddresses(settings)),
  oneOf('DeviceAllow', 'DevicePolicy=closed', 1000, 10, (_, settings) => badnessOfDevices(settings)),
  oneOf('AmbientCapabilities', 'AmbientCapabilities=', 500, 1, (_, settings) =>
    capabilities(settings, 'AmbientCapabilities').size > 0 ? 1 : 0,
  ),
];
