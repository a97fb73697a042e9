import type { NginxDirective } from '../../catalogue/nginxTypes';
import { code, type Explanation } from '../values/explanation';
import { explainNginxSize } from '../values/nginxSize';
import { describeSeconds, parseNginxTime } from '../values/nginxTime';

const words: Record<string, string> = {
  'listen default_server': 'Dieser `server`-Block beantwortet Anfragen, deren Host zu keinem anderen passt.',
  'listen ssl': 'Verbindungen an dieser Adresse sind mit TLS verschlüsselt.',
  'listen http2': 'Verbindungen an dieser Adresse dürfen HTTP/2 sprechen.',
  'listen reuseport': 'Jeder Worker hat einen Socket für sich; der Kernel verteilt die Verbindungen.',
  'listen proxy_protocol': 'Verbindungen beginnen mit dem PROXY-Protokoll, das die Adresse der Gegenseite nennt.',
  'server backup': 'Erst wenn die übrigen Server nicht antworten, gehen Anfragen hierher.',
  'server down': 'Dieser Server bekommt keine Anfragen.',
  'rewrite last': 'Danach sucht nginx mit der neuen Adresse eine passende `location`.',
  'rewrite break': 'Danach bleibt nginx in dieser `location` und wendet keine weitere Regel an.',
  'rewrite redirect': 'nginx schickt die neue Adresse mit Statuscode 302 zurück.',
  'rewrite permanent': 'nginx schickt die neue Adresse mit Statuscode 301 zurück.',
  'add_header always': 'Auch Fehlerseiten bekommen den Header.',
  'limit_req nodelay': 'Überzählige Anfragen innerhalb von `burst` werden sofort bearbeitet.',
  'uwsgi_param if_not_empty': 'Die Variable wird weggelassen, wenn ihr Wert leer ist.',
};

const forms: Record<string, (value: string) => string> = {
  'burst=': (value) => `Bis zu ${value} überzählige Anfragen warten.`,
  'weight=': (value) => `Gewicht ${value}: Anteil an den Anfragen.`,
  'max_fails=': (value) => `Nach ${value} Fehlversuchen gilt der Server als ausgefallen.`,
  'fail_timeout=': (value) => `Zeitraum der Fehlversuche und Dauer der Pause: ${time(value)}.`,
  'inactive=': (value) => `Was so lange nicht gebraucht wird, fällt weg: ${time(value)}.`,
  'valid=': (value) => `Gültig für ${time(value)}.`,
  'rate=': (value) =>
    value.endsWith('r/m')
      ? `Höchstens ${value.slice(0, -3)} Anfragen je Minute.`
      : `Höchstens ${value.replace('r/s', '')} Anfragen je Sekunde.`,
  'zone=': (value) => zone(value),
  'keys_zone=': (value) => zone(value),
  'shared:': (value) => zone(value),
};

function time(value: string): string {
  const seconds = parseNginxTime(value, 's');
  return seconds === null ? code(value) : describeSeconds(seconds);
}

function zone(value: string): string {
  const colon = value.indexOf(':');
  if (colon < 0) return `Gemeinsamer Speicher ${code(value)}.`;
  const size = explainNginxSize(value.slice(colon + 1))?.text.replace(/\.$/, '');
  return `Gemeinsamer Speicher aller Worker mit dem Namen ${code(value.slice(0, colon))}${size ? `, Größe ${size}` : ''}.`;
}

/** A named parameter behind the first words of a directive. */
export function describeParameter({ name }: NginxDirective, value: string, _index: number): Explanation | null {
  const word = words[`${name} ${value}`];
  if (word !== undefined) return { entry: 'value/parameter', text: word };
  const form = Object.keys(forms).find((prefix) => value.startsWith(prefix));
  const text = form === undefined ? undefined : forms[form]?.(value.slice(form.length));
  return text === undefined ? null : { entry: 'value/parameter', text };
}
