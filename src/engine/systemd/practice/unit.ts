import { parseExecLine, type ExecCommand } from '../../shell/execLine';
import { baseName, parseCommand } from '../../shell/script';
import { spanOf } from '../../text/mappedText';
import { span, type Span } from '../../text/span';
import type { Edit } from '../../types';
import { settingsOfCommand } from '../../uwsgi/settings';
import { addingToCommand, type Start } from '../../uwsgi/practice';
import { parseDuration } from '../../values/duration';
import type { UnitCommand, UnitContext } from '../analyseUnit';
import { readBoolean } from '../judge';
import type { EffectiveLine } from '../state';
import type { Assignment } from '../unitFile';

/** A start of uWSGI in `ExecStart=`. */
export interface UnitStart extends Start {
  command: UnitCommand;
}

/** One unit as the rules of good practice see it. */
export class Unit {
  readonly starts: UnitStart[];
  /** Commands of `ExecStart=` in force. */
  readonly programs: { command: ExecCommand; assignment: Assignment }[];

  /** A whole service of the system: what it lacks stands nowhere else. */
  readonly isWhole: boolean;
  /** Runs an application server: uWSGI or one of its kind. */
  readonly isAppServer: boolean;

  private lines: Map<string, Assignment[]> | null = null;

  constructor(readonly context: UnitContext) {
    const inForce = new Set(this.all('Service', 'ExecStart').map(({ assignment }) => assignment));
    this.starts = context.commands
      .filter(({ directive, assignment }) => directive === 'ExecStart' && inForce.has(assignment))
      .map((command) => this.startOf(command));
    this.programs = this.all('Service', 'ExecStart').flatMap(({ assignment }) =>
      parseExecLine(assignment.value).commands.map((command) => ({ command, assignment })),
    );
    const names = new Set(context.file.sections.map(({ name }) => name));
    this.isWhole =
      !context.isDropIn &&
      names.has('Service') &&
      (names.has('Unit') || names.has('Install')) &&
      this.programs.length > 0;
    this.isAppServer = this.starts.length > 0 || this.programs.some(({ command }) => isServer(command));
  }

  private startOf(command: UnitCommand): UnitStart {
    const end = spanOf(command.assignment.value).end;
    return {
      kind: 'unit',
      command,
      settings: settingsOfCommand(command.line),
      place: command.assignment.keySpan,
      threadsAlwaysOn: this.context.profile.uwsgi !== 'debian',
      privateTmp: this.isOn('PrivateTmp') || this.isOn('DynamicUser'),
      adding: addingToCommand(end),
    };
  }

  /** All lines of [Service] with this name, also those that do not count. */
  written(name: string): readonly Assignment[] {
    if (!this.lines) {
      this.lines = new Map();
      for (const section of this.context.file.sections) {
        if (section.name !== 'Service') continue;
        for (const assignment of section.assignments) {
          const others = this.lines.get(assignment.key);
          if (others) others.push(assignment);
          else this.lines.set(assignment.key, [assignment]);
        }
      }
    }
    return this.lines.get(name) ?? [];
  }

  all(section: string, name: string): EffectiveLine[] {
    return this.context.state.all(section, name);
  }

  last(name: string, section = 'Service'): EffectiveLine | null {
    return this.context.state.last(section, name);
  }

  value(name: string, section = 'Service'): string | null {
    return this.last(name, section)?.value ?? null;
  }

  has(...names: string[]): boolean {
    return names.some((name) => this.all('Service', name).length > 0);
  }

  /** A boolean that is true. */
  isOn(name: string): boolean {
    return readBoolean(this.value(name) ?? '') === true;
  }

  /** Words of all lines of a list. */
  words(name: string, section = 'Service'): string[] {
    return this.all(section, name).flatMap(({ value }) => value.split(/\s+/).filter((word) => word !== ''));
  }

  /** `simple` where nothing is said. */
  get type(): string {
    return this.value('Type') ?? 'simple';
  }

  /** Belongs to the manager of one account: there is no root and no `User=`. */
  get isUserUnit(): boolean {
    return this.words('WantedBy', 'Install').includes('default.target');
  }

  /** The account that is not root; null where there is none or it is not known. */
  get account(): string | null {
    const user = this.value('User');
    if (user !== null) return user === 'root' || user === '0' || user.includes('%') ? null : user;
    return this.isOn('DynamicUser') ? 'DynamicUser' : null;
  }

  /** Seconds; null where nothing is said or it is no time. */
  seconds(name: string, section = 'Service'): number | null {
    const text = this.value(name, section);
    const microseconds = text === null ? null : parseDuration(text);
    return microseconds === null ? null : microseconds / 1_000_000;
  }
}

const servers = ['gunicorn', 'gunicorn3', 'uvicorn', 'hypercorn', 'waitress-serve', 'daphne', 'flask'];

function isServer(command: ExecCommand): boolean {
  if (!command.program) return false;
  const { program, arguments: words } = parseCommand([command.program, ...command.arguments]);
  const name = baseName(program?.text.value ?? '');
  if (servers.includes(name)) return true;
  const module = words.findIndex(({ text }) => text.value === '-m');
  return /^python[\d.]*$/.test(name) && module >= 0 && servers.includes(words[module + 1]?.text.value ?? '');
}

/** A line behind another one. */
export const lineAfter = (assignment: Assignment, text: string): Edit => ({
  span: span(assignment.span.end, assignment.span.end),
  text: `\n${text}`,
});

/** The value without the name. */
export const valueSpan = ({ assignment }: EffectiveLine): Span => spanOf(assignment.value);

/** Sets a directive of [Service]: replaces the line, or writes one behind `ExecStart=`. */
export function setting(unit: Unit, line: string, assignment: Assignment): Edit {
  const name = line.slice(0, line.indexOf('='));
  const given = unit.last(name);
  return given ? { span: given.assignment.span, text: line } : lineAfter(assignment, line);
}
