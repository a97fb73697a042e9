/** Unit files changed in one place, drawn with a fixed seed; one class for each way in which files go wrong or look as if. */
import usage from '../../../src/catalogue/facts/systemd-directive-usage.json';
import { systemdFacts } from '../../../src/catalogue/facts';
import type { SystemdDirective } from '../../../src/catalogue/types';
import type { Random } from './random';

const directives = systemdFacts().directives.filter(
  ({ in252, section }) => in252 && ['Service', 'Unit', 'Install'].includes(section),
);
const byName = new Map(directives.map((directive) => [directive.name, directive]));

/** A right value of each kind. */
const rightValues: Record<string, string[]> = {
  boolean: ['yes', 'no', 'true', 'off'],
  tristate: ['yes', 'no'],
  duration: ['5', '1min 30s', '100ms', 'infinity'],
  'duration-ns': ['50us'],
  signal: ['SIGINT', 'QUIT', '15'],
  path: ['/srv/a', '/run/%N'],
  'path-list': ['/srv/a -/srv/b'],
  'path-list-colon': ['/a:/b'],
  'unit-list': ['network.target', 'a.service b@c.service'],
  string: ['Text mit Leerzeichen', 'wort'],
  'resource-limit': ['100', '50:100', 'infinity'],
  'octal-mode': ['0640', '755'],
  'size-or-percent': ['512M', '50%', 'infinity'],
  unsigned: ['5'],
  integer: ['5'],
  'user-or-group': ['www-data', '33'],
  'group-list': ['adm www-data'],
  environment: ['A=b "C=d e"'],
  'environment-file': ['-/etc/default/a'],
  'relative-directory-list': ['a b/c'],
  'exit-status-list': ['0 143 SIGTERM'],
  'exit-status': ['3'],
  condition: ['!a', 'x86-64'],
  'condition-path': ['/etc/a', '|!/etc/b'],
  'uri-list': ['man:a(8) https://example.org'],
  'capability-set': ['CAP_KILL', '~CAP_SYS_ADMIN'],
  'syscall-filter': ['@system-service', '~@mount read'],
  'address-families': ['AF_UNIX AF_INET'],
  'namespace-set': ['yes', '~user net'],
  'cpu-set': ['0-3', '1 2'],
  weight: ['100'],
  'weight-or-idle': ['100', 'idle'],
  percent: ['50%'],
  'count-or-percent': ['100', '10%'],
  'working-directory': ['/srv', '-/srv', '~'],
  'architecture-list': ['native'],
  'ip-prefix-list': ['localhost 10.0.0.0/8'],
  'bind-path-list': ['/a:/b'],
  'tmpfs-list': ['/a:ro'],
  'exec-command': ['/bin/a b', '-/bin/a'],
  install: ['a.service', 'b.service c.service'],
};
const wrongValues = [
  'unsinn wert',
  '-5x',
  '99999999999999999999999',
  '%Z',
  '"offen',
  '/a/../b',
  'ja',
  '5 Sekunden',
  'sigterm',
  '999',
  '1GB',
  'a/b',
];

interface Unit {
  service: string[];
  unit: string[];
  install: string[];
  /** The line that a class changes. */
  target: string;
}

const ranked = usage.ranking.map(({ name }) => name);

/** A right line of a directive; null where no right value is known. */
function rightLine({ name, values, valuesNotIn252, valueKind }: SystemdDirective, random: Random): string | null {
  const words = values.filter((word) => !valuesNotIn252.includes(word));
  const right = rightValues[valueKind] ?? (words.length > 0 ? words : null);
  return right && `${name}=${random.pick(right)}`;
}

/**
 * A service of 3 to 9 directives. Its target is the directive number `index` of the ranked list, so that each of them
 * is changed in every class; the others are drawn by how often real files use them.
 */
function draw(random: Random, index: number): Unit {
  const unit: Unit = {
    unit: ['Description=Probe'],
    service: ['ExecStart=/bin/true --a b'],
    install: ['WantedBy=multi-user.target'],
    target: '',
  };
  const add = (directive: SystemdDirective | undefined): string => {
    const line = directive && rightLine(directive, random);
    if (!directive || !line) return '';
    const place = ({ Unit: unit.unit, Install: unit.install } as Record<string, string[]>)[directive.section];
    (place ?? unit.service).push(line);
    return line;
  };
  for (let count = 3 + random.below(6); count > 0; count -= 1) {
    const directive = random.next() < 0.7 ? byName.get(random.pick(ranked)) : random.pick(directives);
    if (directive && directive.legacy !== 'ignored' && !contradictory.has(directive.name)) add(directive);
  }
  const name = ranked[index % ranked.length] ?? '';
  unit.target = ['ExecStart', 'Description', 'WantedBy'].includes(name)
    ? (lines(unit).find((line) => line.startsWith(`${name}=`)) ?? '')
    : add(byName.get(name));
  return unit;
}

