import { join } from '../text/span';
import { code, list } from '../values/explanation';
import type { Statement } from './parser';
import { regexFinding } from './regexFinding';
import type { Finding, Scope } from './scope';
import type { Word } from './word';

const comparisons = ['=', '!=', '~', '~*', '!~', '!~*'];
const fileTests = ['-f', '!-f', '-d', '!-d', '-e', '!-e', '-x', '!-x'];

/** The words between the parentheses; null where these are not where they must be. */
export function conditionOf({ args }: Statement): Word[] | null {
  const first = args[0];
  const last = args.at(-1);
  if (!first || !last || !first.value.startsWith('(') || !last.value.endsWith(')')) return null;
  const words = [...args];
  if (first.value.length === 1) words.shift();
  else words[0] = trimmed(first, 1, first.value.length);
  const end = words.at(-1);
  if (!end) return null;
  if (end.value.length === 1) words.pop();
  else words[words.length - 1] = trimmed(end, 0, end.value.length - 1);
  return words;
}

function trimmed(word: Word, from: number, to: number): Word {
  const offsets = word.offsets?.slice(from, to + 1) ?? null;
  const start = word.span.start + (word.quote === null ? 0 : 1);
  return {
    value: word.value.slice(from, to),
    span: offsets
      ? { start: offsets[0] ?? word.span.start, end: offsets.at(-1) ?? word.span.end }
      : { start: start + from, end: start + to },
    quote: null,
    offsets,
    startsLine: word.startsLine,
  };
}

/** Source: nginx 1.22.1, src/http/modules/ngx_http_rewrite_module.c:ngx_http_rewrite_if_condition. */
export function checkIf(statement: Statement, scope: Scope): Finding | null {
  const words = conditionOf(statement);
  const [first, operator, operand] = words ?? [];
  const whole = statement.args.map(({ span }) => span).reduce(join, statement.args[0]?.span ?? statement.name.span);
  const refuse = (what: string, place = whole): Finding => ({
    place,
    what,
    helps: `Eine Variable (${code('($x)')}), einen Vergleich mit ${list(comparisons.map(code))} oder eine Dateiprüfung wie ${code('-f')} schreiben; mehrere Bedingungen kennt nginx nicht.`,
  });
  if (!words || !first) return refuse('Die Bedingung steht nicht in runden Klammern.');
  if (first.value.length > 1 && first.value.startsWith('$')) {
    if (words.length === 1) return null;
    if (words.length !== 3 || !operator || !operand)
      return refuse('Die Bedingung besteht nicht aus Variable, Operator und Wert.');
    if (!comparisons.includes(operator.value))
      return refuse(`${code(operator.value)} ist kein Operator von ${code('if')}.`, operator.span);
    return operator.value.includes('~') ? regexFinding(operand, 0, scope) : null;
  }
  if (fileTests.includes(first.value) && words.length === 2) return null;
  return refuse(`${code(first.value)} ist keine Bedingung.`);
}
