import type { NginxDirective } from '../../catalogue/nginxTypes';
import type { Catalogue } from '../../catalogue/types';
import { code, listedValue, type Explanation } from '../values/explanation';
import { describeListen, describeUpstream, parseNginxAddress } from '../values/nginxAddress';
import { explainNginxSize, parseNginxNumber } from '../values/nginxSize';
import { explainNginxTime } from '../values/nginxTime';
import { locationParts } from './checkLocation';
import { passAddress, passTarget } from './checkPass';
import { describeParameter } from './describeParameter';
import { describeLocation } from './describeLocation';
import { describeRegex } from './describeRegex';
import {
  describeCondition,
  describeFormat,
  describeLogName,
  describeVariableName,
  newAddress,
} from './describeRequest';
import { locationOrder } from './locationOrder';
import type { Statement } from './parser';
import type { NginxBlock } from './readNginx';
import type { Word } from './word';

/** What one word of a directive means. */
export function explain(
  statement: Statement,
  directive: NginxDirective,
  word: Word,
  index: number,
  catalogue: Catalogue,
  block: NginxBlock,
): Explanation {
  const listed = listedValue(catalogue, directive.entry, word.value);
  if (listed !== null) return { entry: 'value/choice', text: listed };
  return (
    byName(statement, directive, word, index, block) ??
    describeParameter(directive, word.value, index) ??
    byKind(directive, word.value) ?? {
      entry: 'value/text',
      text: word.value === '' ? 'Leerer Wert.' : `Wert ${code(word.value)}.`,
    }
  );
}

function byName(
  statement: Statement,
  { name, module }: NginxDirective,
  word: Word,
  index: number,
  block: NginxBlock,
): Explanation | null {
  const { value } = word;
  if (name === 'listen' && index === 0) {
    const address = parseNginxAddress(value, true);
    return typeof address === 'string' ? null : { entry: 'value/address', text: describeListen(address) };
  }
  if (name === 'location') {
    const parts = locationParts(statement);
    const isModifier = statement.args.length === 2 && index === 0;
    return parts ? describeLocation(parts, isModifier, isModifier ? '' : locationOrder(parts, statement, block)) : null;
  }
  if (name.endsWith('_pass')) return describePass(name, value);
  if (name === 'server' && module.includes('upstream') && index === 0) {
    const address = parseNginxAddress(value, false);
    return typeof address === 'string'
      ? null
      : { entry: 'value/address', text: describeUpstream(address, 'dem Protokoll des Blocks') };
  }
  if (name === 'return' && index === 0) return describeStatus(value);
  if (name === 'error_page' && index < statement.args.length - 1) return describeStatus(value.replace(/^=/, ''));
  if (name === 'try_files' && value.startsWith('='))
    return { entry: 'value/status', text: `Trifft keine Datei, antwortet nginx mit ${code(value.slice(1))}.` };
  if (name === 'server_name' && value.startsWith('~'))
    return { entry: 'value/regex', text: describeRegex(value.slice(1), 'Der Name', true) };
  if (name === 'rewrite' && index === 0)
    return { entry: 'value/regex', text: describeRegex(value, 'Die Adresse', false) };
  if (name === 'rewrite' && index === 1) return { entry: 'value/uri', text: newAddress(value) };
  if (name === 'if') return describeCondition(statement, word);
  if (name === 'log_format') return describeFormat(value, index);
  if (name === 'access_log' && index === 1) return describeLogName(value);
  if (/^(?:uwsgi|fastcgi|scgi)_param$/.test(name) && index === 0) return describeVariableName(value);
  if (name === 'proxy_set_header' && index === 0)
    return { entry: 'value/header', text: `Der Header ${code(value)} der Anfrage an den Upstream.` };
  if (name === 'include') {
    return {
      entry: 'value/path',
      text: value.includes('*')
        ? `Alle Dateien, auf die ${code(value)} passt, in der Reihenfolge ihrer Namen; es darf auch keine geben.`
        : `Der Inhalt der Datei ${code(value)} steht an dieser Stelle.`,
    };
  }
  return null;
}

