import type { SystemdDirective } from '../../catalogue/types';
import { LazyAnnotation } from '../lazyAnnotation';
import { parseExecLine, type ExecCommand, type ExecLine } from '../shell/execLine';
import { baseName, parseCommand } from '../shell/script';
import type { Word } from '../shell/word';
import { spanOf } from '../text/mappedText';
import type { Span } from '../text/span';
import { analyseUwsgiWords, annotateProgram, isUwsgiProgram } from '../uwsgi/analyseCommand';
import { code } from '../values/explanation';
import { entryOf, type UnitContext } from './unitContext';
import { judgeCommands } from './judge/exec';
import { explainSpecifiers } from './specifiers';
import type { Assignment } from './unitFile';

/** What a sign before the program means (systemd.service(5), "Table 1. Special executable prefixes"). */
const prefixMeaning: Record<string, string> = {
  '@': 'Das Wort nach dem Programm ist der Name, unter dem es sich selbst sieht.',
  '-': 'Ein Fehlschlag dieses Befehls gilt als Erfolg.',
  ':': 'Variablen wie `$NAME` werden nicht ersetzt.',
  '+': 'Läuft mit allen Rechten, ohne `User=` und ohne Härtung.',
  '!': 'Läuft ohne den Wechsel zu `User=` und ohne Beschneiden der Capabilities.',
  '!!': 'Wie `!`, aber nur, wo der Kernel keine Ambient-Capabilities kennt.',
  '|': 'Läuft in der Shell des Benutzerkontos.',
};

/** The value of `ExecStart=` and its relatives: a command line inside a value. Returns how many commands the line adds. */
export function readExec(directive: SystemdDirective, assignment: Assignment, context: UnitContext): number {
  const { builder } = context;
  if (assignment.value.value === '') return 0;
  const line = parseExecLine(assignment.value);
  const parent = entryOf(directive);
  for (const command of line.commands) {
    for (const { sign, span } of command.prefixes) {
      builder.annotate({
        span,
        entry: 'value/exec-prefix',
        role: 'prefix',
        parent,
        value: { text: prefixMeaning[sign] ?? '' },
      });
    }
    if (command.program) readProgram(command.program, command, directive, assignment, context);
  }
  builder.annotate(
    new LazyAnnotation(spanOf(assignment.value), 'command', parent, () => {
      const specifiers = explainSpecifiers(assignment.value.value, context.identity);
      return {
        entry: 'value/exec-command',
        text: `Die Kommandozeile; systemd führt sie ohne Shell aus.${specifiers === null ? '' : ` ${specifiers}`}`,
      };
    }),
  );
  const { counted, problem } = judgeCommands(line, context.identity, context.profile.systemd);
  const unread = problem ? endOfWord(line, problem.span) : Infinity;
  for (const span of line.unknownEscapes) {
    if (span.start >= unread) continue;
    builder.report('warning', 'systemd/unknown-escape', span, {
      what: 'Diese Zeichenfolge mit Backslash kennt systemd nicht.',
      follows: 'Der Backslash bleibt im Wort stehen.',
      helps: `Für einen wörtlichen Backslash ${code('\\\\')} schreiben.`,
    });
  }
  if (problem) {
    if (problem.fatal) context.state.fatal = true;
    builder.report(problem.fatal ? 'error' : 'warning', 'systemd/invalid-value', problem.span, {
      what: problem.what,
      follows: problem.fatal
        ? 'systemd lädt die Unit nicht, sie startet nicht.'
        : 'systemd übergeht diesen Befehl und alles dahinter.',
      helps: problem.helps,
    });
  }
  return counted;
}

/** systemd reads word by word and stops at the first that is wrong. */
function endOfWord({ commands }: ExecLine, problem: Span): number {
  const words = commands.flatMap(({ program, arguments: rest }) => (program ? [program, ...rest] : rest));
  return words.find(({ span }) => span.end > problem.start)?.span.end ?? problem.end;
}

function readProgram(
  program: Word,
  command: ExecCommand,
  directive: SystemdDirective,
  assignment: Assignment,
  context: UnitContext,
): void {
  const { builder, catalogue, profile, suggestions } = context;
  const path = program.text.value;
  reportShellSyntax(command, directive, context);
  // `env`, `sudo` and the like stand in front of the program that matters
  const inner = parseCommand([program, ...command.arguments]);
  const target = inner.program ?? program;
  if (isUwsgiProgram(baseName(target.text.value))) {
    annotateProgram(target, builder);
    const commandLine = analyseUwsgiWords(beforeShellSyntax(inner.arguments), {
      catalogue,
      profile,
      builder,
      suggestions,
    });
    context.commands.push({ directive: directive.name, assignment, line: commandLine });
  } else {
    builder.token('program', program.span);
    const known = `program/${baseName(path)}`;
    const entry = catalogue.texts[known] ? known : 'value/program';
    builder.annotate({
      span: spanOf(program.text),
      entry,
      role: 'program',
      parent: entryOf(directive),
      value: { text: `Startet das Programm ${code(path)}.` },
    });
  }
}

const shellWords: Record<string, string> = {
  '|': 'die Pipe',
  '||': 'die Verkettung',
  '&&': 'die Verkettung',
  '>': 'die Umleitung',
  '>>': 'die Umleitung',
  '<': 'die Umleitung',
  '2>&1': 'die Umleitung',
  '&': 'das Zeichen für den Hintergrund',
};

/** Words from a sign of the shell on are no options, even though the program gets them. */
function beforeShellSyntax(words: readonly Word[]): readonly Word[] {
  const end = words.findIndex(
    (word) => !word.quoted && (word.text.value === '#' || Object.hasOwn(shellWords, word.text.value)),
  );
  return end < 0 ? words : words.slice(0, end);
}

/** There is no shell: signs of one are passed to the program as words, without any message. */
function reportShellSyntax(command: ExecCommand, directive: SystemdDirective, { builder }: UnitContext): void {
  for (const word of command.arguments) {
    const text = word.text.value;
    const name = shellWords[text];
    if (word.quoted || (name === undefined && text !== '#')) continue;
    builder.report('warning', text === '#' ? 'systemd/inline-comment' : 'systemd/shell-syntax', word.span, {
      what:
        text === '#'
          ? `${code('#')} beginnt hier keinen Kommentar.`
          : `${code(text)} ist hier nicht ${name ?? ''}: ${code(`${directive.name}=`)} läuft ohne Shell.`,
      follows: 'Das Programm bekommt das Zeichen und alles danach als Argumente.',
      helps:
        text === '#'
          ? 'Den Kommentar auf eine eigene Zeile setzen.'
          : `Mehrere ${code(`${directive.name}=`)}-Zeilen oder ein eigenes Skript benutzen.`,
    });
    return;
  }
}
