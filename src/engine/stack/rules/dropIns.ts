import { code } from '../../values/explanation';
import type { StackFinding, StackRule } from '../finding';
import { place } from '../place';
import type { Server } from '../servers';
import type { Unit } from '../units';

const services = (units: readonly Unit[]): Unit[] =>
  units.filter(({ type, files }) => type === 'service' && files.length > 1);

/** A second `ExecStart=` from a drop-in file: systemd refuses the unit (observed with `systemd-analyze verify` 252). */
export const secondExecStart: StackRule = ({ units }) =>
  services(units).flatMap((unit): StackFinding[] => {
    const lines = unit.all('ExecStart');
    const [first] = lines;
    const second = lines.find(({ file }) => file !== first?.file);
    if (!first || !second || unit.text('Type') === 'oneshot') return [];
    const { start } = second.place.span;
    return [
      {
        code: 'stack/second-exec-start',
        at: second.place,
        values: { unit: code(unit.name) },
        related: [{ at: first.place, text: 'Der erste Befehl.' }],
        fixes: [
          { title: 'ExecStart= davor zurücksetzen', edits: [{ span: { start, end: start }, text: 'ExecStart=\n' }] },
        ],
      },
    ];
  });

/** A drop-in file takes the command away and gives no other: systemd refuses the unit (observed with 252). */
export const noExecLeft: StackRule = ({ units }) =>
  services(units).flatMap((unit): StackFinding[] => {
    const reset = unit.resetsOf('ExecStart').at(-1);
    const others = ['ExecStart', 'ExecStop', 'Unit.SuccessAction'];
    if (!reset || !unit.complete || others.some((key) => unit.all(key).length > 0)) return [];
    const before = unit.resetsOf('ExecStart').flatMap(({ cleared }) => cleared)[0];
    if (!before || before.file === reset.line.file) return [];
    return [
      {
        code: 'stack/no-exec-left',
        at: reset.line.place,
        values: { unit: code(unit.name) },
        related: [{ at: before.place, text: 'Dieser Befehl gilt nicht mehr.' }],
      },
    ];
  });

/** Options whose loss changes how the service runs, stops or is protected. */
const watched = [
  'master',
  'die-on-term',
  'need-app',
  'strict',
  'vacuum',
  'hook-master-start',
  'uid',
  'gid',
  'chmod-socket',
];

/** A drop-in file replaces the whole command line; what it does not repeat is gone. */
export const lostOptions: StackRule = ({ servers, replaced }) =>
  servers.flatMap((server): StackFinding[] => {
    const { unit, unitLine, settings } = server;
    if (!unit || !unitLine || server.opaque || settings.open) return [];
    const before = replaced.find((other: Server) => other.unit === unit && other.unitLine?.file !== unitLine.file);
    if (!before?.unitLine) return [];
    const lost = watched.filter((name) => before.settings.has(name) && !settings.has(name));
    if (lost.length === 0) return [];
    return [
      {
        code: 'stack/lost-options',
        at: place(unitLine.file, unitLine.place.span),
        values: { options: lost.map((name) => code(`--${name}`)).join(', ') },
        related: [{ at: before.unitLine.place, text: 'Der ersetzte Befehl.' }],
      },
    ];
  });
