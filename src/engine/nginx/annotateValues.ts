import type { NginxDirective, NginxVariable } from '../../catalogue/nginxTypes';
import type { Catalogue } from '../../catalogue/types';
import { LazyAnnotation } from '../lazyAnnotation';
import type { EntryId } from '../types';
import { code, type Explanation } from '../values/explanation';
import { explain } from './describe';
import { describeDataKey } from './describeData';
import type { Statement } from './parser';
import type { NginxBlock } from './readNginx';
import type { Scope } from './scope';
import { compileValue } from './variables';
import { innerSpan, partOf, type Word } from './word';

/** One annotation a word, and inside it one for each variable. */
export function describeArguments(
  statement: Statement,
  directive: NginxDirective,
  block: NginxBlock,
  scope: Scope,
): void {
  const { builder, catalogue } = scope;
  const { args } = statement;
  for (let index = 0; index < args.length; index += 1) {
    const word = args[index];
    if (!word) continue;
    const place = word.value === '' ? word.span : innerSpan(word);
    builder.annotate(
      new LazyAnnotation(place, 'value', directive.entry, () =>
        explain(statement, directive, word, index, catalogue, block),
      ),
    );
    describeVariables(word, directive.entry, scope);
  }
}

/** A line of a `map` and the like: its first word, and the variables in its values. */
export function describeDataLine(statement: Statement, context: string, scope: Scope): void {
  const parent = scope.table.rows(context.slice('data:'.length))[0]?.entry;
  if (parent === undefined || statement.name.value === 'include') return;
  const { name } = statement;
  scope.builder.annotate(
    new LazyAnnotation(
      innerSpan(name),
      'value',
      parent,
      () => describeDataKey(statement, context) ?? { entry: 'value/text', text: `Wert ${code(name.value)}.` },
    ),
  );
  for (const word of statement.args) describeVariables(word, parent, scope);
}

function explainVariable(name: string, catalogue: Catalogue): Explanation {
  const known = knownVariable(name.toLowerCase(), catalogue);
  return {
    entry: known ? `nginx/$${known.name}` : 'value/variable',
    text: variableText(name, known?.prefix ? known.name : null),
  };
}

/** `nginx/$host`; `$http_x_y` is explained by `nginx/$http_`, a variable of the file's own by `value/variable`. */
function describeVariables(word: Word, parent: EntryId, scope: Scope): void {
  if (!word.value.includes('$')) return;
  for (const { name, from, to } of compileValue(word.value).references) {
    scope.builder.annotate(
      new LazyAnnotation(partOf(word, from, to), 'value', parent, () => explainVariable(name, scope.catalogue)),
    );
  }
}

/** By its whole name first: `$http_host` has a text of its own. */
function knownVariable(name: string, catalogue: Catalogue): NginxVariable | undefined {
  const { variables } = catalogue.nginx;
  return (
    variables.find((variable) => !variable.prefix && variable.name === name) ??
    variables.find((variable) => variable.prefix && name.startsWith(variable.name) && name !== variable.name)
  );
}

const headerPrefixes: Record<string, string> = {
  http_: 'Der Header der Anfrage',
  sent_http_: 'Der Header der Antwort',
  upstream_http_: 'Der Header der Antwort des Upstreams',
  cookie_: 'Das Cookie',
  arg_: 'Das Argument der Adresse',
};

function variableText(name: string, prefix: string | null): string {
  if (/^[1-9]$/.test(name)) return `Was die ${name}. Klammer des regulären Ausdrucks getroffen hat.`;
  const kind = prefix === null ? undefined : headerPrefixes[prefix];
  if (prefix === null || kind === undefined)
    return `Variable ${code(`$${name}`)}: nginx setzt ihren Wert bei jeder Anfrage ein.`;
  const rest = name.slice(prefix.length);
  return `${kind} ${code(prefix.endsWith('http_') ? rest.replaceAll('_', '-') : rest)}.`;
}
