import type { PracticeFinding } from '../../practice';
import { hasMaster, mayBeOn } from './master';
import { isComplete, type Start } from './start';

/** Hooks that give SIGTERM another meaning; `exit-on-reload` ends in place of loading anew. */
const hooks = ['hook-master-start', 'hook-as-master', 'exec-as-master', 'exit-on-reload', 'master-fifo'];

/** With a master SIGTERM loads anew; what sends it is not known here, so this is a hint (observed; in a unit see there). */
export function sigtermReloads(start: Start): PracticeFinding[] {
  if (start.kind !== 'ini' || !isComplete(start) || hasMaster(start) !== true) return [];
  if (mayBeOn(start, 'die-on-term', ...hooks)) return [];
  return [
    {
      code: 'practice/sigterm-reloads',
      variant: 'ini',
      span: start.settings.last('master')?.name ?? start.place,
      fixes: [{ title: 'die-on-term = true ergänzen', edits: [start.adding('die-on-term', 'true')] }],
    },
  ];
}
