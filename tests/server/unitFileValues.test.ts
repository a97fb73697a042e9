/** Values of every directive of systemd 252, judged by the engine and by the program: same lines and codes, value by value. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemdFacts } from '../../src/catalogue/facts';
import type { SystemdDirective } from '../../src/catalogue/types';
import { requireProgram } from './support/programs';
import { analyseUnitText, judgeUnits } from './support/unitVerdicts';

const folder = mkdtempSync(path.join(tmpdir(), 'values-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(() => requireProgram('/usr/bin/systemd-analyze', 'systemd'));

/** Tried on every directive: values of other kinds, comments, quotes, specifiers, blanks, borders of numbers. */
const general = [
  '',
  'yes',
  'no',
  'TRUE',
  'off',
  '0',
  '1',
  '-1',
  '+5',
  '007',
  '0x10',
  '100',
  '65536',
  '4294967296',
  '99999999999999999999',
  '1.5',
  '50%',
  '12,5',
  'unsinn',
  'Unsinn # x',
  'yes # x',
  '5 # x',
  '/tmp # x',
  'infinity',
  'none',
  '/a/b',
  'a/b',
  '../a',
  '/a/../b',
  '/a/./b//',
  '-/a',
  '+/a',
  '-+/a /b',
  '~',
  '"/a b"',
  '"x',
  "'",
  'a\\',
  '\\x41',
  '\\q',
  '%n',
  '%%',
  '%',
  '%Z',
  '%t/a',
  '%i',
  'a b c',
  'a:b',
  'a:b:c',
  '/a:/b',
  '/a:/b:norbind',
  '/a:/b:x',
  'ä',
  'a=b',
  'A=b',
  'A=b "C=d e" F',
  '5s',
  '5min 30s',
  '5x',
  '10M',
  '1G 5',
  'root',
  'SIGTERM',
];

