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
function listOf({ name, valueKind, parser }: SystemdDirective): string {
  if (valueKind === 'timer-spec') return 'On…';
  if (valueKind === 'listen-address') return 'Listen…';
  return parser === 'path_spec' ? 'Path…' : name;
}

/** What is known of the lists of each section. */
class BySection<Item> {
  private readonly sections = new Map<string, Map<string, Item>>();

  get(section: string, list: string): Item | undefined {
    return this.sections.get(section)?.get(list);
  }

  set(section: string, list: string, item: Item): void {
    const lists = this.sections.get(section);
    if (lists) lists.set(list, item);
    else this.sections.set(section, new Map([[list, item]]));
  }

  delete(section: string, list: string): void {
    this.sections.get(section)?.delete(list);
  }
}

/** What is in force after all lines of a unit, in the order in which systemd reads them: lists grow, an empty line clears them. */
export class UnitState {
  private readonly lines = new BySection<EffectiveLine[]>();
  private readonly cleared = new BySection<Assignment>();
  /** Some value refuses the whole unit; nothing after it is read. */
  fatal = false;
  /** The rest of a file is not read: its lines change nothing. */
  closed = false;

  add(directive: SystemdDirective, assignment: Assignment, counts: boolean, commands = 0): void {
    if (this.closed) return;
    const { section } = directive;
    const list = listOf(directive);
    const { value } = assignment.value;
    if (value === '') {
      if (!counts && directive.valueKind !== 'exec-command') return;
      this.lines.delete(section, list);
      this.cleared.set(section, list, assignment);
      return;
    }
    if (counts) this.lines.set(section, list, [...this.all(section, list).slice(-20), { assignment, value, commands }]);
  }

  /** The last empty line that took a setting back. */
  reset(section: string, name: string): Assignment | null {
    return this.cleared.get(section, name) ?? null;
  }

  /** Lines in force; none where the directive is not set. */
  all(section: string, name: string): EffectiveLine[] {
    return this.lines.get(section, name) ?? [];
  }

  last(section: string, name: string): EffectiveLine | null {
    return this.lines.get(section, name)?.at(-1) ?? null;
  }

  value(section: string, name: string): string | null {
    return this.last(section, name)?.value ?? null;
  }

  commands(section: string, name: string): number {
    return this.all(section, name).reduce((sum, { commands }) => sum + commands, 0);
  }
}
