import { span } from '../text/span';
import { spanOf } from '../text/mappedText';
import type { Fix } from '../types';
import { reportRule } from '../rule';
import { isSecret } from '../values/secret';
import type { UnitContext } from './analyseUnit';
import { environmentItems } from './environment';
import type { Assignment } from './unitFile';
import { stopMeaning } from '../uwsgi/signals';

/** What runs, but bites in operation; each with the observation it rests on in `docs` and `tests/server`. */
export function reportPractice(context: UnitContext): void {
  reportStop(context);
  reportSecrets(context);
  reportRestartDelay(context);
}

/** The value that counts of a directive that is not repeatable: the last one. */
function last(context: UnitContext, section: string, key: string): Assignment | null {
  const found = context.file.sections
    .filter(({ name }) => name === section)
    .flatMap(({ assignments }) => assignments)
    .filter((assignment) => assignment.key === key);
  return found.at(-1) ?? null;
}

/** uWSGI takes SIGTERM for „reload“: `systemctl stop` waits 90 s and then kills (systemd 252, uWSGI 2.0.21 and 2.0.30). */
function reportStop(context: UnitContext): void {
  const command = context.commands.find(({ directive }) => directive === 'ExecStart');
  if (!command || last(context, 'Service', 'ExecStop')) return;
  const killSignal = last(context, 'Service', 'KillSignal');
  const meaning = stopMeaning(command.line, killSignal?.value.value ?? 'SIGTERM');
  if (meaning.effect !== 'reload') return;
  const { value } = command.assignment;
  const end = spanOf(value).end;
  const swapped = meaning.signal === 'SIGQUIT';
  const place = killSignal && meaning.signal !== 'SIGTERM' ? killSignal.span : command.assignment.keySpan;
  reportRule('practice/sigterm-reloads', place, context, {
    values: { signal: meaning.signal },
    ...(swapped ? { variant: 'swapped' } : {}),
    fixes: stopFixes(swapped, killSignal, end),
  });
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

/** A unit file is readable by everyone, and `systemctl show` prints `Environment=` to any local account (systemd 252). */
function reportSecrets(context: UnitContext): void {
  for (const section of context.file.sections) {
    for (const assignment of section.assignments) {
      if (assignment.key !== 'Environment') continue;
      for (const { name, value, word } of environmentItems(assignment)) {
        if (value === null || value === '' || !isSecret(name, value)) continue;
        reportRule('practice/secret-in-unit', word.span, context);
      }
    }
  }
}

/** Five tries at intervals of 100 ms reach the start limit in under a second (systemd 252). */
function reportRestartDelay(context: UnitContext): void {
  const restart = last(context, 'Service', 'Restart');
  if (!restart || !['always', 'on-failure', 'on-abnormal', 'on-abort', 'on-watchdog'].includes(restart.value.value))
    return;
  if (last(context, 'Service', 'RestartSec') || last(context, 'Unit', 'StartLimitIntervalSec') || context.isDropIn)
    return;
  const end = restart.span.end;
  reportRule('practice/no-restart-delay', restart.span, context, {
    values: { restart: restart.value.value },
    fixes: [{ title: 'RestartSec=5 ergänzen', edits: [{ span: span(end, end), text: '\nRestartSec=5' }] }],
  });
}
