/** Facts about a directive of nginx in German words, for pages and for explanations that have no text yet. */
import type { NginxDirective } from '../../catalogue/nginxTypes';

const code = (text: string): string => `\`${text}\``;

/** A context as readers know it. */
export const contextName = (context: string): string =>
  context === 'main' ? 'der äußersten Ebene' : context === 'any' ? 'jedem Block' : code(context);

const kinds: Record<string, string> = {
  flag: 'dem Wert `on` oder `off`',
  size: 'einer Größe wie `16k` oder `1m`',
  offset: 'einer Größe wie `10m` oder `1g`',
  'size, variables allowed': 'einer Größe, auch aus Variablen',
  integer: 'einer ganzen Zahl',
  'time (ms precision)': 'einer Dauer wie `500ms` oder `60s`',
  'time (s precision)': 'einer Dauer wie `60s` oder `1d`',
  'count size': 'Anzahl und Größe wie `8 16k`',
  'string with variables': 'einem Text, auch aus Variablen',
  'conditions with variables': 'Variablen, von denen eine nicht leer und nicht `0` sein muss',
  'key value': 'Name und Wert',
  'key value, variables allowed': 'Name und Wert, auch aus Variablen',
  'file access mask': 'Rechten wie `user:rw`',
  'path with levels': 'einem Pfad und der Gliederung in Unterverzeichnisse',
  'status codes and time': 'Statuscodes und einer Dauer',
};

/** What stands behind the name. */
export function argumentKind({ valueKind, values, min, max, flag }: NginxDirective): string {
  if (flag) return 'dem Wert `on` oder `off`';
  if (values.length > 0 && values.length <= 8) return `einem der Werte ${values.map(code).join(', ')}`;
  const known = valueKind === null ? undefined : kinds[valueKind];
  return known ?? numberOfWords(min, max);
}

/** `keinem Wert`, `einem Wert`, `1 bis 3 Werten`, `mindestens 2 Werten`. */
export function numberOfWords(min: number, max: number | null): string {
  if (max === null) return min <= 1 ? 'einem oder mehreren Werten' : `mindestens ${min} Werten`;
  if (max === 0) return 'keinem Wert';
  if (min === max) return min === 1 ? 'einem Wert' : `${min} Werten`;
  return `${min} bis ${max} Werten`;
}
