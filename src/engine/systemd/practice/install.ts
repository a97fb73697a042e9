import type { PracticeFinding } from '../../practice';
import { splitQuoted } from '../../shell/execLine';
import { distance } from '../../text/distance';
import type { Unit } from './unit';

/** `systemctl enable` then says „no installation config“, ends with 0 and links nothing (observed). */
export function noInstall(unit: Unit): PracticeFinding[] {
  const { file, type } = unit.context;
  if (!unit.isWhole || !unit.isAppServer || type !== 'service') return [];
  if (file.sections.some(({ name }) => name === 'Install')) return [];
  // Somebody else starts it: a socket, a timer, another unit
  if (['PartOf', 'BindsTo', 'Requisite'].some((key) => unit.all('Unit', key).length > 0)) return [];
  if (unit.has('Sockets') || unit.words('Requires', 'Unit').some((name) => name.endsWith('.socket'))) return [];
  const header = file.sections.find(({ name }) => name === 'Service')?.header;
  const last = file.sections.at(-1);
  const end = last?.assignments.at(-1)?.span.end ?? last?.header.end ?? 0;
  return [
    {
      code: 'practice/not-enabled',
      span: header ?? { start: 0, end: 0 },
      fixes: [
        {
          title: '[Install] ergänzen',
          edits: [{ span: { start: end, end }, text: '\n\n[Install]\nWantedBy=multi-user.target' }],
        },
      ],
    },
  ];
}

/** Targets that systemd brings along, as far as units are hung on them. */
const targets = [
  ...[
    'multi-user',
    'graphical',
    'default',
    'basic',
    'sysinit',
    'network',
    'network-online',
    'network-pre',
    'timers',
    'sockets',
  ],
  ...[
    'paths',
    'local-fs',
    'remote-fs',
    'rescue',
    'emergency',
    'shutdown',
    'sleep',
    'suspend',
    'hibernate',
    'halt',
    'reboot',
  ],
  ...[
    'poweroff',
    'getty',
    'swap',
    'slices',
    'machines',
    'initrd',
    'cryptsetup',
    'printer',
    'sound',
    'bluetooth',
    'smartcard',
  ],
].map((name) => `${name}.target`);

/** `WantedBy=multiuser.target`: neither `verify` nor `enable` fails, and nothing starts at boot (observed). */
export function misspeltTarget(unit: Unit): PracticeFinding[] {
  return unit.context.file.sections
    .filter(({ name }) => name === 'Install')
    .flatMap(({ assignments }) => assignments)
    .filter(({ key }) => key === 'WantedBy' || key === 'RequiredBy')
    .flatMap(({ value }) => splitQuoted(value).words)
    .flatMap(({ text, span }) => {
      const name = text.value;
      if (!name.endsWith('.target') || targets.includes(name) || name.length > 40) return [];
      const near = targets.find(
        (target) => target.length > 13 && Math.abs(target.length - name.length) <= 2 && distance(target, name) <= 2,
      );
      if (near === undefined) return [];
      return [
        {
          code: 'practice/unknown-target',
          span,
          values: { name: `\`${name}\``, near: `\`${near}\`` },
          fixes: [{ title: `Durch ${near} ersetzen`, edits: [{ span, text: near }] }],
        },
      ];
    });
}
