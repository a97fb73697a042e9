import type { NginxDirective } from '../../catalogue/nginxTypes';
import { contextName } from './factWords';
import { span } from '../text/span';
import type { Fix } from '../types';
import { code, count, list } from '../values/explanation';
import type { Statement } from './parser';
import { frameOf, refuses, type Scope } from './scope';
import type { Word } from './word';

/** A name that this nginx does not know: misspelt, in another package, or of another version. */
export function reportUnknown(statement: Statement, scope: Scope): void {
  const { name } = statement;
  const { builder, table, suggestions, label } = scope;
  const report = (helps: string, fixes: Fix[] = []): void =>
    builder.report(
      'error',
      'nginx/unknown-directive',
      name.span,
      {
        what: name.value.startsWith('\uFEFF')
          ? 'Die Datei beginnt mit einer Byte-Order-Mark (BOM), die nginx zum ersten Namen zählt.'
          : `Die Direktive ${code(name.value)} kennt ${label} nicht.`,
        follows: refuses,
        helps,
      },
      fixes,
    );
  const replace = (text: string): Fix[] => [{ title: `Durch ${text} ersetzen`, edits: [{ span: name.span, text }] }];
  if (name.value.startsWith('\uFEFF')) {
    report('Die Datei ohne BOM speichern.', [
      { title: 'BOM entfernen', edits: [{ span: span(name.span.start, name.span.start + 1), text: '' }] },
    ]);
    return;
  }
  const elsewhere = table.unavailable(name.value);
  const packaged = elsewhere.find((row) => row.package !== null);
  if (packaged?.package)
    return report(`Sie gehört zum Paket ${code(packaged.package)}; es lädt das Modul, sobald es installiert ist.`);
  const newer = elsewhere.find((row) => row.debian === 'newer');
  if (newer) return report(`Es gibt sie erst ab nginx ${newer.since ?? '1.23'}.`);
  if (elsewhere.some((row) => row.commercial))
    return report('Es gibt sie nur in der kostenpflichtigen Ausgabe von nginx.');
  if (elsewhere.length > 0) return report('Ihr Modul ist in diesem nginx nicht enthalten.');
  if (name.value.startsWith('if('))
    return report(`Hinter ${code('if')} gehört ein Leerzeichen.`, [
      { title: 'Leerzeichen einfügen', edits: [{ span: span(name.span.start + 2, name.span.start + 2), text: ' ' }] },
    ]);
  if (name.value === 'else' || name.value === 'elsif' || name.value === 'elseif')
    return report(
      `Ein ${code('else')} gibt es in nginx nicht; ein zweites ${code('if')} mit der Gegenbedingung schreiben.`,
    );
  const lower = name.value.toLowerCase().replace(/:$/, '');
  if (lower !== name.value && table.rows(lower).length > 0)
    return report(`Gemeint ist vermutlich ${code(lower)}.`, replace(lower));
  const { context } = frameOf(scope);
  const guess =
    suggestions
      .of(`${context}:${name.value}`, () => table.names(context).map((known) => `${context}:${known}`))
      ?.slice(context.length + 1) ?? suggestions.of(name.value, () => table.names('unknown'));
  if (guess) return report(`Gemeint ist vermutlich ${code(guess)}.`, replace(guess));
  report('Den Namen in der Referenz nachschlagen; vielleicht fehlt am Ende der Zeile davor ein Semikolon.');
}

export function reportNotAllowed(statement: Statement, rows: readonly NginxDirective[], scope: Scope): void {
  const contexts = [...new Set(rows.flatMap((row) => row.contexts))];
  scope.builder.report('error', 'nginx/not-allowed-here', statement.name.span, {
    what: `${code(statement.name.value)} darf in ${contextName(frameOf(scope).context)} nicht stehen.`,
    follows: refuses,
    helps: `Möglich ist die Direktive in ${list(contexts.map(contextName))}.`,
  });
}

/** `;` where a block was expected, or `{` where none was; true where something is wrong. */
export function reportTerminator(statement: Statement, directive: NginxDirective, { builder }: Scope): boolean {
  if (directive.block === (statement.body !== null)) return false;
  const end = span(statement.end, statement.end + 1);
  const { name } = statement;
  builder.report(
    'error',
    'nginx/unterminated',
    name.span,
    directive.block
      ? {
          what: `Hinter ${code(name.value)} fehlt der Block in geschweiften Klammern.`,
          follows: refuses,
          helps: `${code('{')} statt des Semikolons schreiben und den Block mit ${code('}')} schließen.`,
        }
      : {
          what: `Hinter ${code(name.value)} steht eine Klammer; die Direktive muss aber mit einem Semikolon enden.`,
          follows: refuses,
          helps: `${code(';')} statt ${code('{')} schreiben; enthält der Wert eine Klammer, gehört er in Anführungszeichen.`,
        },
    directive.block
      ? []
      : statement.body?.length === 0
        ? [{ title: 'Klammer durch ein Semikolon ersetzen', edits: [{ span: end, text: ';' }] }]
        : [],
  );
  return true;
}

/** Number of words behind the name; true where it is wrong. */
export function reportCount(statement: Statement, { min, max }: NginxDirective, scope: Scope): boolean {
  const number = statement.args.length;
  if (number >= min && (max === null || number <= max)) return false;
  const { name, args } = statement;
  const wanted =
    max === null
      ? `mindestens ${count(min, 'Wort', 'Wörter')}`
      : min === max
        ? min === 0
          ? 'keinen Wert'
          : count(min, 'Wort', 'Wörter')
        : `${min} bis ${max} Wörter`;
  const swallowed = swallowedLine(statement, scope);
  const last = args.at(-1);
  scope.builder.report(
    'error',
    'nginx/invalid-argument-count',
    span(name.span.start, last && number > 0 ? last.span.end : name.span.end),
    {
      what: `${code(name.value)} nimmt ${wanted}, hier ${number === 1 ? 'steht eines' : `stehen ${number === 0 ? 'keine' : number}`}.`,
      follows: refuses,
      helps: swallowed
        ? `Vor ${code(swallowed.value)} fehlt ein Semikolon.`
        : number < min
          ? 'Den fehlenden Wert ergänzen.'
          : 'Einen Wert mit Leerzeichen in Anführungszeichen setzen oder die übrigen Wörter entfernen.',
    },
    swallowed ? [semicolonBefore(statement, swallowed)] : [],
  );
  return true;
}

/** A word at the start of a line that is itself a directive of this context: the line before it has no semicolon. */
export function swallowedLine({ args }: Statement, { table, frames }: Scope): Word | null {
  const context = frames.at(-1)?.context ?? 'unknown';
  return (
    args.find((word) => word.startsLine && word.quote === null && table.find(word.value, context) !== null) ?? null
  );
}

function semicolonBefore({ name, args }: Statement, word: Word): Fix {
  const before = args[args.indexOf(word) - 1] ?? name;
  return { title: 'Semikolon ergänzen', edits: [{ span: span(before.span.end, before.span.end), text: ';' }] };
}