const protocols: Record<string, string> = {
  uwsgi_pass: 'dem uwsgi-Protokoll',
  fastcgi_pass: 'FastCGI',
  scgi_pass: 'SCGI',
  grpc_pass: 'gRPC',
  memcached_pass: 'dem Protokoll von memcached',
};

function describePass(name: string, value: string): Explanation | null {
  const target = passTarget(name, value);
  const protocol = protocols[name] ?? (target.scheme === 'https' ? 'HTTP über TLS' : 'HTTP');
  if (value.includes('$'))
    return {
      entry: 'value/address',
      text: `Die Anfrage geht mit ${protocol} an eine Adresse, die nginx bei jeder Anfrage aus den Variablen bildet.`,
    };
  const address = passAddress(name, value);
  if (!address) return null;
  const path =
    name !== 'proxy_pass'
      ? ''
      : target.uri === ''
        ? ' Der Pfad der Anfrage bleibt, wie er ist.'
        : ` Der Teil des Pfades, den die ${code('location')} nennt, wird durch ${code(target.uri)} ersetzt.`;
  return { entry: 'value/address', text: describeUpstream(address, protocol) + path };
}

const statuses: Record<string, string> = {
  200: 'OK',
  204: 'kein Inhalt',
  301: 'dauerhaft umgezogen',
  302: 'vorübergehend umgezogen',
  303: 'andere Adresse',
  307: 'vorübergehend umgezogen, gleiche Methode',
  308: 'dauerhaft umgezogen, gleiche Methode',
  400: 'fehlerhafte Anfrage',
  401: 'Anmeldung nötig',
  403: 'verboten',
  404: 'nicht gefunden',
  405: 'Methode nicht erlaubt',
  413: 'Anfrage-Body zu groß',
  414: 'Adresse zu lang',
  429: 'zu viele Anfragen',
  444: 'nginx schließt die Verbindung ohne Antwort',
  499: 'Gegenseite hat die Verbindung geschlossen',
  500: 'interner Fehler',
  502: 'keine gültige Antwort des Upstreams',
  503: 'Dienst nicht verfügbar',
  504: 'Zeitüberschreitung des Upstreams',
};

function describeStatus(value: string): Explanation | null {
  if (parseNginxNumber(value) === null) return null;
  const text = statuses[value];
  return { entry: 'value/status', text: `Statuscode ${value}${text ? `: ${text}` : ''}.` };
}

function byKind({ valueKind, name }: NginxDirective, value: string): Explanation | null {
  switch (valueKind) {
    case 'flag':
      return /^on$/i.test(value)
        ? { entry: 'value/boolean', text: 'Eingeschaltet.' }
        : /^off$/i.test(value)
          ? { entry: 'value/boolean', text: 'Ausgeschaltet.' }
          : null;
    case 'time (ms precision)':
      return explainNginxTime(value, 'ms');
    case 'time (s precision)':
      return explainNginxTime(value, 's');
    case 'size':
    case 'size, variables allowed':
      return explainNginxSize(value);
    case 'offset':
      return name === 'client_max_body_size' && value === '0'
        ? { entry: 'value/size', text: 'Ohne Grenze.' }
        : explainNginxSize(value, 'offset');
    case 'count size':
      return /^\d+$/.test(value) ? { entry: 'value/number', text: `Anzahl: ${value}.` } : explainNginxSize(value);
    case 'integer':
      return parseNginxNumber(value) === null ? null : { entry: 'value/number', text: `Zahl ${value}.` };
    case 'enum':
    case 'set of enum':
      return { entry: 'value/choice', text: `Auswahl ${code(value)}.` };
    case 'status codes and time':
      return describeStatus(value) ?? explainNginxTime(value, 's');
    default:
  }
  if (name === 'expires' || name === 'keepalive_timeout') return explainNginxTime(value, 's');
  return value.startsWith('/') ? { entry: 'value/path', text: `Pfad ${code(value)}.` } : null;
}
