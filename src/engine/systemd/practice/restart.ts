import type { PracticeFinding } from '../../practice';
import { lineAfter, type Unit } from './unit';

/** Five tries at intervals of 100 ms reach the start limit in under a second (systemd 252). */
export function noRestartDelay(unit: Unit): PracticeFinding[] {
  const restart = unit.last('Restart');
  if (!restart || !['always', 'on-failure', 'on-abnormal', 'on-abort', 'on-watchdog'].includes(restart.value))
    return [];
  if (unit.context.isDropIn || unit.last('RestartSec') || limitIsSet(unit)) return [];
  return [
    {
      code: 'practice/no-restart-delay',
      span: restart.assignment.span,
      values: { restart: restart.value },
      ...(restart.value === 'always' ? {} : { variant: 'on-failure' }),
      fixes: [{ title: 'RestartSec=5 ergänzen', edits: [lineAfter(restart.assignment, 'RestartSec=5')] }],
    },
  ];
}

/** Whoever sets the limit has thought of it; the old names in [Service] still count. */
const limitIsSet = (unit: Unit): boolean =>
  ['Unit', 'Service'].some((section) =>
    ['StartLimitIntervalSec', 'StartLimitInterval', 'StartLimitBurst'].some((name) => unit.last(name, section)),
  );

/** `need-app` ends with exit code 22: tried again for ever with `RestartSec=5`, not at all with this directive (observed). */
export function permanentFailure(unit: Unit): PracticeFinding[] {
  const start = unit.starts.find(({ settings }) => settings.isOn('need-app'));
  const restart = unit.last('Restart');
  if (!start || !restart || !['always', 'on-failure'].includes(restart.value)) return [];
  if (unit.words('RestartPreventExitStatus').includes('22') || unit.words('SuccessExitStatus').includes('22'))
    return [];
  // Below 2 s the start limit ends it: five tries in 10 s
  if ((unit.seconds('RestartSec') ?? 0) < 2) return [];
  return [
    {
      code: 'practice/permanent-error-restarts',
      span: restart.assignment.span,
      fixes: [
        {
          title: 'RestartPreventExitStatus=22 ergänzen',
          edits: [lineAfter(restart.assignment, 'RestartPreventExitStatus=22')],
        },
      ],
    },
  ];
}
