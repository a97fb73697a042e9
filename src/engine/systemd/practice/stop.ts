import type { PracticeFinding } from '../../practice';
import { span } from '../../text/span';
import { spanOf } from '../../text/mappedText';
import type { Fix } from '../../types';
import { numberOf } from '../../uwsgi/practice/start';
import { stopMeaning } from '../../uwsgi/signals';
import type { Assignment } from '../unitFile';
import { setting, type Unit, type UnitStart } from './unit';

/** uWSGI takes SIGTERM for „reload“: `systemctl stop` waits 90 s and then kills (systemd 252, uWSGI 2.0.21 and 2.0.30). */
export function sigtermReloads(unit: Unit): PracticeFinding[] {
  const [start] = unit.starts;
  if (!start || unit.last('ExecStop')) return [];
  const killSignal = unit.last('KillSignal')?.assignment ?? null;
  const { command } = start;
  const meaning = stopMeaning(command.line, killSignal?.value.value ?? 'SIGTERM');
  if (meaning.effect !== 'reload') return [];
  const swapped = meaning.signal === 'SIGQUIT';
  const place = killSignal && meaning.signal !== 'SIGTERM' ? killSignal.span : command.assignment.keySpan;
  return [
    {
      code: 'practice/sigterm-reloads',
      span: place,
      values: { signal: meaning.signal },
      ...(swapped ? { variant: 'swapped' } : {}),
      fixes: stopFixes(swapped, killSignal, spanOf(command.assignment.value).end),
    },
  ];
}

function stopFixes(swapped: boolean, killSignal: Assignment | null, end: number): Fix[] {
  if (swapped && killSignal) return [{ title: 'KillSignal= entfernen', edits: [{ span: killSignal.span, text: '' }] }];
  if (killSignal)
    return [{ title: 'KillSignal=SIGQUIT setzen', edits: [{ span: killSignal.span, text: 'KillSignal=SIGQUIT' }] }];
  return [
    { title: '--die-on-term ergänzen', edits: [{ span: span(end, end), text: ' --die-on-term' }] },
    { title: 'KillSignal=SIGQUIT setzen', edits: [{ span: span(end, end), text: '\nKillSignal=SIGQUIT' }] },
  ];
}

/** The hook that lets requests in flight finish. */
const gracefulHook = ({ settings }: UnitStart): boolean =>
  settings.all('hook-master-start').some(({ value }) => value === 'unix_signal:15 gracefully_kill_them_all');

/** systemd sends SIGTERM to the workers, too: a request of 3 s is lost; with `KillMode=mixed` it is answered (observed). */
export function hookNeedsMixed(unit: Unit): PracticeFinding[] {
  const start = unit.starts.find(gracefulHook);
  const mode = unit.last('KillMode');
  if (!start || unit.last('ExecStop') || !['control-group', null].includes(mode?.value ?? null)) return [];
  if (!['SIGTERM', 'TERM', '15', null].includes(unit.value('KillSignal'))) return [];
  const hook = start.settings.last('hook-master-start');
  return [
    {
      code: 'practice/graceful-hook-without-mixed',
      span: mode?.assignment.span ?? hook?.valueSpan ?? start.place,
      fixes: [{ title: 'KillMode=mixed setzen', edits: [setting(unit, 'KillMode=mixed', start.command.assignment)] }],
    },
  ];
}

/** Hook and `KillMode=mixed`, a request of 8 s, `TimeoutStopSec=4`: killed after 4.2 s, lost (observed). */
export function stopTimeout(unit: Unit): PracticeFinding[] {
  const start = unit.starts.find(gracefulHook);
  const name = unit.last('TimeoutStopSec') ? 'TimeoutStopSec' : 'TimeoutSec';
  const line = unit.last(name);
  const limit = unit.seconds(name);
  const harakiri = start ? (numberOf(start, 'harakiri') ?? 0) : 0;
  if (!start || !line || limit === null || limit === 0 || limit >= harakiri) return [];
  const longer = `${name}=${harakiri + 10}`;
  return [
    {
      code: 'practice/stop-timeout-below-harakiri',
      span: line.assignment.span,
      values: { limit: line.value, harakiri: String(harakiri) },
      fixes: [{ title: `${longer} setzen`, edits: [{ span: line.assignment.span, text: longer }] }],
    },
  ];
}

/** SIGKILL leaves the sockets behind and cuts every request (observed: nginx then meets `Connection refused`). */
export function killedAtOnce(unit: Unit): PracticeFinding[] {
  if (unit.starts.length === 0) return [];
  const signal = unit.last('KillSignal');
  if (signal && ['SIGKILL', 'KILL', '9'].includes(signal.value))
    return [
      {
        code: 'practice/stopped-with-sigkill',
        span: signal.assignment.span,
        fixes: [
          { title: 'KillSignal=SIGINT setzen', edits: [{ span: signal.assignment.span, text: 'KillSignal=SIGINT' }] },
        ],
      },
    ];
  return unit
    .all('Service', 'ExecStop')
    .filter(({ value }) => /kill(?:all)?\s+(?:-9|-KILL|-SIGKILL|-s\s+(?:9|(?:SIG)?KILL))(?:\s|$)/.test(value))
    .map(({ assignment }) => ({ code: 'practice/stopped-with-sigkill', span: assignment.span }));
}
