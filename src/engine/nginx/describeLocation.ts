import { code, type Explanation } from '../values/explanation';
import type { LocationParts } from './checkLocation';

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

export function describeLocation({ modifier, uri }: LocationParts, isModifier: boolean): Explanation | null {
  if (modifier === null) return null;
  const entry = modifier === '~' || modifier === '~*' ? 'value/regex' : 'value/uri';
  if (isModifier) return { entry: 'value/location-modifier', text: meaning[modifier] };
  if (modifier === '')
    return {
      entry,
      text:
        uri === '/'
          ? 'Jede Adresse: Der Block gilt, wenn kein anderer genauer passt.'
          : `${meaning['']} Hier: ${code(uri)}.`,
    };
  return { entry, text: `${meaning[modifier]} Hier: ${code(uri)}.` };
}
