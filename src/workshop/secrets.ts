import { escapeText } from '../markup/escape';
import { isMasked, isSecret, passwordInUrl } from '../engine/values/secret';
import type { Span } from '../engine/types';
import { kindOf } from './kinds';
import type { BenchFile, Kind } from './types';

/** A value that nobody else should read, and what it is called. */
export interface SecretPlace {
  span: Span;
  name: string;
}

/** Longest value that is looked at, in UTF-16 units: a key of RSA has about 1,700. */
const longest = 8192;

/** `NAME=`, also with spaces around as in an INI file; what stands in front says that the name begins here. */
const assignment = /(?<![\w-])([A-Za-z_][\w-]{0,99})[ \t]{0,8}=[ \t]{0,8}/g;

/** Options of uWSGI whose names speak of a key and hold none. */
const harmlessOption = /-credentials|-fallback-key$|-no-key$|^mono-key$/;

/** Header, parameter or variable of nginx with its value. */
const nginxValue =
  /\b(?:uwsgi_param|fastcgi_param|scgi_param|proxy_set_header|grpc_set_header|add_header|set)[ \t]{1,20}\$?([\w-]{1,100})[ \t]{1,20}(?=\S)/g;

/** Headers that carry who somebody is. */
const headerName = /^(?:proxy-)?authorization$|^(?:set-)?cookie$/i;

/** Words of nginx whose value is a secret by itself. */
const nginxWord = /\b(secure_link_secret|proxy_password|client_secret|license_token)[ \t]{1,20}(?=\S)/g;

/** `SetCredential=name:value`. */
const credential = /^[ \t]*SetCredential(?:Encrypted)?[ \t]*=[ \t]*([\w.-]{1,255}):/gm;

/** `basicauth:realm,user:password`. */
const basicAuth = /\bbasicauth(?:-next)?:[^\s,]{0,200},([^\s:]{1,200}):/g;

/** `Bearer …` in a header or a command. */
const scheme = /\b(Bearer|Basic)[ \t]{1,8}(?=[A-Za-z0-9+/=._~-]{8})/g;

const privateKey = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/g;

const url = new RegExp(passwordInUrl.source, 'dgi');

