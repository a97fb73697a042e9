/** Unit files changed in one place, drawn with a fixed seed: the engine and systemd 252 agree on verdict and line. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import usage from '../../src/catalogue/facts/systemd-directive-usage.json';
import { systemdFacts } from '../../src/catalogue/facts';
import { requireProgram } from './support/programs';
import { Random } from './support/random';
import { analyseUnitText, judgeUnits } from './support/unitVerdicts';

const folder = mkdtempSync(path.join(tmpdir(), 'mutants-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(() => requireProgram('/usr/bin/systemd-analyze', 'systemd'));

const directives = systemdFacts().directives.filter(
  ({ in252, section, valueKind }) => in252 && section !== 'Scope' && valueKind !== 'exec-command',
);
const byName = new Map(
  directives
    .filter(({ section }) => section === 'Service' || section === 'Unit')
    .map((directive) => [directive.name, directive]),
);

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
}

/** A service of 3 to 9 directives, drawn by how often real files use them. */
function draw(random: Random): Unit {
  const unit: Unit = { unit: ['Description=Probe'], service: ['ExecStart=/bin/true --a b'] };
  for (let index = 3 + random.below(6); index > 0; index -= 1) {
    const directive = random.next() < 0.7 ? byName.get(random.pick(ranked)) : random.pick(directives);
    if (
      !directive ||
      (directive.section !== 'Service' && directive.section !== 'Unit') ||
      directive.legacy === 'ignored' ||
      contradictory.has(directive.name)
    )
      continue;
    const words = directive.values.filter((word) => !directive.valuesNotIn252.includes(word));
    const right = rightValues[directive.valueKind] ?? (words.length > 0 ? words : null);
    if (right)
      (directive.section === 'Unit' ? unit.unit : unit.service).push(`${directive.name}=${random.pick(right)}`);
  }
  return unit;
}

const ranked = usage.ranking.map(({ name }) => name);
/** They make rules of the whole unit, which have a class of their own. */
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

const lines = ({ unit, service }: Unit): string[] => [
  '[Unit]',
  ...unit,
  '[Service]',
  ...service,
  '[Install]',
  'WantedBy=multi-user.target',
];
const text = (all: string[]): string => `${all.join('\n')}\n`;

/** Changes one line of the unit. */
const inLine =
  (change: (line: string, random: Random) => string) =>
  (unit: Unit, random: Random): string => {
    const all = lines(unit);
    const places = all.flatMap((line, index) => (line.includes('=') ? [index] : []));
    const place = random.pick(places);
    all[place] = change(all[place] ?? '', random);
    return text(all);
  };

const keyOf = (line: string): string => line.slice(0, line.indexOf('='));
const valueOf = (line: string): string => line.slice(line.indexOf('=') + 1);
const insert = (line: string, at: number, what: string): string => line.slice(0, at) + what + line.slice(at);

const classes: Record<string, (unit: Unit, random: Random) => string> = {
  'typo in a key': inLine((line, random) => {
    const at = 1 + random.below(Math.max(keyOf(line).length - 1, 1));
    return random.next() < 0.5
      ? line.slice(0, at) + line.slice(at + 1)
      : insert(line, at, random.pick(['e', 's', 'x']));
  }),
  'wrong section': (unit, random) => {
    const all = lines(unit);
    const place = 1 + random.below(all.length - 2);
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
};

it('agree with systemd in at least 99.5 % and without a false alarm', () => {
  const random = new Random(20261122);
  const files = new Map<string, string>();
  const classOf = new Map<string, string>();
  const names = Object.keys(classes);
  for (let index = 0; index < 1650; index += 1) {
    const kind = names[index % names.length] ?? '';
    const name = `m${index}.service`;
    // Two services of one batch must not claim the same name on the bus
    files.set(name, (classes[kind]?.(draw(random), random) ?? '').replaceAll('=org.a', `=org.m${index}`));
    classOf.set(name, kind);
  }
  const verdicts = judgeUnits(folder, files);
  const agreed = new Map(names.map((name) => [name, { same: 0, of: 0, legal: 0 }]));
  const differing: string[] = [];
  let alarms = 0;
  for (const [name, source] of files) {
    const theirs = verdicts.get(name) ?? { lines: [], refused: false };
    const ours = analyseUnitText(name, source);
    const row = agreed.get(classOf.get(name) ?? '') ?? { same: 0, of: 0, legal: 0 };
    const legal = theirs.lines.length === 0 && !theirs.refused;
    row.of += 1;
    if (legal) row.legal += 1;
    if (JSON.stringify(theirs) === JSON.stringify(ours)) row.same += 1;
    else {
      if (legal) alarms += 1;
      differing.push(
        `${name} (${classOf.get(name) ?? ''}): systemd ${JSON.stringify(theirs)}, hier ${JSON.stringify(ours)}\n${source}`,
      );
    }
  }
  const total = files.size - differing.length;
  const legal = [...agreed.values()].reduce((sum, row) => sum + row.legal, 0);
  process.stdout.write(
    `${[
      `Mutanten: ${total} von ${files.size} gleich beurteilt, davon rechtmäßig ${legal}`,
      ...[...agreed].map(([kind, { same, of }]) => `  ${kind}: ${same} von ${of}`),
    ].join('\n')}\n`,
  );
  expect(legal * 3).toBeGreaterThanOrEqual(files.size);
  expect(alarms, differing.join('\n')).toBe(0);
  expect(total / files.size, differing.slice(0, 20).join('\n')).toBeGreaterThanOrEqual(0.995);
}, 300_000);
