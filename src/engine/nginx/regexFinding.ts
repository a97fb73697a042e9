import { code } from '../values/explanation';
import { regexProblem } from './regex';
import type { Finding, Scope } from './scope';
import { captureNames } from './variables';
import { partOf, type Word } from './word';

const reasons = {
  group: 'Eine runde Klammer bleibt offen.',
  closing: 'Eine schließende runde Klammer ist zu viel.',
  class: 'Eine eckige Klammer bleibt offen.',
  quantifier: 'Vor dem Wiederholungszeichen steht nichts, was sich wiederholen ließe.',
  backslash: 'Hinter dem letzten Backslash fehlt das Zeichen.',
};

/** Checks the regular expression that a word holds from character `from` on, and notes the variables it defines. */
export function regexFinding(word: Word, from: number, { defined }: Scope): Finding | null {
  const pattern = word.value.slice(from);
  captureNames(pattern).forEach((name) => defined.add(name));
  const problem = regexProblem(pattern);
  if (problem === null) return null;
  return {
    place: partOf(word, from, word.value.length),
    what: `${code(pattern)} ist kein gültiger regulärer Ausdruck. ${reasons[problem]}`,
    helps: `Den Ausdruck berichtigen; enthält er ${code('{')} oder ${code(';')}, gehört er in Anführungszeichen.`,
  };
}
