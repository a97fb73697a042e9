import { regexProblem } from '../../nginx/regex';
import { code } from '../../values/explanation';
import { refused, type Finding, type Judge, type Judged } from './finding';

const problems: Record<NonNullable<ReturnType<typeof regexProblem>>, string> = {
  group: 'eine Klammer ist nicht geschlossen',
  closing: 'eine schließende Klammer ist zu viel',
  class: 'eine Zeichenklasse ist nicht geschlossen',
  quantifier: 'vor einem Wiederholungszeichen steht nichts',
  backslash: 'hinter dem letzten Rückstrich steht nichts',
};

/** A regular expression that PCRE surely refuses: uWSGI compiles it at its start. */
export function judgePattern(pattern: string, from: number, { written }: Judged): Finding | null {
  const problem = regexProblem(pattern);
  if (problem === null) return null;
  return refused(
    `Das Muster ${code(pattern)} von ${code(written)} ist kein regulärer Ausdruck: ${problems[problem]}.`,
    'pcre error',
    'Den Ausdruck berichtigen; ein wörtliches Zeichen mit Rückstrich schreiben.',
    { from, to: from + pattern.length },
  );
}

/** The whole value is a pattern. */
export const pattern: Judge = (judged) => judgePattern(judged.value, 0, judged);

/** A name, a blank, a pattern. */
export const namedPattern: Judge = (judged) => {
  const space = judged.value.indexOf(' ');
  return judgePattern(judged.value.slice(space + 1), space + 1, judged);
};

/** A pattern, a blank, a value. */
export const patternAndValue: Judge = (judged) => judgePattern(judged.value.split(' ', 1)[0] ?? '', 0, judged);
