import { code, type Explanation } from '../values/explanation';
import { describeRegex } from './describeRegex';
import type { Statement } from './parser';

const words: Record<string, string> = {
  'map default': 'Gilt, wenn keine andere Zeile passt.',
  'map hostnames': 'Erlaubt Namen mit `*` am Anfang oder Ende, wie in `server_name`.',
  'map volatile': 'nginx merkt sich den Wert der Variablen nicht, sondern bildet ihn jedes Mal neu.',
  'geo default': 'Gilt für alle Adressen, die in keiner Zeile stehen.',
  'split_clients *': 'Alle übrigen.',
};

/** What the first word of a line in a `map`, `geo`, `types` or `split_clients` block means; null where nothing is sure. */
export function describeDataKey({ name, args }: Statement, context: string): Explanation | null {
  const block = context.slice('data:'.length);
  const { value } = name;
  const word = words[`${block} ${value}`];
  if (word !== undefined) return { entry: 'value/parameter', text: word };
  switch (block) {
    case 'map':
      return value.startsWith('~')
        ? {
            entry: 'value/regex',
            text: describeRegex(value.replace(/^~\*?/, ''), 'Der Wert', value.startsWith('~*')),
          }
        : {
            entry: 'value/text',
            text: `Der Wert ist ${value === '' ? 'leer' : code(value)}; Groß- und Kleinschreibung zählt nicht.`,
          };
    case 'geo':
      return /^[\d.:a-fA-F]+(?:\/\d+)?$/.test(value)
        ? { entry: 'value/address', text: `${value.includes('/') ? 'Das Netz' : 'Die Adresse'} ${code(value)}.` }
        : null;
    case 'types':
      return {
        entry: 'value/text',
        text: `Dateien mit ${args.length === 1 ? 'der Endung' : 'den Endungen'} ${args.map((word_) => code(word_.value)).join(', ')} bekommen den Typ ${code(value)}.`,
      };
    case 'split_clients':
      return { entry: 'value/percent', text: `${value.replace('.', ',').replace('%', '\u00a0%')} der Werte.` };
    default:
      return null;
  }
}
