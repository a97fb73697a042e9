import { span } from '../text/span';
import { code } from '../values/explanation';
import { invalid } from './checkKinds';
import { geoLine } from './geoLine';
import type { Statement } from './parser';
import { regexFinding } from './regexFinding';
import { frameOf, refuses, report, type Finding, type Scope } from './scope';
import type { Word } from './word';

/** One line of `map`, `geo`, `types`, `split_clients` or `charset_map`: data and not a directive. */
export function checkDataLine(statement: Statement, context: string, scope: Scope): void {
  const { builder } = scope;
  builder.token('value', statement.name.span);
  statement.args.forEach(({ span: place }) => builder.token('value', place));
  if (statement.body !== null) {
    builder.report('error', 'nginx/unbalanced-brace', span(statement.end, statement.end + 1), {
      what: `In ${code(context.slice(5))} stehen Zeilen mit Werten und keine Blöcke.`,
      follows: refuses,
      helps: 'Die Klammer entfernen; einen Wert mit Klammern in Anführungszeichen setzen.',
    });
    return;
  }
  if (statement.name.value === 'include' && statement.args.length === 1) return;
  const finding = statement.broken ? null : lineFinding(statement, context, scope);
  if (finding) report(finding, scope);
}

function lineFinding(statement: Statement, context: string, scope: Scope): Finding | null {
  switch (context) {
    case 'data:map':
      return mapLine(statement, scope);
    case 'data:geo':
      return geoLine(statement, scope);
    case 'data:split_clients':
      return splitLine(statement, scope);
    case 'data:charset_map':
      return charsetLine(statement, scope);
    default:
      return typesLine(statement, scope);
  }
}

export const wrongCount = ({ name, args }: Statement, block: string): Finding => ({
  place: span(name.span.start, args.at(-1)?.span.end ?? name.span.end),
  what: `Eine Zeile in ${code(block)} besteht aus zwei Wörtern.`,
  helps: 'Werte mit Leerzeichen in Anführungszeichen setzen.',
  code: 'nginx/invalid-argument-count',
});

/** Source: nginx 1.22.1, src/http/modules/ngx_http_map_module.c:ngx_http_map. */
function mapLine(statement: Statement, scope: Scope): Finding | null {
  const { name, args } = statement;
  if (args.length === 0 && (name.value === 'hostnames' || name.value === 'volatile')) return null;
  if (args.length !== 1) return wrongCount(statement, 'map');
  const { notes } = frameOf(scope);
  const regex = name.value.startsWith('~');
  // Plain keys are compared in lower case
  const key = regex || name.value === 'default' ? name.value : name.value.replace(/^\\/, '').toLowerCase();
  if (notes.has(key) && !regex)
    return {
      place: name.span,
      what: `${code(name.value)} steht in diesem Block schon.`,
      helps: 'Eine der beiden Zeilen entfernen.',
      code: 'nginx/duplicate',
    };
  notes.set(key, statement);
  return regex ? regexFinding(name, name.value.startsWith('~*') ? 2 : 1, scope) : null;
}

/** Shares are counted in hundredths of a percent; words behind the value go unnoticed (observed with nginx 1.22.1). */
function splitLine(statement: Statement, scope: Scope): Finding | null {
  const { name, args } = statement;
  if (args.length === 0) return wrongCount(statement, 'split_clients');
  if (name.value === '*') return null;
  const share = /^(?:\d{1,3}(?:\.\d{1,2})?|\.\d{1,2})%$/.test(name.value) ? Number(name.value.slice(0, -1)) : 0;
  if (share <= 0)
    return invalid(name, statement, `Einen Anteil wie ${code('0.5%')} oder ${code('*')} schreiben.`, {
      what: `${code(name.value)} ist kein Anteil.`,
    });
  const frame = frameOf(scope);
  const before = frame.total ?? 0;
  frame.total = before + Math.round(share * 100);
  if (before > 10_000 || frame.total <= 10_000) return null;
  return invalid(name, statement, 'Die Anteile verkleinern.', {
    what: 'Die Anteile dieses Blocks ergeben zusammen mehr als 100\u00a0%.',
  });
}

/** Source: nginx 1.22.1, src/http/modules/ngx_http_charset_filter_module.c:ngx_http_charset_map. */
function charsetLine(statement: Statement, scope: Scope): Finding | null {
  const { name, args } = statement;
  if (args.length !== 1) return wrongCount(statement, 'charset_map');
  const target = frameOf(scope).statement?.args[1]?.value.toLowerCase();
  const [value] = args;
  const refuse = (word: Word): Finding =>
    invalid(word, statement, 'Hexadezimalziffern schreiben, zwei für jedes Byte.', {
      what: `${code(word.value)} ist kein Zeichen.`,
    });
  if (!isByte(name.value)) return refuse(name);
  const fits = value && (target === 'utf-8' ? /^(?:[0-9A-Fa-f]{2}){1,3}$/.test(value.value) : isByte(value.value));
  return fits || !value ? null : refuse(value);
}

/** At most 255, leading zeros allowed. */
const isByte = (text: string): boolean => /^0{0,20}[0-9A-Fa-f]{1,2}$/.test(text);

/** nginx warns about an extension that has two types and takes the later one. */
function typesLine(statement: Statement, scope: Scope): Finding | null {
  const { args } = statement;
  // All tables of a block add up
  const { notes } = scope.frames.at(-2) ?? frameOf(scope);
  for (const word of args) {
    const key = `extension ${word.value.toLowerCase()}`;
    const first = notes.get(key);
    if (first) {
      return {
        place: word.span,
        what: `Die Endung ${code(word.value)} hat schon den Typ ${code(first.name.value)}.`,
        follows: 'nginx warnt und nimmt den späteren.',
        helps: 'Eine der beiden entfernen.',
        code: 'nginx/duplicate',
        severity: 'warning',
      };
    }
    notes.set(key, statement);
  }
  return null;
}