/** Where the value that begins at `start` ends: at its quote, at white space or a semicolon, or with the line. */
function endOfValue(text: string, start: number, kind: Kind | null): Span {
  const quote = text.charAt(start);
  const limit = Math.min(text.length, start + longest);
  const before = text.charAt(start - 1);
  if (quote === '"' || quote === "'") return { start: start + 1, end: quoted(text, start + 1, limit, quote) };
  // `"NAME=a value"`: the quote stands in front of the name
  const opening = openQuote(text, start);
  if (opening !== '') return { start, end: quoted(text, start, limit, opening) };
  const isWholeLine = kind === 'ini' || before === ':';
  let end = start;
  while (end < limit && !/[\n\r]/.test(text.charAt(end)) && (isWholeLine || !/[\s;"']/.test(text.charAt(end))))
    end += 1;
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
  return { start, end };
}

/** Up to the closing quote; without one, to the end of the line: rather too much than too little. */
function quoted(text: string, start: number, limit: number, quote: string): number {
  let end = start;
  while (end < limit && text.charAt(end) !== quote) {
    if (text.charAt(end) === '\n' && text.charAt(end - 1) !== '\\') break;
    end += text.charAt(end) === '\\' && text.charAt(end + 1) !== '\n' ? 2 : 1;
  }
  return Math.min(end, limit);
}

/** The quote right in front of the name of an assignment whose value begins at `start`. */
function openQuote(text: string, start: number): string {
  const name = /(["'])[A-Za-z_][\w-]{0,99}=$/.exec(text.slice(Math.max(0, start - 102), start));
  return name?.[1] ?? '';
}

/**
 * The values of a text that look like secrets: of names such as passwords, keys and tokens, in addresses, in headers, in
 * private keys. It reads the text alone, so that a file with faults is no reason to show one. In order, apart from one
 * another; linear in the length of the text.
 */
export function secretsIn(text: string, kind: Kind | null): SecretPlace[] {
  const found: SecretPlace[] = [];
  const add = (name: string, span: Span): void => {
    if (span.end > span.start && !isMasked(text.slice(span.start, span.end).trim())) found.push({ name, span });
  };
  const named = (pattern: RegExp, isWanted: (name: string) => boolean): void => {
    let end = 0;
    for (const match of text.matchAll(pattern)) {
      const name = match[1] ?? '';
      // What lies inside a value that was found is hidden with it
      if (match.index < end || !isWanted(name)) continue;
      const span = endOfValue(text, match.index + match[0].length, kind);
      end = span.end;
      add(name, span);
    }
  };
  const isSecretName = (name: string): boolean => isSecret(name.replaceAll('-', '_'), '');

  named(assignment, (name) => isSecretName(name) && !harmlessOption.test(name));
  if (kind === 'nginx' || kind === null) {
    named(nginxWord, () => true);
    named(nginxValue, (name) => isSecretName(name) || headerName.test(name));
  }
  named(credential, () => true);
  named(basicAuth, () => true);
  named(scheme, () => true);
  for (const { index, indices } of text.matchAll(url)) {
    const [start, end] = indices?.[1] ?? [index, index];
    add('Passwort in einer Adresse', { start, end });
  }
  for (const match of text.matchAll(privateKey)) {
    const start = match.index + match[0].length;
    const end = text.indexOf('-----END', start);
    add('Privater Schlüssel', {
      start,
      end: end < 0 || end - start > longest ? Math.min(text.length, start + longest) : end,
    });
  }
  return apart(found).filter(({ span }) => !isVariable(text.slice(span.start, span.end)));
}

/** `$remote_user`, `${TOKEN}`, `%(key)`, `%d/key`: the name of a value, not the value. */
const isVariable = (value: string): boolean => /^[$%@](?:\w+|\{\w+\}|\(\w+\))$/.test(value);

/** In order; of two that overlap the one that begins first stays. */
function apart(places: SecretPlace[]): SecretPlace[] {
  const sorted = places.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const result: SecretPlace[] = [];
  let end = -1;
  for (const place of sorted) {
    if (place.span.start < end) continue;
    result.push(place);
    end = place.span.end;
  }
  return result;
}

/** The text with a dot for each character of a secret; lines and lengths stay, so that every span holds. */
export function dotted(text: string, places: readonly SecretPlace[]): string {
  return replaced(text, places, (value) => value.replace(/[^\n\r]/g, '•'));
}

/** The text with `***` for each secret, so that not even its length is told; the lines below keep their numbers. */
export function masked(text: string, places: readonly SecretPlace[]): string {
  return replaced(text, places, (value) => `***${value.replace(/[^\n]/g, '')}`);
}

function replaced(text: string, places: readonly SecretPlace[], by: (value: string) => string): string {
  let result = '';
  let offset = 0;
  for (const { span } of places) {
    result += text.slice(offset, span.start) + by(text.slice(span.start, span.end));
    offset = span.end;
  }
  return result + text.slice(offset);
}

/** A secret of a file and what it is told from the others by: its name and which of that name it is. */
export interface NamedSecret extends SecretPlace {
  key: string;
}

const known = new WeakMap<BenchFile, NamedSecret[]>();

/** The secrets of a file on the bench; they are looked for once, another text makes another object. */
export function secretsOf(file: BenchFile): NamedSecret[] {
  const secrets = known.get(file) ?? namedSecrets(file, file.text);
  known.set(file, secrets);
  return secrets;
}

/** The secrets of a text that a file might have, with keys that outlast a change of the text around them. */
export function namedSecrets(file: BenchFile, text: string): NamedSecret[] {
  const found = kindOf(file);
  const counts = new Map<string, number>();
  return secretsIn(text, 'kind' in found ? found.kind : null).map((place) => {
    const count = (counts.get(place.name) ?? 0) + 1;
    counts.set(place.name, count);
    return { ...place, key: `${file.id} ${place.name} ${count}` };
  });
}

/** Shortest value that is also looked for in sentences about the text; a shorter one would hide half of every word. */
const shortest = 4;

/** Takes hidden values out of a sentence or of ready-made HTML, wherever they are repeated. */
export function scrubbed(text: string, values: readonly string[]): string {
  return values
    .filter((value) => value.length >= shortest)
    .reduce((clean, value) => clean.replaceAll(value, '•••').replaceAll(escapeText(value), '•••'), text);
}

/** Those that the person has not decided to show. */
export const hiddenSecrets = (secrets: readonly NamedSecret[], shown: ReadonlySet<string>): NamedSecret[] =>
  secrets.filter(({ key }) => !shown.has(key));
