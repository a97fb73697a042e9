import type { SystemdDirective } from '../../catalogue/types';
import { splitQuoted } from '../shell/execLine';
import type { Word } from '../shell/word';
import { spanOf } from '../text/mappedText';
import { code } from '../values/explanation';
import { isMasked, isSecret } from '../values/secret';
import { entryOf, type UnitContext } from './unitContext';
import type { Assignment } from './unitFile';

/** One `NAME=value` of an `Environment=` line; value null where the word is no assignment. */
export interface EnvironmentItem {
  name: string;
  value: string | null;
  word: Word;
}

/** The items of an `Environment=` value, quotes and escapes resolved (systemd 252, config_parse_environ). */
export function environmentItems(assignment: Assignment): EnvironmentItem[] {
  return splitQuoted(assignment.value).words.map((word) => {
    const text = word.text.value;
    const equals = text.indexOf('=');
    const valid = equals > 0 && /^[A-Za-z_][A-Za-z0-9_]*$/.test(text.slice(0, equals));
    return { name: equals < 0 ? text : text.slice(0, equals), value: valid ? text.slice(equals + 1) : null, word };
  });
}

/** Name and value of each item; what is wrong with one says the judge. */
export function annotateEnvironment(directive: SystemdDirective, assignment: Assignment, context: UnitContext): void {
  const { builder, catalogue } = context;
  for (const { name, value, word } of environmentItems(assignment)) {
    builder.token('value', word.span);
    if (value === null) continue;
    const known = catalogue.texts[`environment/${name}`];
    builder.annotate({
      span: spanOf(word.text),
      entry: known ? `environment/${name}` : 'value/environment',
      role: 'value',
      parent: entryOf(directive),
      value: explain(name, value, known?.summary),
    });
  }
}

function explain(name: string, value: string, known: string | undefined): { text: string; secret?: boolean } {
  const masked = isMasked(value);
  const secret = masked || isSecret(name, value);
  const shown = secret ? '' : ` mit dem Wert ${code(value)}`;
  const text = `Setzt die Umgebungsvariable ${code(name)}${shown}.${masked ? ' Der Wert ist hier maskiert.' : ''}`;
  return { text: known ? `${text} ${known}` : text, ...(secret ? { secret } : {}) };
}
