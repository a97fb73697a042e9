import type { NginxDirective, NginxVariable } from '../../catalogue/nginxTypes';
import type { Catalogue } from '../../catalogue/types';
import type { Annotation, EntryId, ExplainedValue, Span } from '../types';
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
    builder.annotate(new ArgumentAnnotation(place, { statement, directive, word, index, catalogue, block }));
    describeVariables(word, directive.entry, scope);
  }
}

interface Argument {
  statement: Statement;
  directive: NginxDirective;
  word: Word;
  index: number;
  catalogue: Catalogue;
  block: NginxBlock;
}

/** Most explanations of a long file are never read: each is put into words when somebody asks for it. */
abstract class LazyAnnotation implements Annotation {
  readonly role = 'value';
  private known: Explanation | null = null;

  constructor(
    readonly span: Span,
    readonly parent: EntryId,
  ) {}

  get entry(): EntryId {
    return (this.known ??= this.explain()).entry;
  }

  get value(): ExplainedValue {
    return { text: (this.known ??= this.explain()).text };
  }

  toJSON(): Annotation {
    const { span, entry, role, parent, value } = this;
    return { span, entry, role, parent, value };
  }

  protected abstract explain(): Explanation;
}

class ArgumentAnnotation extends LazyAnnotation {
  constructor(
    span: Span,
    private readonly argument: Argument,
  ) {
    super(span, argument.directive.entry);
  }

  protected explain(): Explanation {
    const { statement, directive, word, index, catalogue, block } = this.argument;
    return explain(statement, directive, word, index, catalogue, block);
  }
}

class DataAnnotation extends LazyAnnotation {
  constructor(
    span: Span,
    parent: EntryId,
    private readonly statement: Statement,
    private readonly context: string,
  ) {
    super(span, parent);
  }

  protected explain(): Explanation {
    return (
      describeDataKey(this.statement, this.context) ?? {
        entry: 'value/text',
        text: `Wert ${code(this.statement.name.value)}.`,
      }
    );
  }
}

/** A line of a `map` and the like: its first word, and the variables in its values. */
export function describeDataLine(statement: Statement, context: string, scope: Scope): void {
  const parent = scope.table.rows(context.slice('data:'.length))[0]?.entry;
  if (parent === undefined || statement.name.value === 'include') return;
  scope.builder.annotate(new DataAnnotation(innerSpan(statement.name), parent, statement, context));
  for (const word of statement.args) describeVariables(word, parent, scope);
}

class VariableAnnotation extends LazyAnnotation {
  constructor(
    span: Span,
    parent: EntryId,
    private readonly name: string,
    private readonly catalogue: Catalogue,
  ) {
    super(span, parent);
  }

  protected explain(): Explanation {
    const known = knownVariable(this.name.toLowerCase(), this.catalogue);
    return {
      entry: known ? `nginx/$${known.name}` : 'value/variable',
      text: variableText(this.name, known?.prefix ? known.name : null),
    };
  }
}

/** `nginx/$host`; `$http_x_y` is explained by `nginx/$http_`, a variable of the file's own by `value/variable`. */
function describeVariables(word: Word, parent: EntryId, scope: Scope): void {
  if (!word.value.includes('$')) return;
  for (const { name, from, to } of compileValue(word.value).references) {
    scope.builder.annotate(new VariableAnnotation(partOf(word, from, to), parent, name, scope.catalogue));
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
