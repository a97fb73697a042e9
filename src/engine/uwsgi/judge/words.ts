import { code, list } from '../../values/explanation';
import type { Finding, Judged } from './finding';
import { refused } from './finding';

/** Message of the program for a word that no plugin knows. */
export interface WordKind {
  /** Key in the facts, for example `routeActions`. */
  kind: string;
  /** What such a word is, as an object with its article: „Den Logger“. */
  name: string;
  message: (word: string) => string;
}

/**
 * A word that core or one of the loaded plugins must know. One that only another plugin knows is
 * `uwsgi/plugin-not-loaded`.
 */
export function judgeWord(word: string, from: number, kind: WordKind, judged: Judged): Finding | null {
  const { table } = judged;
  const known = table.words(kind.kind);
  if (known.available.has(word) || table.isOpen) return null;
  const plugin = known.elsewhere.get(word);
  const place = { from, to: from + word.length };
  if (plugin !== undefined)
    return {
      severity: 'error',
      code: 'uwsgi/plugin-not-loaded',
      what: `${kind.name} ${code(word)} bringt das Plugin ${code(plugin)} mit, und das ist nicht geladen.`,
      follows: `uWSGI bricht mit „${kind.message(word)}“ ab.`,
      helps: `${code(`plugin = ${plugin}`)} ergänzen.`,
      ...place,
    };
  const names = [...known.available].sort();
  const some = names.length > 8 ? '' : ` Bekannt: ${list(names.map(code))}.`;
  return refused(
    `${kind.name} ${code(word)} kennt uWSGI nicht.`,
    kind.message(word),
    `Einen bekannten Namen einsetzen.${some}`,
    place,
  );
}
