import { code, type Explanation } from '../values/explanation';
import type { LocationParts } from './checkLocation';
import { describeRegex } from './describeRegex';

/**
 * nginx looks for an exact location first, then remembers the longest prefix; without `^~` the regular expressions
 * are tried in the order of the file, and the first that matches wins over the prefix (observed with nginx 1.22.1).
 */
const meaning = {
  '=': 'Genau diese Adresse. Passt sie, sucht nginx nicht weiter.',
  '^~': 'Anfang der Adresse. Ist es der längste passende Anfang, probiert nginx keine regulären Ausdrücke.',
  '~': 'Regulärer Ausdruck, Groß- und Kleinschreibung zählt. nginx probiert die Ausdrücke in der Reihenfolge der Datei; der erste Treffer hat Vorrang vor einem Anfang ohne `^~`.',
  '~*': 'Regulärer Ausdruck ohne Rücksicht auf Groß- und Kleinschreibung. nginx probiert die Ausdrücke in der Reihenfolge der Datei; der erste Treffer hat Vorrang vor einem Anfang ohne `^~`.',
  '@': 'Benannter Block: Er beantwortet keine Anfrage von außen, sondern wird von `try_files` oder `error_page` genannt.',
  '': 'Anfang der Adresse. Der längste passende Anfang gilt, sofern kein regulärer Ausdruck passt.',
};

/** `order` says which other blocks come before this one. */
export function describeLocation(
  { modifier, uri }: LocationParts,
  isModifier: boolean,
  order: string,
): Explanation | null {
  if (modifier === null) return null;
  const isRegex = modifier === '~' || modifier === '~*';
  if (isModifier) return { entry: 'value/location-modifier', text: meaning[modifier] };
  const entry = isRegex ? 'value/regex' : 'value/uri';
  if (modifier === '' && uri === '/')
    return { entry, text: joined('Jede Adresse: Der Block gilt, wenn kein anderer genauer passt.', order) };
  const here = isRegex ? describeRegex(uri, 'Die Adresse', modifier === '~*') : `Hier: ${code(uri)}.`;
  return { entry, text: joined(`${meaning[modifier]} ${here}`, order) };
}

const joined = (text: string, more: string): string => (more === '' ? text : `${text} ${more}`);
