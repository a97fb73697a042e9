import type { ExecCommand, ExecLine } from '../../shell/execLine';
import type { Span } from '../../text/span';
import { spanOf } from '../../text/mappedText';
import { code } from '../../values/explanation';
import { expandSpecifiers } from '../specifiers';
import type { SystemdVersion } from '../../types';
import type { UnitIdentity } from '../unitIdentity';
import { isFileName } from './names';

export interface ExecProblem {
  span: Span;
  what: string;
  helps: string;
  fatal: boolean;
}

type Reason = Omit<ExecProblem, 'fatal'>;

/**
 * Judges the commands of a line from left to right up to the first that is wrong; a `-` before the program forgives it.
 *
 * Source: systemd 252, src/core/load-fragment.c:config_parse_exec.
 */
export function judgeCommands(
  { commands, unterminated }: ExecLine,
  unit: UnitIdentity,
  version: SystemdVersion,
): { counted: number; problem: ExecProblem | null } {
  for (const [index, command] of commands.entries()) {
    if (!command.program) return { counted: index, problem: null };
    const open = index === commands.length - 1 ? unterminated[0] : undefined;
    const inProgram = open !== undefined && command.arguments.length === 0;
    const quote = open && {
      span: open,
      what: 'Ein Anführungszeichen hat kein Gegenstück.',
      helps: 'Das zweite Anführungszeichen ergänzen.',
    };
    const reason =
      (inProgram ? quote : undefined) ??
      programProblem(command, unit, version) ??
      argumentProblem(command, unit) ??
      quote;
    if (reason) {
      const forgiven = inProgram || command.prefixes.some(({ sign }) => sign === '-');
      return { counted: index, problem: { ...reason, fatal: !forgiven } };
    }
  }
  return { counted: commands.length, problem: null };
}

function programProblem(
  { program, prefixes, arguments: rest }: ExecCommand,
  unit: UnitIdentity,
  version: SystemdVersion,
): Reason | undefined {
  if (!program) return undefined;
  // 252 has no prefix for a shell: the sign belongs to the path
  const pipe = version === 252 ? prefixes.find(({ sign }) => sign === '|') : undefined;
  const span = program.text.value === '' ? (prefixes[0]?.span ?? program.span) : spanOf(program.text);
  const { text: path, bad } = expandSpecifiers(`${pipe ? '|' : ''}${program.text.value}`, unit);
  if (bad)
    return {
      span,
      what: `Den Platzhalter ${code(`%${bad.sign}`)} gibt es nicht.`,
      helps: `Ein wörtliches Prozentzeichen als ${code('%%')} schreiben.`,
    };
  const helps = 'Den vollständigen Pfad des Programms schreiben.';
  if (path === '') return { span, what: 'Der Befehl hat kein Programm.', helps };
  if (/[\p{Cc}"'\\]/u.test(path))
    return { span, what: 'Der Pfad des Programms enthält Anführungszeichen, Backslashes oder Steuerzeichen.', helps };
  if (path.endsWith('/')) return { span, what: `${code(path)} ist ein Verzeichnis, kein Programm.`, helps };
  if (
    path.startsWith('/') ? path.split('/').some((part) => part.length > 255) || path.length >= 4096 : !isFileName(path)
  ) {
    return {
      span,
      what: `${code(path)} ist weder ein absoluter Pfad noch ein bloßer Programmname („Neither a valid executable name nor an absolute path“).`,
      helps,
    };
  }
  const renamed = prefixes.some(({ sign }) => sign === '@');
  if (renamed && rest.length === 0)
    return {
      span,
      what: `Nach ${code('@')} fehlt der Name, unter dem sich das Programm sieht.`,
      helps: 'Hinter dem Programm einen Namen schreiben.',
    };
  return undefined;
}

function argumentProblem({ arguments: rest }: ExecCommand, unit: UnitIdentity): Reason | undefined {
  for (const word of rest) {
    const { bad } = expandSpecifiers(word.text.value, unit);
    if (!bad) continue;
    const sign = spanOf(word.text, bad.from, bad.to);
    return {
      span: sign,
      what: `Den Platzhalter ${code(`%${bad.sign}`)} gibt es nicht.`,
      helps: `Ein wörtliches Prozentzeichen als ${code('%%')} schreiben.`,
    };
  }
  return undefined;
}
