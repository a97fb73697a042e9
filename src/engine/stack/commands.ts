import type { Catalogue } from '../../catalogue/types';
import { parseExecLine } from '../shell/execLine';
import { baseName, parseCommand, parseScript } from '../shell/script';
import type { Word } from '../shell/word';
import type { Profile } from '../types';
import { isUwsgiProgram } from '../uwsgi/analyseCommand';
import { readCommandLine, type CommandLine } from '../uwsgi/commandLine';
import { OptionTable } from '../uwsgi/optionTable';
import { place, type Place } from './place';
import type { Unit, UnitLine } from './units';

/** A call of `uwsgi` in a unit or in a shell text. */
export interface UwsgiCall {
  line: CommandLine;
  program: Place;
  /** Signs before the program in `ExecStart=`: `+` keeps all rights. */
  prefixes: string;
  /** Assignments in front of the command, `UWSGI_…` among them. */
  environment: readonly string[];
  /** Words that the call was read from, for values that are known on the server only. */
  dynamic: ReadonlySet<number>;
  unit: Unit | null;
  unitLine: UnitLine | null;
  /** A shell stands between systemd and uWSGI: what it does is not read. */
  opaque: boolean;
}

const emptyLine: CommandLine = { uses: [], files: [], problems: [], ended: false };

const shells = new Set(['sh', 'bash', 'dash', 'zsh']);

/** The calls of `uwsgi` in the `ExecStart=` lines of a service. */
export const callsOfUnit = (unit: Unit, catalogue: Catalogue): UwsgiCall[] =>
  unit.all('ExecStart').flatMap((line) => callsOfLine(line, unit, catalogue));

/** The calls of `uwsgi` in one `ExecStart=` line. */
export function callsOfLine(line: UnitLine, unit: Unit, catalogue: Catalogue): UwsgiCall[] {
  return parseExecLine(line.value).commands.flatMap((command): UwsgiCall[] => {
    if (!command.program) return [];
    const inner = parseCommand([command.program, ...command.arguments]);
    const program = inner.program ?? command.program;
    const name = baseName(program.text.value);
    const common = {
      program: place(line.file, program.span),
      prefixes: command.prefixes.map(({ sign }) => sign).join(''),
      environment: inner.assignments.map(({ text }) => text.value),
      unit,
      unitLine: line,
    };
    if (isUwsgiProgram(name)) {
      const words = beforeShellSyntax(inner.arguments);
      return [
        { ...common, line: read(words, catalogue, unit.profile), dynamic: dynamicWords(words, unit), opaque: false },
      ];
    }
    // A script or a shell that runs uWSGI: where it listens is not known
    const opaque = shells.has(name) || /uwsgi/i.test(line.value.value);
    return opaque && /uwsgi/i.test(line.value.value)
      ? [{ ...common, line: emptyLine, dynamic: new Set(), opaque: true }]
      : [];
  });
}

/** The calls of `uwsgi` in a shell text. */
export function callsOfScript(text: string, file: number, catalogue: Catalogue, profile: Profile): UwsgiCall[] {
  return parseScript(text).commands.flatMap((command): UwsgiCall[] => {
    const { program } = command;
    if (!program || !isUwsgiProgram(baseName(program.text.value))) return [];
    return [
      {
        line: read(command.arguments, catalogue, profile),
        program: place(file, program.span),
        prefixes: '',
        environment: command.assignments.map(({ text: word }) => word.value),
        dynamic: new Set(command.arguments.filter(({ dynamic }) => dynamic).map(({ span }) => span.start)),
        unit: null,
        unitLine: null,
        opaque: false,
      },
    ];
  });
}

const read = (words: readonly Word[], catalogue: Catalogue, profile: Profile): CommandLine =>
  readCommandLine(words, new OptionTable(catalogue.uwsgi, profile));

/** Signs of a shell are words to systemd; what stands behind them says nothing about the options. */
function beforeShellSyntax(words: readonly Word[]): readonly Word[] {
  const end = words.findIndex(
    ({ quoted, text }) => !quoted && ['#', '|', '||', '&&', '>', '>>', '<', '2>&1', '&'].includes(text.value),
  );
  return end < 0 ? words : words.slice(0, end);
}

/** Starts of words with `$NAME`, or with a specifier that only the server knows. */
function dynamicWords(words: readonly Word[], unit: Unit): Set<number> {
  const specifier = unit.template ? /%[nNiIfjJ]/ : /%[HlqmbvMwWoaAB]/;
  return new Set(
    words.filter(({ dynamic, text }) => dynamic || specifier.test(text.value)).map(({ span }) => span.start),
  );
}
