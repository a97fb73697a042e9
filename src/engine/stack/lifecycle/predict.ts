import { parseDuration } from '../../values/duration';
import { hasMaster } from '../../uwsgi/practice/master';
import { parseExecLine } from '../../shell/execLine';
import { baseName } from '../../shell/script';
import { bareSignal, signalHook, stopSignal } from '../rules/signals';
import type { Endpoint } from '../endpoints';
import type { Server } from '../servers';
import type { Unit } from '../units';
import type { Prediction, RequestFate } from './types';

/** What a signal does to the main process. */
type Effect = 'graceful-reload' | 'brutal-reload' | 'graceful-end' | 'end' | null;

/**
 * Observed with uWSGI 2.0.21 under systemd 252 in every combination of signal, `die-on-term`, hook and `KillMode=`
 * (tests/server/lifecycle.test.ts): with a master SIGHUP reloads and lets requests end, SIGTERM reloads at once, SIGINT
 * and SIGQUIT end at once, `die-on-term` swaps SIGTERM and SIGQUIT, a hook takes the place of all that. Without a master
 * SIGHUP ends when the request has ended, the others at once.
 */
function effectOf(server: Server, signal: string): Effect {
  const { settings, opaque } = server;
  if (settings.open || opaque || settings.has('emperor')) return null;
  const hook = signalHook(server, signal);
  if (hook) return /\sgracefully_kill_them_all\s*$/.test(hook.value) ? 'graceful-end' : null;
  const master = hasMaster(server);
  if (master === null || !['HUP', 'TERM', 'QUIT', 'INT'].includes(signal)) return null;
  if (!master) return signal === 'HUP' ? 'graceful-end' : 'end';
  if (signal === 'HUP') return settings.isOn('exit-on-reload') ? null : 'graceful-reload';
  if (signal === 'INT') return 'end';
  if (settings.last('die-on-term')?.conditional) return null;
  const swapped = settings.isOn('die-on-term');
  return (signal === 'TERM') === swapped ? 'end' : 'brutal-reload';
}

/** Seconds of the last line of these directives, else what systemd takes. */
function secondsOf(unit: Unit, names: readonly string[], standard: number): number {
  const line = names.flatMap((name) => unit.all(name)).at(-1);
  const microseconds = line ? parseDuration(line.text ?? '') : null;
  return microseconds === null ? standard : microseconds / 1_000_000;
}

/** `TimeoutStopSec=0` means no limit, too (systemd.service(5)). */
export function stopLimit(unit: Unit): number {
  const seconds = secondsOf(unit, ['TimeoutSec', 'TimeoutStopSec'], 90);
  return seconds === 0 ? Infinity : seconds;
}

export const restartDelay = (unit: Unit): number => secondsOf(unit, ['RestartSec'], 0.1);

export const killMode = (unit: Unit): string => unit.text('KillMode') ?? 'control-group';

function predictStop(server: Server, unit: Unit, hasRouter: boolean): Prediction['stop'] {
  const limit = stopLimit(unit);
  const unknown = { request: null, ends: null, clean: null, limit };
  const signal = stopSignal(unit);
  const mode = killMode(unit);
  if (unit.all('ExecStop').length > 0 || !['control-group', 'mixed', 'process'].includes(mode)) return unknown;
  const effect = effectOf(server, signal);
  const master = hasMaster(server);
  switch (effect) {
    case null:
      return unknown;
    case 'brutal-reload':
      return { request: 'lost', ends: 'at-limit', clean: false, limit };
    case 'graceful-reload':
      return { request: hasRouter ? null : 'answered', ends: 'at-limit', clean: false, limit };
    case 'end':
      return { request: 'lost', ends: 'at-once', clean: master, limit };
    case 'graceful-end': {
      // The workers get the signal themselves: only SIGHUP lets them finish
      if (master && mode === 'control-group' && signal !== 'HUP')
        return { request: 'lost', ends: 'at-once', clean: true, limit };
      // The router of `--http` ends without waiting (lost 3 of 3 and 5 of 5 times with 2.0.21)
      return { request: hasRouter ? 'lost' : 'answered', ends: 'with-requests', clean: master, limit };
    }
  }
}

/** The signal of an `ExecReload=` that is nothing but a `kill` of the main process. */
export function reloadSignal(unit: Unit): string | null {
  const [line, ...more] = unit.all('ExecReload');
  const [command, ...others] = line ? parseExecLine(line.value).commands : [];
  if (!command?.program || more.length > 0 || others.length > 0) return null;
  if (baseName(command.program.text.value) !== 'kill') return null;
  const words = command.arguments.map(({ text }) => text.value);
  if (!['$MAINPID', '${MAINPID}'].includes(words.at(-1) ?? '')) return null;
  const given = words.slice(0, -1).filter((word) => !['-s', '--signal', '--'].includes(word));
  return given.length > 1 ? null : bareSignal((given[0] ?? 'TERM').replace(/^--signal=|^-/, ''));
}

function predictReload(server: Server, unit: Unit, hasRouter: boolean): Prediction['reload'] {
  if (unit.all('ExecReload').length === 0)
    return unit.text('Type') === 'notify-reload'
      ? { request: null, effect: null }
      : { request: null, effect: unit.complete ? 'impossible' : null };
  const signal = reloadSignal(unit);
  const effect = signal === null ? null : effectOf(server, signal);
  const fate: RequestFate = hasRouter ? 'lost' : 'answered';
  if (effect === 'graceful-reload') return { request: fate, effect: 'graceful' };
  if (effect === 'brutal-reload') return { request: 'lost', effect: 'brutal' };
  if (effect === null) return { request: null, effect: null };
  return { request: effect === 'end' ? 'lost' : fate, effect: 'ends' };
}

/** Values of `Restart=` for which SIGKILL from elsewhere is a reason to start again (systemd.service(5)). */
const restartsAfterSignal: Record<string, boolean> = {
  no: false,
  always: true,
  'on-success': false,
  'on-failure': true,
  'on-abnormal': true,
  'on-abort': true,
  'on-watchdog': false,
};

function predictCrash(unit: Unit): Prediction['crash'] {
  const restart = unit.text('Restart') ?? (unit.complete ? 'no' : '');
  const prevented = unit.words('RestartPreventExitStatus').some(({ word }) => word === null || /KILL|^9$/.test(word));
  const forced = unit.words('RestartForceExitStatus').some(({ word }) => word === null || /KILL|^9$/.test(word));
  const stays = ['process', 'none'].includes(killMode(unit));
  const known = !prevented && !forced && !stays && unit.text('Type') !== 'oneshot';
  return { restarts: known ? (restartsAfterSignal[restart] ?? null) : null, after: restartDelay(unit) };
}

/** What will happen to a uWSGI that a unit starts. */
export function predict(server: Server, unit: Unit, endpoints: readonly Endpoint[]): Prediction {
  const hasRouter = endpoints.some((endpoint) => endpoint.server === server && endpoint.router);
  return {
    stop: predictStop(server, unit, hasRouter),
    reload: predictReload(server, unit, hasRouter),
    crash: predictCrash(unit),
  };
}
