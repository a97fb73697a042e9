/** The exposure of a service, line by line, as `systemd-analyze security` of Debian 12 computes it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../src/catalogue/load';
import { exposureOf, type Exposure } from '../../src/engine/systemd/exposure';

const catalogue = loadCatalogue();
const folder = mkdtempSync(path.join(tmpdir(), 'exposure-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the program says of one unit. */
interface Verdict {
  tenths: number;
  /** Badness by the name of the line; null where it does not count. */
  badness: Map<string, number | null>;
}

const notCounted = '18446744073709551615';

/** Asks the program about one file. */
function ask(file: string): Verdict {
  const output = execFileSync('systemd-analyze', ['security', '--offline=true', '--no-pager', file], {
    encoding: 'utf8',
    env: { ...process.env, SYSTEMD_ANALYZE_DEBUG: '1', COLUMNS: '400', LC_ALL: 'C.UTF-8' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const badness = new Map<string, number | null>();
  for (const line of output.split('\n')) {
    const [, id, weight, value] = /^[✓✗ ] (\S+) .*? (\d+) +(\d+) +\d+(?: +\d+\.\d)? *$/.exec(line) ?? [];
    if (id !== undefined && weight !== undefined) badness.set(id, value === notCounted ? null : Number(value));
  }
  const [, whole, part] = /Overall exposure level for .*?: (\d+)\.(\d) /.exec(output) ?? [];
  return { tenths: Number(whole) * 10 + Number(part), badness };
}

/** Lines in which the engine and the program differ. */
function differences(own: Exposure, other: Verdict): string[] {
  const lines = own.lines.flatMap(({ id, badness }) =>
    other.badness.get(id) === badness ? [] : [`${id} ${badness} statt ${other.badness.get(id)}`],
  );
  return own.tenths === other.tenths && other.badness.size === own.lines.length
    ? lines
    : [...lines, `Wert ${own.tenths} statt ${other.tenths}, ${other.badness.size} Zeilen`];
}

const yesNo = fc.constantFrom('yes', 'no', 'true', '0');
const caps = [
  'CAP_SYS_ADMIN',
  'CAP_SETUID',
  'CAP_KILL',
  'CAP_CHOWN',
  'CAP_NET_BIND_SERVICE',
  'CAP_SYS_TIME',
  'CAP_BPF',
];
const families = ['AF_UNIX', 'AF_INET', 'AF_INET6', 'AF_NETLINK', 'AF_PACKET', 'AF_VSOCK', 'AF_BLUETOOTH'];
const groups = [
  '@system-service',
  '@clock',
  '@privileged',
  '@resources',
  '@mount',
  '@basic-io',
  '@reboot',
  'read',
  'adjtimex',
  'swapon',
  'reboot:EPERM',
  'read:kill',
  '@swap:13',
  'gibtesnicht',
];
const listOf = (words: readonly string[]) =>
  fc
    .tuple(fc.constantFrom('', '', '~'), fc.subarray([...words], { minLength: 1, maxLength: 4 }))
    .map(([sign, some]) => `${sign}${some.join(' ')}`);

/** Values that a directive of [Service] may have. */
const values: Record<string, fc.Arbitrary<string>> = {
  ...Object.fromEntries(
    [
      ...['PrivateDevices', 'PrivateMounts', 'PrivateNetwork', 'PrivateTmp', 'PrivateUsers', 'ProtectControlGroups'],
      ...['ProtectKernelModules', 'ProtectKernelTunables', 'ProtectKernelLogs', 'ProtectClock', 'ProtectHostname'],
      ...['LockPersonality', 'MemoryDenyWriteExecute', 'NoNewPrivileges', 'RemoveIPC', 'RestrictRealtime'],
      ...['RestrictSUIDSGID', 'DynamicUser'],
    ].map((name) => [name, yesNo]),
  ),
  User: fc.constantFrom('backend', 'root', '0', 'nobody', '1000'),
  SupplementaryGroups: fc.constantFrom('adm', 'adm www-data', ''),
  ProtectHome: fc.constantFrom('yes', 'no', 'read-only', 'tmpfs'),
  ProtectSystem: fc.constantFrom('yes', 'no', 'full', 'strict'),
  RootDirectory: fc.constantFrom('/srv/wurzel', '/'),
  CapabilityBoundingSet: fc.oneof(listOf(caps), fc.constantFrom('', '~')),
  AmbientCapabilities: fc.oneof(listOf(caps), fc.constant('')),
  UMask: fc.constantFrom('0077', '0027', '0022', '007', '0002', '0'),
  KeyringMode: fc.constantFrom('private', 'shared', 'inherit'),
  ProtectProc: fc.constantFrom('invisible', 'ptraceable', 'noaccess', 'default'),
  ProcSubset: fc.constantFrom('pid', 'all'),
  NotifyAccess: fc.constantFrom('all', 'main', 'none', 'exec'),
  Delegate: fc.constantFrom('yes', 'no', 'cpu memory', ''),
  RestrictNamespaces: fc.oneof(yesNo, listOf(['user', 'mnt', 'net', 'uts', 'cgroup']), fc.constant('')),
  RestrictAddressFamilies: fc.oneof(listOf(families), fc.constantFrom('none', '')),
  SystemCallArchitectures: fc.constantFrom('native', 'x86-64', 'native x86', 'x86', ''),
  SystemCallFilter: fc.oneof(listOf(groups), fc.constant('')),
  IPAddressDeny: fc.constantFrom('any', '0.0.0.0/0', '::/0', '0.0.0.0/0 ::/0', '10.0.0.0/8', ''),
  IPAddressAllow: fc.constantFrom('localhost', '127.0.0.1', '::1', '10.0.0.1', 'localhost 10.0.0.0/8', 'any', ''),
  DevicePolicy: fc.constantFrom('closed', 'strict', 'auto'),
  DeviceAllow: fc.constantFrom('/dev/null rw', 'char-rtc r', ''),
};

const assignment = fc
  .constantFrom(...Object.keys(values))
  .chain((name) => (values[name] ?? fc.constant('')).map((value) => `${name}=${value}`));

/** A service of a few or of many directives, some of them more than once. */
const service = fc
  .tuple(fc.array(assignment, { maxLength: 40 }), fc.constantFrom('', '', '', '[Unit]\nDefaultDependencies=no\n'))
  .map(([lines, head]) => `${head}[Service]\nExecStart=/bin/true\n${lines.join('\n')}\n`);

describe('the exposure of a service', () => {
  it('is that of systemd-analyze security, line by line, for 1,000 generated services', { timeout: 240_000 }, () => {
    const failed = fc.sample(service, { seed: 20261127, numRuns: 1000 }).flatMap((text, number) => {
      const file = path.join(folder, `erzeugt-${number}.service`);
      writeFileSync(file, text);
      const own = exposureOf(text, catalogue, { fileName: path.basename(file) });
      const found = own ? differences(own, ask(file)) : ['kein Wert'];
      return found.length > 0 ? [`${text}${found.join('\n')}`] : [];
    });
    expect(failed.slice(0, 5)).toEqual([]);
    expect(failed).toHaveLength(0);
  });

  it('is that of systemd-analyze security for the services that are installed', { timeout: 240_000 }, () => {
    const installed = '/usr/lib/systemd/system';
    const names = readdirSync(installed).filter((name) => /^[^@]+\.service$/.test(name));
    expect(names.length).toBeGreaterThan(30);
    const failed = names.flatMap((name) => {
      const text = readFileSync(path.join(installed, name), 'utf8');
      const file = path.join(folder, name);
      writeFileSync(file, text);
      const own = exposureOf(text, catalogue, { fileName: name });
      const found = own ? differences(own, ask(file)) : [];
      return found.length > 0 ? [`${name}: ${found.join('; ')}`] : [];
    });
    expect(failed).toEqual([]);
  });
});
