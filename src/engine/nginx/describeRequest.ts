import { code, type Explanation } from '../values/explanation';
import { conditionOf } from './checkIf';
import { describeRegex } from './describeRegex';
import type { Statement } from './parser';
import type { Word } from './word';

/** The second word of `rewrite` (nginx 1.22.1, ngx_http_rewrite_module.c: these beginnings make it a redirect). */
export function newAddress(value: string): string {
  const elsewhere = /^(?:https?:\/\/|\$scheme)/.test(value);
  return elsewhere
    ? 'Die neue Adresse: nginx schickt sie mit Statuscode 302 zurück, denn sie beginnt mit dem Schema.'
    : `Die neue Adresse.${value.endsWith('?') ? ' Das Fragezeichen am Ende lässt die bisherigen Argumente weg.' : ' Die bisherigen Argumente hängt nginx an.'}`;
}

const comparisons: Record<string, string> = {
  '=': 'Wahr, wenn beide gleich sind.',
  '!=': 'Wahr, wenn beide verschieden sind.',
  '~': 'Wahr, wenn der Ausdruck passt; Groß- und Kleinschreibung zählt.',
  '~*': 'Wahr, wenn der Ausdruck passt; Groß- und Kleinschreibung zählt nicht.',
  '!~': 'Wahr, wenn der Ausdruck nicht passt; Groß- und Kleinschreibung zählt.',
  '!~*': 'Wahr, wenn der Ausdruck nicht passt; Groß- und Kleinschreibung zählt nicht.',
  '-f': 'Wahr, wenn es die Datei gibt.',
  '!-f': 'Wahr, wenn es die Datei nicht gibt.',
  '-d': 'Wahr, wenn es das Verzeichnis gibt.',
  '!-d': 'Wahr, wenn es das Verzeichnis nicht gibt.',
  '-e': 'Wahr, wenn es eine Datei oder ein Verzeichnis dieses Namens gibt.',
  '!-e': 'Wahr, wenn es weder Datei noch Verzeichnis dieses Namens gibt.',
  '-x': 'Wahr, wenn die Datei ausführbar ist.',
  '!-x': 'Wahr, wenn die Datei nicht ausführbar ist.',
};

/** One word of the condition of an `if`. */
export function describeCondition(statement: Statement, word: Word): Explanation | null {
  const words = conditionOf(statement);
  if (!words) return null;
  const index = words.findIndex(({ span }) => span.start >= word.span.start && span.end <= word.span.end);
  const value = words[index]?.value;
  if (value === undefined) return null;
  const operator = words[1]?.value ?? '';
  if (index === 2 && operator.includes('~'))
    return { entry: 'value/regex', text: describeRegex(value, 'Der Wert', operator.endsWith('*')) };
  if (index === 0 && words.length === 1)
    return { entry: 'value/variable', text: 'Wahr, wenn die Variable weder leer noch `0` ist.' };
  const text = index < 2 ? comparisons[value] : undefined;
  if (text !== undefined) return { entry: 'value/operator', text };
  return index === 0 ? { entry: 'value/variable', text: 'Was verglichen wird.' } : null;
}

/** A word of `log_format`: its name, or a piece of the line. */
export function describeFormat(value: string, index: number): Explanation | null {
  if (index === 0) return { entry: 'value/text', text: `Der Name des Formats: ${code('access_log')} nennt ihn.` };
  const variables = new Set(value.match(/\$\{?[a-z]\w*/g)).size;
  if (variables === 0) return { entry: 'value/text', text: 'Ein fester Teil der Logzeile.' };
  return {
    entry: 'value/text',
    text: `Ein Teil der Logzeile mit ${variables === 1 ? 'einer Variablen' : `${variables} Variablen`}; nginx setzt sie ein, wenn die Anfrage beantwortet ist.`,
  };
}

export const describeLogName = (value: string): Explanation => ({
  entry: 'value/text',
  text:
    value === 'combined'
      ? 'Das vordefinierte Format: Adresse, Zeit, Anfrage, Statuscode, Größe, `Referer` und `User-Agent`.'
      : `Das Format, das ${code(`log_format ${value}`)} festlegt.`,
});

/** A name that the application sees in its environment (PEP 3333); a header keeps its words, not its case. */
export function describeVariableName(value: string): Explanation | null {
  if (!value.startsWith('HTTP_') || value === 'HTTP_') return null;
  const header = value
    .slice('HTTP_'.length)
    .split('_')
    .map((part) => part.charAt(0) + part.slice(1).toLowerCase())
    .join('-');
  return {
    entry: 'value/header',
    text: `Die Anwendung sieht den Header ${code(header)}, in Flask ${code(`request.headers['${header}']`)}. Was der Client unter diesem Namen sendet, wird ersetzt.`,
  };
}