const byKind: Record<string, string[]> = {
  duration: [
    '1h30',
    '1.5s',
    '.5',
    '5.',
    '5 Sekunden',
    '-5',
    '5ms7',
    '1M',
    '2weeks',
    'infinity ',
    '5µs',
    '1 2 3',
    '1..2',
  ],
  'duration-ns': ['5ns', '5nsec 3us', '50us', '5µs', '5nsx'],
  signal: [
    'TERM',
    '15',
    'SIGRTMIN+3',
    'sigterm',
    '99',
    'KILL',
    'SIGRTMAX-1',
    'RTMIN',
    'RTMIN+31',
    'RTMAX+1',
    'SIGSIGTERM',
    '64',
    '65',
  ],
  'resource-limit': [
    '5:10',
    '10:5',
    '5:infinity',
    'infinity:5',
    '100K',
    '100k',
    '1.5G:2G',
    '5:',
    ':5',
    '5:6:7',
    '-5',
    '+5',
    '+19',
    '+20',
    '-20',
    '-21',
    '40',
    '41',
    '1min',
    '10s:1min',
  ],
  'size-or-percent': [
    '512M',
    '1.5G',
    '1 G',
    '1GB',
    '100%',
    '101%',
    '12.34%',
    '12.345%',
    '0%',
    '500‰',
    'M',
    '1M 500K',
    '500K 1M',
  ],
  percent: ['0%', '200%', '1.5%', '150', '5 %', '10001%'],
  'count-or-percent': ['0', '0%', '100%', '1000'],
  weight: ['10000', '10001', '0'],
  'weight-or-idle': ['idle', '10000', '10001'],
  size: ['64K', '64k', '1.5M', '64KB', '8B', '-5', ' 5'],
  'octal-mode': ['0640', '0777', '7777', '10000', '888', 'rwx', '+7', 'u=rw'],
  'unit-list': [
    'a.service',
    'a.service, b.service',
    'network',
    'a@.service',
    'a@b.service',
    '%p.socket',
    '%i.service',
    'a.service b',
    'a.conf',
    '"a.service"',
    'a\\x2db.mount',
    'ä.service',
    '-.mount',
    '@a.service',
    '.service',
    `${'a'.repeat(250)}.service`,
  ],
  'unit-name': [
    'a.service',
    'a.slice',
    'a-b.slice',
    'a@.service',
    'a@x.service',
    'a.socket',
    'system.slice',
    '-.slice',
    'a@.slice',
  ],
  condition: ['|!x', '! x', '| ! x'],
  'condition-path': ['|/a', '!/a', '|!/a', '!|/a', '| /a'],
  'uri-list': [
    'man:a(8)',
    'https://a.b',
    'http://',
    'file:/a',
    'file://a',
    'info:a',
    'www.a.b',
    'man:a https://x y',
    'HTTPS://a',
  ],
  'user-or-group': [
    'www-data',
    'a.b',
    'a b',
    'a:b',
    'a/b',
    '0',
    '65535',
    '65534',
    '1000',
    '4294967295',
    '-1',
    '-x',
    'nobody',
    'Ä',
    '00',
    '.',
    'a$',
    '0123',
    '10x',
    '+1',
  ],
  'group-list': ['a b', 'a a:b', '100 200', 'a,b'],
  environment: ['A=', '"A=b c" D', "A='b c'", 'A="b', 'A=%Z', 'A=%t B', '1A=b', 'A-B=c', 'A=\\q', 'A=\\x41', '=x'],
  'environment-file': ['-/etc/x', '/etc/*.env', '-x', '/etc/%i', '/etc/a b'],
  'variable-names': ['A B', 'A 1', 'A=B'],
  'variable-names-or-assignments': ['A B=c', '1'],
  'journal-fields': ['A=b', '_A=b', 'a=b', 'A', 'A=b C', '1A=b', '"A=b c"'],
  'path-list': ['/a /b', '/a b', '-/a +/b', '"/a b"', '+-/a'],
  'relative-directory-list': [
    'a',
    'a b',
    'a/b',
    '/a',
    'a:b',
    'a:/b',
    'a ../b',
    'private',
    'private/a',
    './a',
    '.',
    'a:b:c',
    'a::b',
    ':a',
    'a\\:b',
    '%N',
  ],
  'path-list-colon': ['/a:/b', '/a:b', '/a::/b', '/a:'],
  'bind-path-list': [
    '/a',
    '/a /b',
    '-/a:/b',
    '/a:/b:rbind',
    '/a:/b:norbind /c',
    '/a:',
    ':/a',
    '/a:b',
    'a:/b',
    '"/a b:/c"',
  ],
  'tmpfs-list': ['/a', '/a:ro', '/a:ro,mode=755 /b', 'a:ro'],
  'timer-spec': [
    'daily',
    'Mon..Fri 08:00',
    'Mon-Fri 08:00',
    '*-*-01 03:30:00',
    '*:0/15',
    'Sat,Sun',
    'weekly',
    'Weekly',
    'montag',
    '25:00',
    '2024-02-30',
    '*-*~01',
    '*-02~31',
    '08:00 Europe/Berlin',
    '08:00 UTC',
    '08:00 europe/berlin',
    '08:00 CEST',
    'Fri..Mon',
    'Mon,',
    'Mon..',
    '@1700000000',
    '10:00:00.5',
    '*:*:*',
    '0/2:00',
    '1..5:00',
    '12-05',
    '5min 3s',
    '08:00:60',
    '*-*-* 08',
    '8',
    '2024',
    '24-01-01',
    'hourly UTC',
    'Monday 8:00',
    'Mo 8:00',
    '*-13-01',
    '00/0:00',
    '1..10/3:00',
    '23..1:00',
    '*-*-1,15 0:0',
  ],
  'listen-address': [
    '8000',
    '0',
    '65536',
    '127.0.0.1:80',
    '[::1]:80',
    '[::]:80',
    '::1',
    'localhost:80',
    '/run/a.sock',
    '@a',
    '@',
    'a.sock',
    '/var/run/a.sock',
    '127.0.0.1',
    '*:80',
    ':80',
    'vsock:1:2',
    'vsock::2',
    'vsock:1',
    'kobject-uevent 1',
    'route 5',
    'audit x',
    '[fe80::1%eth0]:80',
    '[::1]:80%eth0',
    '1.2.3:80',
    '1.2.3.256:80',
    ' 80',
    '080',
    `/${'a'.repeat(110)}`,
  ],
  'capability-set': ['CAP_NET_BIND_SERVICE', '~CAP_SYS_ADMIN', 'NET_BIND'],
  'syscall-filter': [
    '@system-service',
    '~@privileged @resources',
    '@nix',
    'read write',
    'nix',
    'read:EPERM',
    '~read:EPERM',
    '~read:XX',
    '~read:99',
    '~read:kill',
    '~@mount:5000',
    'mseal',
    'cachestat',
    '@sandbox',
    '@known',
    '~:EPERM',
    '~read:',
    '~ read',
  ],
  'architecture-list': ['native', 'x86-64', 'native x86', 'amd64', 'x32 arm64 riscv64 mips64-le-n32', 'loongarch64'],
  'address-families': [
    'AF_UNIX AF_INET',
    '~AF_PACKET',
    'AF_NIX',
    'none',
    'none AF_UNIX',
    'AF_LOCAL',
    'af_unix',
    'UNIX',
    'AF_MCTP AF_XDP AF_FILE AF_ROUTE',
  ],
  'namespace-set': ['net', '~net user', 'net nix', 'cgroup ipc mnt pid uts time', 'network'],
  'filesystem-set': ['ext4 tmpfs', '@basic-api', '@nix', '~@network', 'nix'],
  'exit-status-list': ['0 1', '255', '256', 'TEMPFAIL SIGKILL', 'SIGTERM 250', '143 nix', 'tempfail', '0x10', '-1'],
  'exit-status': ['255', '256', '0'],
  errno: ['EPERM', 'kill', '0', '1', '4095', '4096', 'eperm', 'EAGAIN'],
  'cpu-set': ['0-3', '0,2 4', '3-1', '0-', 'all', 'numa', '1-2-3', '0-x', '"0 1"', '8191', '0x1'],
  'ip-prefix-list': [
    'any',
    'localhost',
    '10.0.0.0/8',
    '10.0.0.0/33',
    '::1/128',
    'fe80::/64',
    '1.2.3',
    'link-local multicast',
    'LOCALHOST',
    '10.0.0.1 x',
    '10.0.0.0/x',
    '::/0',
    '1:2:3:4:5:6:7:8',
    '1:2:3:4:5:6:7::',
    '1.2.3.04',
    '::ffff:1.2.3.4',
    'a.localhost',
    ':::',
  ],
  'socket-bind-rule-list': [
    'any',
    'ipv4:tcp:80',
    'tcp:80',
    'ipv6:80-90',
    '90-80',
    'tcp:ipv4:80',
    'ipv4',
    'ipv4:',
    '0',
    '80',
    'udp',
    'ipv4:any:x',
    ':80',
  ],
  'interface-set': ['eth0', '~eth0 lo', 'a/b', '1', 'abcdefghijklmnop', 'all', 'a:b'],
  'device-rule-list': [
    '/dev/null rw',
    '/dev/null rwx',
    'char-pts rw',
    '/tmp/x r',
    'block-*',
    '/dev/',
    '/dev/../x',
    '/dev/null',
    '/run/systemd/inaccessible/blk r',
  ],
  'device-weight-list': ['/dev/sda 100', '/dev/sda 10001', '/dev/sda', 'x 5', '/a 0'],
  'device-latency-list': ['/dev/sda 25ms', '/dev/sda x', '/dev/sda'],
  'device-bandwidth-list': ['/dev/sda 5M', '/dev/sda 5m', '/dev/sda infinity', '/dev/sda 0', '/dev/sda'],
  ignored: ['/dev/sda 5M', '/dev/sda 500', '500', '2', '1M', '10'],
  'boolean-or-controllers': ['cpu memory', 'cpu nix', 'memory'],
  controllers: ['cpu memory', 'nix', 'cpu nix'],
  'flag-list': ['default', 'all', 'private-anonymous 0x10', 'zz', 'noroot keep-caps', '33'],
  'bpf-program': ['egress:/sys/fs/bpf/x', 'egress:', 'nix:/a', 'egress:a', 'egress:/a:b'],
  credential: ['a:b', 'a', 'a:', 'a/b:c', 'a:/etc/x', 'a:/etc/../x', 'a:\\q', 'a:QUJD', 'a:QUJ', ':x'],
  'image-list': [
    '/a:/b',
    '/a',
    '-/a:/b:root:ro',
    '/a:/b:ro',
    '/a:/b:nix:ro',
    'a:/b',
    '/a:b',
    '/a:nix:ro',
    '/a:root:ro',
  ],
  'mount-options': ['ro', 'root:ro', 'nix:ro', 'root:ro usr:rw', 'a:b:c'],
  hash: ['/a', '00112233445566778899aabbccddeeff', '0011', 'base64:QUJD', 'base64:Q', 'base64:', 'xyz'],
  base64: ['QUJD', 'QUI=', 'QU', 'Q U J D', '====', '?'],
  text: ['a\\n', 'a\\q', '%t', 'a\\'],
  'bus-name': ['org.a', 'org', 'org.1a', 'org.a-b', ':1.5', 'org..a', '.a', 'org.a.'],
  'fd-name': ['a', 'a:b', 'a b'],
  'working-directory': ['/a', '-/a', '~', '-~', 'a', '-a', '~/a', '/a/../b', '-/a/../b', '%h', '%Z', '-%Z', '/srv/%i'],
  string: ['a:b', 'a.b', '-x', '%Z', '-%Z', 'a*b', 'eth0', '/x'],
  path: ['/a', '-/a', '/var/run/x', 'x', '/%i', '/a b'],
  integer: ['-20', '19', '20', '-1000', '1000', '1001', '99', '32767', '32768', '-2', '7', '8', '0b11', '0o7', '08'],
  unsigned: ['-1', '5', '0b11', '1e3'],
};

