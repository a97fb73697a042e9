import { code } from '../../values/explanation';
import { cache } from './cacheValue';
import { misread, refused, subject, type Judge } from './finding';
import { namedPattern, pattern, patternAndValue } from './patterns';
import { route } from './routes';
import { judgeWord } from './words';

/** A form that the value must have: the program's message where it has not. */
const form =
  (has: (value: string) => boolean, message: string, helps: string): Judge =>
  (judged) =>
    has(judged.value) ? null : refused(`${subject(judged)} hat nicht die verlangte Form.`, message, helps);

const contains = (sign: string) => (value: string) => value.includes(sign);

const mode: Judge = (judged) => {
  const { value, written, option } = judged;
  if (/^[0-7]{3}$/.test(value) || (option.canonical === 'chmod-socket' && value === '1')) return null;
  const shorter = /^0[0-7]{3}$/.test(value) ? value.slice(1) : null;
  return refused(
    value === ''
      ? `${code(written)} erwartet in einer Datei einen Wert.`
      : `${code(written)} erwartet genau drei oktale Ziffern, ${code(value)} sind es nicht.`,
    `invalid chmod value: ${value}`,
    `Zum Beispiel ${code(shorter ?? '660')} schreiben${shorter ? '' : ': Eigentümer und Gruppe dürfen lesen und schreiben'}.`,
    shorter ? { replacement: shorter } : {},
  );
};

/** Five numbers and a command: sscanf("%d %d %d %d %d %n"). */
const cronFields = (value: string): boolean => /^\s*(?:[+-]?\d+\s*){4}(?:[+-]?\d+)/.test(value) && fiveNumbers(value);

/** `%d` stops at the first character that is no digit; without a blank between them `1-2` are two numbers. */
function fiveNumbers(value: string): boolean {
  let rest = value;
  for (let count = 0; count < 5; count += 1) {
    const match = /^\s*[+-]?\d{1,20}/.exec(rest);
    if (!match) return false;
    rest = rest.slice(match[0].length);
  }
  return true;
}

const cron: Judge = (judged) => {
  if (cronFields(judged.value)) return null;
  const star = /[*/,]/.test(judged.value.slice(0, 30));
  return refused(
    `${subject(judged)} beginnt nicht mit fünf Zahlen.`,
    'invalid cron syntax',
    star
      ? 'Statt `*` steht bei uWSGI `-1`, statt `*/5` steht `-5`: `-5 -1 -1 -1 -1 Befehl`.'
      : 'Minute, Stunde, Tag, Monat und Wochentag als Zahlen davorsetzen: `-1 -1 -1 -1 -1 Befehl`.',
  );
};

const logger: Judge = (judged) => {
  const space = judged.value.indexOf(' ');
  const hasId = space >= 0 && /^[A-Za-z0-9]*$/.test(judged.value.slice(0, space));
  const from = hasId ? space + 1 : 0;
  const name = judged.value.slice(from).split(':', 1)[0] ?? '';
  return judgeWord(
    name,
    from,
    { kind: 'loggers', name: 'Den Logger', message: (word) => `unable to find logger ${word}` },
    judged,
  );
};

const fixedLogger =
  (name: string): Judge =>
  (judged) =>
    judgeWord(
      name,
      0,
      { kind: 'loggers', name: 'Den Logger', message: (word) => `unable to find logger ${word}` },
      judged,
    );

const encoder: Judge = (judged) => {
  const name = /^[^ :]*/.exec(judged.value)?.[0] ?? '';
  return judgeWord(
    name,
    0,
    { kind: 'logEncoders', name: 'Den Log-Encoder', message: (word) => `log encoder "${word}" not found` },
    judged,
  );
};

const static2: Judge = form(
  contains('='),
  'invalid document root in static map, syntax mountpoint=docroot',
  'Pfad der Anfrage und Verzeichnis mit `=` verbinden: `/static=/srv/backend/static`.',
);

const environment: Judge = (judged) =>
  judged.value.includes('=')
    ? null
    : misread(
        `${subject(judged)} enthält kein Gleichheitszeichen.`,
        'uWSGI entfernt damit die Umgebungsvariable, statt sie zu setzen.',
        'Als `NAME=Wert` schreiben, zum Entfernen `unenv` benutzen.',
      );

const tls =
  (message: string): Judge =>
  (judged) =>
    form(
      (value) => value.split(',').length >= 3,
      message,
      'Adresse, Zertifikat und Schlüssel mit Kommas trennen: `:8443,server.crt,server.key`.',
    )(judged);

const regexDict =
  (separator: string): Judge =>
  (judged) =>
    form(
      contains(separator),
      `invalid dictionary syntax for ${judged.option.name}`,
      separator === ' '
        ? 'Muster und Wert mit einem Leerzeichen trennen: `/static/* 3600`.'
        : 'Als `Schlüssel=Wert` schreiben.',
    )(judged);

