import type { SystemdDirective } from '../../catalogue/types';
import type { Assignment } from './unitFile';

/** A line that counts. */
export interface EffectiveLine {
  assignment: Assignment;
  value: string;
  /** Commands that an `Exec…=` line adds. */
  commands: number;
}

/** Directives that share one list: an empty `OnBootSec=` clears `OnCalendar=`, too. */
function keyOf({ section, name, valueKind, parser }: SystemdDirective): string {
  if (valueKind === 'timer-spec') return 'Timer.On…';
  if (valueKind === 'listen-address') return 'Socket.Listen…';
  return parser === 'path_spec' ? 'Path.Path…' : `${section}.${name}`;
}

/** What is in force after all lines of a unit, in the order in which systemd reads them: lists grow, an empty line clears them. */
export class UnitState {
  private readonly lines = new Map<string, EffectiveLine[]>();
  private readonly cleared = new Map<string, Assignment>();
  /** Some value refuses the whole unit; nothing after it is read. */
  fatal = false;
  /** The rest of a file is not read: its lines change nothing. */
  closed = false;

  add(directive: SystemdDirective, assignment: Assignment, counts: boolean, commands = 0): void {
    if (this.closed) return;
    const key = keyOf(directive);
    const { value } = assignment.value;
    if (value === '') {
      if (counts || directive.valueKind === 'exec-command') this.clear(key, assignment);
      return;
    }
    if (counts) this.lines.set(key, [...(this.lines.get(key) ?? []).slice(-20), { assignment, value, commands }]);
  }

  private clear(key: string, assignment: Assignment): void {
    this.lines.delete(key);
    this.cleared.set(key, assignment);
  }

  /** The last empty line that took a setting back. */
  reset(section: string, name: string): Assignment | null {
    return this.cleared.get(`${section}.${name}`) ?? null;
  }

  /** Lines in force; none where the directive is not set. */
  all(section: string, name: string): EffectiveLine[] {
    return this.lines.get(`${section}.${name}`) ?? [];
  }

  last(section: string, name: string): EffectiveLine | null {
    return this.lines.get(`${section}.${name}`)?.at(-1) ?? null;
  }

  value(section: string, name: string): string | null {
    return this.last(section, name)?.value ?? null;
  }

  commands(section: string, name: string): number {
    return this.all(section, name).reduce((sum, { commands }) => sum + commands, 0);
  }
}