const legalWords = (directive: SystemdDirective): string[] => [
  ...directive.values,
  ...directive.deprecatedValues,
  (directive.values[0] ?? 'x').toUpperCase(),
  `${directive.values[0] ?? 'x'} # x`,
  `${directive.values[0] ?? 'x'} x`,
  'fd:',
  'fd:a',
  'file:/a',
  'file:a',
  'append:/a',
  'truncate:',
  '3',
  '8',
  '128',
  '300',
];

/** Values of one directive in one unit; those that refuse the unit, and those that count once, stand alone. */
function unitsOf(directive: SystemdDirective, add: (section: string, lines: string[]) => void): number {
  const samples = [
    ...new Set([
      ...general,
      ...(byKind[directive.valueKind] ?? []),
      ...(directive.values.length > 0 ? legalWords(directive) : []),
    ]),
  ];
  const together: string[] = [];
  for (const sample of samples) {
    const line = `${directive.name}=${sample}`;
    const type = suffixOf[directive.section] ?? 'service';
    const alone = directive.parser === 'trigger_unit' || directive.parser === 'documentation';
    const fatal =
      mayRefuse(directive) &&
      analyseUnitText(`x.${type}`, `[${directive.section}]\n${line}\n[Unit]\nNix=1\n`).lines.length < 2 &&
      analyseUnitText(`x.${type}`, `[${directive.section}]\n${line}\n`).lines.length === 1;
    if (alone || fatal) add(directive.section, [line]);
    else together.push(line);
  }
  add(directive.section, together);
  return samples.length;
}

