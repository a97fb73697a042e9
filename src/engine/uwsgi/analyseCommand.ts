import type { Catalogue } from '../../catalogue/types';
import { LazyAnnotation } from '../lazyAnnotation';
import type { ResultBuilder } from '../result';
import type { Suggestions } from '../suggestions';
import type { Word } from '../shell/word';
import { spanOf } from '../text/mappedText';
import type { Span } from '../text/span';
import type { Annotation, Profile } from '../types';
import { code } from '../values/explanation';
import { readCommandLine, type CommandLine, type OptionUse } from './commandLine';
import { reportFile, reportLoneSection, reportOtherFormat } from './commandFiles';
import { reportCommandProblem, reportValue } from './diagnostics';
import { loadEnvironmentPlugins, reportEnvironment, settingsOfEnvironment } from './environmentOptions';
import { explainOptionValue } from './explainValue';
import { judgeSettings } from './judge/judgeSettings';
import { OptionTable } from './optionTable';
import { remarkOn } from './remarks';
import { settingsOfCommand } from './settings';

/** Names under which the program is installed: pip, Debian's alternatives, the wheel. */
export const isUwsgiProgram = (name: string): boolean => /^(?:py)?uwsgi(?:-core|_python\d*)?$/.test(name);

export interface CommandContext {
  catalogue: Catalogue;
  profile: Profile;
  builder: ResultBuilder;
  suggestions: Suggestions;
  /** Assignments in front of the command: `UWSGI_…` set options, too. */
  environment?: readonly Word[];
}

/** Annotates the words behind `uwsgi` and reports what is wrong with them. */
export function analyseUwsgiWords(words: readonly Word[], context: CommandContext): CommandLine {
  const { builder, profile, catalogue } = context;
  const table = new OptionTable(catalogue.uwsgi, profile);
  loadEnvironmentPlugins(context.environment ?? [], table);
  const line = readCommandLine(words, table);
  for (const use of line.uses) {
    builder.token('option', use.name);
    builder.annotate(optionAnnotation(use, line, context));
    if (use.argument && use.argumentSpan) annotateArgument(use, use.argumentSpan, context);
    reportValue(use, table, context);
    reportOtherFormat(use, builder);
  }
  reportLoneSection(line.uses, builder);
  for (const file of line.files) reportFile(file, context);
  for (const problem of line.problems) reportCommandProblem(problem, table, context);
  if (context.environment) reportEnvironment(context.environment, line, table, context);
  judgeSettings(settingsOfCommand(line, settingsOfEnvironment(context.environment ?? [], table)), builder);
  return line;
}

function optionAnnotation(use: OptionUse, line: CommandLine, context: CommandContext): Annotation {
  const remark = remarkOn(use, line, context.profile);
  const long = `--${use.option.canonical}`;
  const name = use.written === long ? '' : writtenAs(use, long);
  const text = [name, remark].filter((part) => part !== '').join(' ');
  return {
    span: use.name,
    entry: `uwsgi/${use.option.canonical}`,
    role: 'option',
    ...(text === '' ? {} : { value: { text } }),
  };
}

function writtenAs(use: OptionUse, long: string): string {
  if (!use.written.startsWith('--')) return `${code(use.written)} ist die Kurzform von ${code(long)}.`;
  if (use.abbreviated)
    return `${code(use.written)} ist eine Abkürzung von ${code(`--${use.option.name}`)}. In einer INI-Datei gilt sie nicht.`;
  return `${code(use.written)} ist ein Alias von ${code(long)}.`;
}

function annotateArgument(use: OptionUse, span: Span, context: CommandContext): void {
  const parent = `uwsgi/${use.option.canonical}`;
  const value = use.argument?.value ?? '';
  context.builder.token('value', span);
  context.builder.annotate(
    new LazyAnnotation(
      span,
      'argument',
      parent,
      () =>
        explainOptionValue(context.catalogue, use.option, value) ?? {
          entry: 'value/text',
          text: `Argument von ${code(use.written)}: ${code(value)}.`,
        },
    ),
  );
}

/** The name of the program itself. */
export function annotateProgram(word: Word, builder: ResultBuilder): void {
  builder.token('program', word.span);
  const path = word.text.value;
  const folder = path.lastIndexOf('/');
  builder.annotate({
    span: spanOf(word.text),
    entry: 'program/uwsgi',
    role: 'program',
    ...(folder > 0
      ? {
          value: {
            text: `Startet ${code(path.slice(folder + 1))} aus dem Verzeichnis ${code(path.slice(0, folder))}.${virtualEnvironment(path)}`,
          },
        }
      : {}),
  });
}

function virtualEnvironment(path: string): string {
  return /\/\.?v?env\/bin\//.test(path)
    ? ' Das Programm liegt in der virtuellen Umgebung und findet deren Pakete von selbst.'
    : '';
}
