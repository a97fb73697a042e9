import type { PracticeFinding } from '../../practice';
import { parseExecLine } from '../../shell/execLine';
import { baseName } from '../../shell/script';
import { hasMaster, mayBeOn } from '../../uwsgi/practice/master';
import { lineAfter, type Unit, type UnitStart } from './unit';

/** Restarting loses requests (1,203 of 4,085), SIGHUP to the master none (observed). */
export function noReload(unit: Unit): PracticeFinding[] {
  const [start] = unit.starts;
  if (!start || !unit.isWhole || unit.type === 'oneshot' || unit.last('ExecReload')) return [];
  if (start.settings.open || hasMaster(start) !== true) return [];
  return [
    {
      code: 'practice/no-reload',
      span: start.place,
      fixes: [
        {
          title: 'ExecReload= ergänzen',
          edits: [lineAfter(start.command.assignment, 'ExecReload=/bin/kill -HUP $MAINPID')],
        },
      ],
    },
  ];
}

const numbers: Record<string, string> = { '1': 'HUP', '2': 'INT', '3': 'QUIT', '9': 'KILL', '15': 'TERM' };

/** The signal that a `kill` sends to the main process; null where it is another command or goes to another process. */
function sentSignal(words: readonly string[]): string | null {
  if (words.at(-1) !== '$MAINPID' && words.at(-1) !== '${MAINPID}') return null;
  const given = words.slice(0, -1).filter((word) => word !== '-s' && word !== '--signal' && word !== '--');
  if (given.length > 1) return null;
  const text = (given[0] ?? 'TERM').replace(/^--signal=/, '').replace(/^-/, '');
  return numbers[text] ?? text.replace(/^SIG/, '').toUpperCase();
}

/** What a signal does in place of loading anew; null where it loads anew gracefully or nobody knows. */
function effect(signal: string, start: UnitStart): string | null {
  const master = start.settings.open ? null : hasMaster(start);
  if (signal === 'HUP') return master === false ? 'without-master' : null;
  if (['KILL', 'INT'].includes(signal)) return 'ends';
  const dies = mayBeOn(start, 'die-on-term');
  if (signal === 'TERM') {
    if (start.settings.has('hook-master-start')) return null;
    if (start.settings.open || master === null) return 'unknown';
    return dies || !master ? 'ends' : 'brutal';
  }
  if (signal === 'QUIT') return start.settings.open ? 'unknown' : dies ? 'brutal' : 'ends';
  return null;
}

/** `ExecReload=/bin/kill $MAINPID` sends SIGTERM (signals of uWSGI 2.0.21 and 2.0.30 as observed). */
export function reloadSignal(unit: Unit): PracticeFinding[] {
  const [start] = unit.starts;
  const lines = unit.all('Service', 'ExecReload');
  const [line] = lines;
  if (!start || !line || lines.length > 1) return [];
  const [command, ...more] = parseExecLine(line.assignment.value).commands;
  if (!command?.program || more.length > 0 || baseName(command.program.text.value) !== 'kill') return [];
  const signal = sentSignal(command.arguments.map(({ text }) => text.value));
  const variant = signal === null ? null : effect(signal, start);
  if (signal === null || variant === null) return [];
  const text = 'ExecReload=/bin/kill -HUP $MAINPID';
  return [
    {
      code: 'practice/reload-signal',
      span: line.assignment.span,
      values: { signal: `SIG${signal}` },
      ...(variant === 'ends' ? {} : { variant }),
      fixes:
        variant === 'without-master' || hasMaster(start) === false
          ? []
          : [{ title: 'Mit SIGHUP neu laden', edits: [{ span: line.assignment.span, text }] }],
    },
  ];
}