const refusing = new Set([
  'user_group_compat',
  'user_group_strv_compat',
  'working_directory',
  'pid_file',
  'exec_selinux_context',
  'exec_apparmor_profile',
  'exec_smack_process_label',
]);
const mayRefuse = ({ parser, parserArgument }: SystemdDirective): boolean =>
  refusing.has(parser ?? '') || parserArgument === 'true';

const suffixOf: Record<string, string> = {
  Unit: 'service',
  Install: 'service',
  Service: 'service',
  Socket: 'socket',
  Timer: 'timer',
  Path: 'path',
  Mount: 'mount',
  Automount: 'automount',
  Swap: 'swap',
  Slice: 'slice',
  Scope: 'scope',
};

it('every value of every directive gets the same messages', () => {
  const files = new Map<string, string>();
  const add = (section: string, lines: string[]): void => {
    files.set(`f${files.size}.${suffixOf[section] ?? 'service'}`, `[${section}]\n${lines.join('\n')}\n`);
  };
  let count = 0;
  for (const directive of systemdFacts().directives) {
    // Scope units are never read from files. The shared directives of [Socket], [Mount] and [Swap] are read by the same code; each kind is tried there by its first ones
    if (!directive.in252 || directive.valueKind === 'exec-command' || directive.section === 'Scope') continue;
    if (['Mount', 'Swap', 'Socket'].includes(directive.section) && shared.has(directive.name) && count % 5 !== 0) {
      count += 1;
      continue;
    }
    count += unitsOf(directive, add);
  }
  const verdicts = judgeUnits(folder, files);
  const differing: string[] = [];
  let samples = 0;
  for (const [name, text] of files) {
    const lines = text.split('\n');
    samples += lines.length - 2;
    const theirs = new Set(verdicts.get(name)?.codes);
    const ours = new Set(analyseUnitText(name, text).codes);
    for (const message of new Set([...theirs, ...ours])) {
      if (theirs.has(message) === ours.has(message)) continue;
      const [line, code] = message.split(' ');
      differing.push(
        `${lines[0] ?? ''} ${lines[Number(line) - 1] ?? ''}: ${code ?? ''} ${theirs.has(message) ? 'sagt systemd' : 'sagt die Prüfung'}`,
      );
    }
  }
  process.stdout.write(
    `${`Werte: ${samples - differing.length} von ${samples} gleich beurteilt (${files.size} Units)`}\n`,
  );
  expect(differing.filter((entry) => !known.has(entry))).toEqual([]);
  expect([...known.keys()].filter((entry) => !differing.includes(entry))).toEqual([]);
}, 300_000);

const shared = new Set(
  systemdFacts()
    .directives.filter(({ section }) => section === 'Service')
    .map(({ name }) => name),
);

/** Disagreements by name, each with its reason; an entry that is no longer needed fails. */
const overlong = `[Service] Sockets=${'a'.repeat(250)}.service`;
const known = new Map<string, string>([
  [
    `${overlong}: systemd/invalid-dependency sagt systemd`,
    'systemd says the same of a name that is too long here as of a dependency; here it is a value like any other',
  ],
  [`${overlong}: systemd/invalid-value sagt die Prüfung`, 'the other half of it'],
]);