/** They make rules of the whole unit, which have a class of their own; as the target they come all the same. */
const contradictory = new Set([
  'Type',
  'BusName',
  'Restart',
  'ExitType',
  'RestartForceExitStatus',
  'PAMName',
  'KillMode',
  'OnFailureJobMode',
  'OnSuccessJobMode',
  'Delegate',
  'Slice',
  'Personality',
  'SuccessAction',
  'Sockets',
]);

const lines = ({ unit, service, install }: Unit): string[] => [
  '[Unit]',
  ...unit,
  '[Service]',
  ...service,
  '[Install]',
  ...install,
];
const text = (all: string[]): string => `${all.join('\n')}\n`;

/** Changes one line of the unit. */
const inLine =
  (change: (line: string, random: Random) => string) =>
  (unit: Unit, random: Random): string => {
    const all = lines(unit);
    const places = all.flatMap((line, index) => (line.includes('=') ? [index] : []));
    const place = unit.target === '' ? random.pick(places) : all.lastIndexOf(unit.target);
    all[place] = change(all[place] ?? '', random);
    return text(all);
  };

const keyOf = (line: string): string => line.slice(0, line.indexOf('='));
const valueOf = (line: string): string => line.slice(line.indexOf('=') + 1);
const insert = (line: string, at: number, what: string): string => line.slice(0, at) + what + line.slice(at);

/** A drop-in beside an unchanged unit. */
const dropIns = ({ target }: Unit, random: Random): string => {
  const key = keyOf(target) || 'ExecStart';
  const section = byName.get(key)?.section ?? 'Service';
  return random.pick([
    `[${section}]\n${target || 'User=root'}\n`,
    `[${section}]\n${key}=\n`,
    `[${section}]\n${key}=\n${target || 'ExecStart=/bin/b'}\n`,
    '[Service]\nExecStart=\nExecStart=/bin/b\n',
    '[Service]\nExecStart=/bin/b\n',
    '[Service]\nExecStart=\n',
    '[Service]\nType=oneshot\n',
    '[Service]\nUser=a/b\nNix=1\n',
    `[Service\n${target}\n`,
    `${target || 'User=root'}\n`,
    `[${section}]\n${key}=${random.pick(wrongValues)}\n`,
    '# leer\n',
    '',
  ]);
};