const placeholder: Judge = (judged) => {
  const equals = judged.value.indexOf('=');
  if (equals < 0)
    return refused(
      `${subject(judged)} enthält kein Gleichheitszeichen.`,
      'invalid placeholder/--set value',
      'Als `name=Wert` schreiben.',
    );
  const name = judged.value.slice(0, equals);
  if (judged.option.name === 'set' || judged.table.key(name).kind !== 'found') return null;
  return refused(
    `${code(name)} ist der Name einer Option.`,
    'you cannot use … as a placeholder, it is already available as an option',
    'Dem Platzhalter einen anderen Namen geben.',
    { to: equals },
  );
};

const named = form(
  contains(' '),
  'invalid custom regexp syntax: must be <custom> <regexp>',
  'Name des Loggers und Muster mit einem Leerzeichen trennen.',
);

/** By reader of the value, as the facts name it. */
export const byReader: Record<string, Judge> = {
  chmod_socket: mode,
  logfile_chmod: mode,
  add_cron: cron,
  add_unique_cron: cron,
  set_logger: logger,
  set_req_logger: logger,
  add_route: route,
  static_map: static2,
  set_env: environment,
  add_ssl_socket: tls('invalid https-socket syntax must be socket,crt,key'),
  https: tls('invalid https syntax must be socket,crt,key'),
  sslrouter: tls('invalid sslrouter syntax must be socket,crt,key'),
  add_regexp_dyn_dict: (judged) => regexDict(' ')(judged) ?? patternAndValue(judged),
  add_regexp_list: pattern,
  add_dyn_dict: regexDict('='),
  set_placeholder: placeholder,
  add_custom_option: form(
    contains('='),
    'invalid … syntax, must be newoption=template',
    'Als `name=Vorlage` schreiben.',
  ),
  add_regexp_custom_list: (judged) => named(judged) ?? namedPattern(judged),
  add_farm: form(
    contains(':'),
    'invalid farm value … must be in the form name:mule[,muleN].',
    'Als `name:1,2` schreiben.',
  ),
  legion: form(
    (value) => value.split(' ').length >= 4,
    'invalid legion syntax, must be <legion> <addr> <valor> <algo:secret>',
    'Name, Adresse, Rang und Verfahren mit Geheimnis mit Leerzeichen trennen.',
  ),
  corerouter_cs: form(
    (value) => value.split(':').length >= 3,
    'invalid code_string option',
    'Als `Modifier:Datei:Funktion` schreiben.',
  ),
};

/** By canonical name, for options whose reader takes every text. */
export const byName: Record<string, Judge> = {
  'log-encoder': encoder,
  'log-req-encoder': encoder,
  cache2: cache,
  protocol: (judged) =>
    judgeWord(
      judged.value,
      0,
      { kind: 'protocols', name: 'Das Protokoll', message: (word) => `unable to find protocol ${word}` },
      judged,
    ),
  clock: (judged) =>
    judgeWord(
      judged.value,
      0,
      { kind: 'clocks', name: 'Die Uhr', message: (word) => `unable to set "${word}" clock` },
      judged,
    ),
  'exception-handler': (judged) =>
    judgeWord(
      judged.value.split(':', 1)[0] ?? '',
      0,
      {
        kind: 'exceptionHandlers',
        name: 'Den Handler',
        message: (word) => `unable to find exception handler: ${word}`,
      },
      judged,
    ),
  'stats-push': (judged) =>
    judgeWord(
      judged.value.split(':', 1)[0] ?? '',
      0,
      { kind: 'statsPushers', name: 'Den Stats-Pusher', message: (word) => `unable to find "${word}" stats_pusher` },
      judged,
    ),
  'log-syslog': fixedLogger('syslog'),
  'log-socket': fixedLogger('socket'),
  mount: form(contains('='), 'invalid mountpoint: …', 'Pfad und Anwendung mit `=` verbinden: `/api=src.run:app`.'),
  'collect-header': form(
    contains(' '),
    'invalid collect header syntax, must be <header> <var>',
    'Header und Variable mit einem Leerzeichen trennen.',
  ),
  'pull-header': form(
    contains(' '),
    'invalid pull header syntax, must be <header> <var>',
    'Header und Variable mit einem Leerzeichen trennen.',
  ),
  'lock-engine': form(
    (value) => value === 'ipcsem' || value === 'posixsem',
    'unable to find lock engine "…"',
    'Die Option weglassen.',
  ),
  'wsgi-env-behaviour': form(
    (value) => value === 'cheat' || value === 'holy',
    'invalid wsgi-env-behaviour value: …',
    '`cheat` oder `holy` einsetzen.',
  ),
  'wsgi-env-behavior': form(
    (value) => value === 'cheat' || value === 'holy',
    'invalid wsgi-env-behaviour value: …',
    '`cheat` oder `holy` einsetzen.',
  ),
};
