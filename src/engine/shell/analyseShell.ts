import type { Catalogue } from '../../catalogue/types';
import { ResultBuilder, tokenPieces } from '../result';
import { Suggestions } from '../suggestions';
import { slice, spanOf } from '../text/mappedText';
import type { Analysis, Profile } from '../types';
import { analyseUwsgiWords, annotateProgram, isUwsgiProgram } from '../uwsgi/analyseCommand';
import { reportCommandPractice } from '../uwsgi/practice';
import { code } from '../values/explanation';
import { isMasked, isSecret } from '../values/secret';
import { baseName, parseScript, type Command, type Script } from './script';
import type { Word } from './word';

/** A shell text: annotates the programs it knows and every word of a `uwsgi` command. */
export function analyseShell(text: string, catalogue: Catalogue, profile: Profile): Analysis {
  const builder = new ResultBuilder();
  const script = parseScript(text);
  colour(script, builder);
  const suggestions = new Suggestions();
  for (const command of script.commands) {
    command.assignments.forEach((word) => annotateAssignment(word, catalogue, builder));
    const wrapper = command.wrappers[0];
    if (wrapper) annotateKnownProgram(wrapper, catalogue, builder);
    if (!command.program) continue;
    if (isUwsgiProgram(baseName(command.program.text.value))) {
      annotateProgram(command.program, builder);
      const environment = command.assignments;
      const line = analyseUwsgiWords(command.arguments, { catalogue, profile, builder, suggestions, environment });
      reportCommandPractice(line, command.arguments, command.program, { builder, catalogue, profile });
    } else annotateKnownProgram(command.program, catalogue, builder);
  }
  for (const { span, quote } of script.unterminated) {
    builder.report('error', 'shell/unterminated-quote', span, {
      what: `Das Anführungszeichen ${code(quote)} hat kein Gegenstück.`,
      follows: 'Die Shell wartet auf weitere Eingabe und führt nichts aus.',
      helps: 'Das zweite Anführungszeichen ergänzen.',
    });
  }
  return builder.finish('uwsgi-command');
}

/** Whether a shell text has a `uwsgi` command in it. */
export function hasUwsgiCommand(text: string): boolean {
  return parseScript(text).commands.some(isUwsgiCommand);
}

const isUwsgiCommand = ({ program }: Command): boolean =>
  program !== null && isUwsgiProgram(baseName(program.text.value));

function colour({ tokens, commands }: Script, builder: ResultBuilder): void {
  for (const token of tokens) {
    if (token.kind === 'word' || token.kind === 'newline') continue;
    builder.token(token.kind, token.span);
  }
  for (const command of commands.filter((candidate) => !isUwsgiCommand(candidate))) {
    const { program, wrappers, arguments: words } = command;
    if (program) builder.token('program', program.span);
    for (const word of [...wrappers, ...words])
      if (word.text.value.startsWith('-') && !word.quoted) builder.token('option', word.span);
  }
}

function annotateKnownProgram(word: Word, catalogue: Catalogue, builder: ResultBuilder): void {
  builder.token('program', word.span);
  const entry = `program/${baseName(word.text.value)}`;
  if (catalogue.texts[entry]) builder.annotate({ span: word.span, entry, role: 'program' });
}

/** `NAME=value` in front of a command. */
function annotateAssignment(word: Word, catalogue: Catalogue, builder: ResultBuilder): void {
  const value = word.text.value;
  const equals = value.indexOf('=');
  const name = value.slice(0, equals);
  const content = value.slice(equals + 1);
  builder.token('key', spanOf(word.text, 0, equals));
  tokenPieces(slice(word.text, equals + 1), 'value', builder);
  const known = catalogue.texts[`environment/${name}`] ? `environment/${name}` : 'value/environment';
  const secret = isSecret(name, content) || isMasked(content);
  builder.annotate({
    span: word.span,
    entry: known,
    role: 'value',
    value: {
      text: `Setzt ${code(name)} für diesen einen Aufruf${secret ? '' : ` auf ${code(content)}`}.`,
      ...(secret ? { secret } : {}),
    },
  });
}
