import type { Fix } from '../../types';
import { code } from '../../values/explanation';
import type { StackFinding, StackRule } from '../finding';
import type { Place } from '../place';
import type { Server } from '../servers';
import { settingPlace, type PlacedSetting } from '../settings';
import type { Unit } from '../units';

const numbers: Record<string, string> = { HUP: '1', INT: '2', QUIT: '3', TERM: '15' };

/** `TERM` of `SIGTERM`, `TERM` or `15`. */
export function bareSignal(text: string): string {
  const named = Object.entries(numbers).find(([, number]) => number === text)?.[0];
  return named ?? text.replace(/^SIG/, '');
}

export const stopSignal = (unit: Unit): string => bareSignal(unit.last('KillSignal')?.value.value ?? 'SIGTERM');

/** The hook that replaces what a signal does to the master: `hook-master-start = unix_signal:15 …`. */
export function signalHook({ settings }: Server, signal: string): PlacedSetting | null {
  const number = numbers[signal];
  const hooks = settings
    .all('hook-master-start')
    .filter(({ value }) => value.startsWith(`unix_signal:${number ?? '-'} `));
  return hooks.at(-1) ?? null;
}

/** A hook for the stop signal that finishes the requests in flight. */
export function gracefulHook(server: Server): PlacedSetting | null {
  if (!server.unit) return null;
  const hook = signalHook(server, stopSignal(server.unit));
  return hook && /gracefully_kill/.test(hook.value) ? hook : null;
}

/**
 * What the stop signal does lies in several files: `KillSignal=` in one, `die-on-term` in another. With a master
 * SIGTERM and SIGHUP reload, SIGINT and SIGQUIT end; `die-on-term` swaps SIGTERM and SIGQUIT; a hook replaces the
 * effect (observed with uWSGI 2.0.21 and 2.0.30 under systemd 252).
 */
export const signals: StackRule = ({ servers }) =>
  servers.flatMap((server): StackFinding[] => {
    const { unit, settings, unitLine } = server;
    if (!unit || !unitLine || server.opaque || unit.all('ExecStop').length > 0) return [];
    if (!settings.isOn('master') || settings.has('emperor') || settings.isOn('exit-on-reload')) return [];
    const killSignal = unit.last('KillSignal');
    if ((!killSignal && !unit.complete) || killSignal?.text === null) return [];
    const signal = stopSignal(unit);
    const dies = settings.last('die-on-term');
    const swapped = signal === 'QUIT' && settings.isOn('die-on-term') && !dies?.conditional;
    const reloads = signal === 'HUP' || (signal === 'TERM' && settings.isOff('die-on-term'));
    if ((!swapped && !reloads) || signalHook(server, signal) || (settings.open && !swapped)) return [];
    if (!isAcross(server, killSignal?.file ?? null)) return [];
    const related = relatedOf(server, swapped);
    if (killSignal && signal !== 'TERM') {
      return [
        {
          code: 'stack/signals',
          variant: swapped ? 'swapped' : undefined,
          at: killSignal.place,
          values: { signal: `SIG${signal}`, stop: stopTime(unit) },
          related,
          fixes: swapped
            ? [{ title: 'KillSignal= entfernen', edits: [{ span: killSignal.place.span, text: '' }] }]
            : [],
        },
      ];
    }
    return [
      {
        code: 'stack/signals',
        at: unitLine.place,
        values: { signal: `SIG${signal}`, stop: stopTime(unit) },
        related,
        fixes: stopFixes(unitLine.place, killSignal?.valuePlace ?? null),
      },
    ];
  });

/** How long a stop takes that no process obeys. */
const stopTime = (unit: Unit): string => {
  const line = unit.last('TimeoutStopSec') ?? unit.last('TimeoutSec');
  return line ? code(`${line.key}=${line.value.value}`) : '90\u00a0s';
};

/** More than one file decides; a single unit is the business of `practice/sigterm-reloads`. */
function isAcross({ files, unitLine, settings }: Server, killSignalFile: number | null): boolean {
  const involved = new Set([...files, ...(killSignalFile === null ? [] : [killSignalFile])]);
  if (unitLine) involved.add(unitLine.file);
  for (const setting of settings.all('master', 'die-on-term')) involved.add(setting.file);
  return involved.size > 1;
}

function relatedOf({ settings, place }: Server, swapped: boolean): { at: Place; text?: string }[] {
  const dies = settings.last('die-on-term');
  const master = settings.last('master');
  if (swapped && dies) return [{ at: settingPlace(dies), text: 'Vertauscht SIGTERM und SIGQUIT.' }];
  return [{ at: master ? settingPlace(master) : place }];
}

function stopFixes(execStart: Place, killSignal: Place | null): Fix[] {
  if (killSignal) return [];
  const { end } = execStart.span;
  return [
    { title: 'KillSignal=SIGQUIT ergänzen', edits: [{ span: { start: end, end }, text: '\nKillSignal=SIGQUIT' }] },
  ];
}

/** With `KillMode=control-group` the workers get the signal, too, and requests in flight are lost (observed with 2.0.21). */
export const gracefulKillMode: StackRule = ({ servers }) =>
  servers.flatMap((server): StackFinding[] => {
    const { unit } = server;
    const hook = gracefulHook(server);
    if (!unit?.complete || !hook || unit.all('ExecStop').length > 0) return [];
    const mode = unit.last('KillMode');
    if ((mode?.value.value ?? 'control-group') !== 'control-group') return [];
    const at = mode?.place ?? server.unitLine?.place ?? settingPlace(hook);
    const { end } = at.span;
    return [
      {
        code: 'stack/graceful-kill-mode',
        at,
        related: [{ at: settingPlace(hook), text: 'Dieser Haken lässt laufende Anfragen zu Ende gehen.' }],
        fixes: mode
          ? [{ title: 'KillMode=mixed setzen', edits: [{ span: mode.valuePlace.span, text: 'mixed' }] }]
          : server.unitLine
            ? [{ title: 'KillMode=mixed ergänzen', edits: [{ span: { start: end, end }, text: '\nKillMode=mixed' }] }]
            : [],
      },
    ];
  });

/** Without a master SIGHUP ends uWSGI with exit code 17 (observed with 2.0.21 and 2.0.30). */
export const reloadWithoutMaster: StackRule = ({ servers }) =>
  servers.flatMap((server): StackFinding[] => {
    const { unit, settings } = server;
    if (!unit || server.opaque || !settings.isOff('master') || settings.has('emperor', 'spooler', 'mule', 'mules'))
      return [];
    const line = unit
      .all('ExecReload')
      .find(({ value }) => /(?:^|\/)kill\s+(?:-s\s*)?-?(?:SIG)?(?:HUP|1)\s+"?\$\{?MAINPID\b/.test(value.value));
    if (!line) return [];
    return [{ code: 'stack/reload-without-master', at: line.place, related: [{ at: server.place }] }];
  });