const classes: Record<string, (unit: Unit, random: Random) => string> = {
  'typo in a key': inLine((line, random) => {
    const at = 1 + random.below(Math.max(keyOf(line).length - 1, 1));
    return random.next() < 0.5
      ? line.slice(0, at) + line.slice(at + 1)
      : insert(line, at, random.pick(['e', 's', 'x']));
  }),
  'wrong section': (unit, random) => {
    const all = lines(unit);
    const place = unit.target === '' ? 1 + random.below(all.length - 2) : all.lastIndexOf(unit.target);
    const [line = ''] = all.splice(place, 1);
    all.splice(random.pick([all.indexOf('[Install]') + 1, 1]), 0, line);
    return text(all);
  },
  'wrong value': inLine((line, random) => `${keyOf(line)}=${random.pick(wrongValues)}`),
  'broken quote': inLine((line, random) =>
    insert(line, line.indexOf('=') + 1 + random.below(valueOf(line).length + 1), random.pick(['"', "'", '\\"', '""'])),
  ),
  'broken header': (unit, random) =>
    text(lines(unit)).replace(
      '[Service]',
      random.pick([
        '[Service',
        'Service]',
        '[Services]',
        '[service]',
        '[ Service ]',
        '[Service] # x',
        '[Service]]',
        '[Ser"vice]',
        '[X-Service]',
        '[Service]  ',
      ]),
    ),
  'comment at the end': inLine((line, random) => line + random.pick([' # Kommentar', ' ; Kommentar', '#x', '\t# x'])),
  'empty or reset': inLine((line, random) =>
    random.pick([`${keyOf(line)}=`, `${keyOf(line)}=\n${line}`, `${line}\n${keyOf(line)}=`]),
  ),
  continuation: inLine((line, random) =>
    random.pick([
      `${line} \\`,
      `${line} \\ `,
      `${line} \\\n  `,
      `${line} \\\n# Kommentar\n`,
      line.replace('=', '=\\\n'),
      `${line}\\\\`,
      line.replace('=', ' \\\n='),
    ]),
  ),
  duplicate: inLine((line, random) => `${line}\n${random.pick([line, `${keyOf(line)}=`, line.toUpperCase()])}`),
  'wrong case': inLine((line, random) =>
    random.pick([
      line.toLowerCase(),
      `${keyOf(line).toLowerCase()}=${valueOf(line)}`,
      `${keyOf(line)}=${valueOf(line).toUpperCase()}`,
      `${keyOf(line)}=${valueOf(line).toLowerCase()}`,
    ]),
  ),
  'equals sign': inLine((line, random) =>
    random.pick([
      line.replace('=', ''),
      line.replace('=', ' '),
      line.replace('=', '=='),
      line.replace('=', ' = '),
      line.replace('=', ': '),
      `=${valueOf(line)}`,
      line.replace('=', '\t='),
    ]),
  ),
  'rule of the unit': (unit, random) => {
    const extra = [
      'Type=oneshot',
      'Type=dbus',
      'Type=notify',
      'Restart=always',
      'Restart=on-success',
      'RemainAfterExit=yes',
      'ExecStart=/bin/a',
      'ExecStart=',
      'ExecStart=/bin/a ; /bin/b',
      'ExecStop=/bin/a',
      'BusName=org.a',
      'PAMName=a',
      'KillMode=process',
      'ExitType=cgroup',
      'ExecStart=-a/b',
      'SuccessExitStatus=3',
    ];
    return text(
      lines({
        ...unit,
        service: [...unit.service.slice(random.below(2)), random.pick(extra), random.pick(extra), random.pick(extra)],
      }),
    );
  },
  'command line': (unit, random) =>
    text(
      lines({
        ...unit,
        service: [
          `${random.pick(['ExecStartPre', 'ExecReload', 'ExecStop', 'ExecStartPost'])}=${random.pick(['/bin/a', '-/bin/a', '@/bin/a b', '@/bin/a', '--/bin/a', '+/bin/a', '!!/bin/a', '+!/bin/a', 'a/b', '-a/b', './a', 'a', '~/a', '/bin/', '%h/a', '%Z/a', '$A/b', '"/bin/a"', "'/bin/a b'", ':/bin/a'])} ${random.pick(['', 'b', '"b c"', '"b', '-"b', '%n', '%Z', '%%', '\\x41', '\\q', '\\;', '; /bin/b', ';', '; a/b', "'\\''", '\\', '100%'])}`,
          ...unit.service,
        ],
      }),
    ),
  'glued or abbreviated': inLine((line, random) =>
    random.pick([
      `${line} RestartSec=5`,
      `${line}RestartSec=5`,
      line.slice(0, 3) + line.slice(line.indexOf('=')),
      `${keyOf(line)}s=${valueOf(line)}`,
      `${keyOf(line)}=${valueOf(line)},`,
      `${keyOf(line)}=${valueOf(line)};`,
      `${keyOf(line)}.x=${valueOf(line)}`,
      `Set${line}`,
    ]),
  ),
  'legal look-alike': inLine((line, random) =>
    random.pick([
      `  ${line}`,
      `${line}  `,
      `\t${line}`,
      `# ${line}`,
      `; ${line}`,
      `${line}\n\n\n`,
      line.replace('=', ' ='),
      line.replace('=', '= '),
      `X-${line}`,
      `${line}\n[X-Eigen]\nA\n[Service]`,
      `${line}\r`,
      `${line}\n  # x`,
    ]),
  ),
  'legal and whole': (unit) => text(lines(unit)),
  'legal order': ({ unit, service, install }, random) => {
    const parts = [
      ['[Unit]', ...unit],
      ['[Service]', ...service.slice(0, 2)],
      ['', '# Fortsetzung', '[Service]', ...service.slice(2)],
      ['[Install]', ...install],
    ];
    const turned = random.pick([parts, [...parts].reverse(), [...parts.slice(2), ...parts.slice(0, 2)]]);
    return text(turned.flat());
  },
};

export interface Mutant {
  /** Unit file, and of one class a drop-in. */
  files: [string, string][];
  kind: string;
}

/** `count` mutants in turn of every class. */
export function unitMutants(count: number, random: Random): Mutant[] {
  const kinds = [...Object.keys(classes), 'drop-in'];
  return Array.from({ length: count }, (_, index): Mutant => {
    const kind = kinds[index % kinds.length] ?? '';
    const name = `m${index}.service`;
    const unit = draw(random, Math.floor(index / kinds.length));
    // Two services of one batch must not claim the same name on the bus
    const own = (source: string): string => source.replaceAll('=org.a', `=org.m${index}`);
    const whole = own(kind === 'drop-in' ? text(lines(unit)) : (classes[kind]?.(unit, random) ?? ''));
    const beside: [string, string][] =
      kind === 'drop-in' ? [[`${name}.d/override.conf`, own(dropIns(unit, random))]] : [];
    return { kind, files: [[name, whole], ...beside] };
  });
}
