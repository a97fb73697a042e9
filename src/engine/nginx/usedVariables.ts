import { code } from '../values/explanation';
import { conditionOf } from './checkIf';
import type { Statement } from './parser';
import { report, type Scope } from './scope';
import { captureNames, compileValue } from './variables';
import { partOf, type Word } from './word';

/** Words from this one on are compiled as values with variables; `last` means the last word alone. */
type Place = number | 'last' | 'if';

/**
 * Directives whose words may hold variables, and from which word on.
 *
 * Source: nginx 1.22.1, calls of ngx_http_compile_complex_value and ngx_http_script_compile in src/http.
 */
const places: Record<string, Place> = {
  access_log: 0,
  add_header: 1,
  add_trailer: 1,
  alias: 0,
  root: 0,
  auth_basic: 0,
  auth_basic_user_file: 0,
  auth_request_set: 1,
  charset: 0,
  error_page: 'last',
  expires: 'last',
  hash: 0,
  index: 0,
  limit_conn_zone: 0,
  limit_req_zone: 0,
  limit_rate: 0,
  limit_rate_after: 0,
  log_format: 1,
  map: 0,
  geo: 0,
  split_clients: 0,
  return: 0,
  rewrite: 1,
  set: 1,
  sub_filter: 0,
  try_files: 0,
  if: 'if',
  secure_link: 0,
  secure_link_md5: 0,
  ssl_certificate: 0,
  ssl_certificate_key: 0,
  http2_push: 0,
  proxy_pass: 0,
  uwsgi_pass: 0,
  fastcgi_pass: 0,
  scgi_pass: 0,
  grpc_pass: 0,
  memcached_pass: 0,
  proxy_set_header: 1,
  grpc_set_header: 1,
  proxy_set_body: 0,
  proxy_method: 0,
  proxy_redirect: 0,
  proxy_cookie_domain: 0,
  proxy_cookie_path: 0,
  proxy_cookie_flags: 0,
  uwsgi_param: 1,
  fastcgi_param: 1,
  scgi_param: 1,
  proxy_ssl_name: 0,
  uwsgi_ssl_name: 0,
  grpc_ssl_name: 0,
};
const suffixes = [
  '_cache',
  '_cache_key',
  '_store',
  '_bind',
  '_no_cache',
  '_cache_bypass',
  '_ssl_certificate',
  '_ssl_certificate_key',
];
const prefixes = ['proxy', 'uwsgi', 'fastcgi', 'scgi', 'grpc', 'memcached'];

/** Their last word names the variable that they define. */
const targeted = new Set(['map', 'geo', 'split_clients']);

/** Outside every `server` these lines are templates: nginx looks at their variables when a `server` inherits them. */
function isUnusedHere(name: string, { snippet, frames }: Scope): boolean {
  if (!snippet || !/_(?:param|set_header)$/.test(name)) return false;
  return !frames.some(({ context }) => context === 'server' || context === 'location');
}

const found = new Map<string, Place | null>();

/** Each name is looked at once; names that no directive has are not kept. */
function placeOf(name: string, isDirective: boolean): Place | null {
  const known = found.get(name);
  if (known !== undefined) return known;
  const place = findPlace(name);
  if (isDirective) found.set(name, place);
  return place;
}

function findPlace(name: string): Place | null {
  if (Object.hasOwn(places, name)) return places[name] ?? null;
  const line = name.indexOf('_');
  return prefixes.includes(name.slice(0, line)) && suffixes.includes(name.slice(line)) ? 0 : null;
}

/** Notes the variables of a statement and reports a lone `$`. */
export function readVariables(statement: Statement, context: string, scope: Scope): void {
  const name = statement.name.value;
  if (context === 'data:map') {
    // Values behind a key; a key is compared as it stands
    statement.args.forEach((word) => readWord(word, 0, scope));
    captureNames(statement.name.value).forEach((found) => scope.defined.add(found));
    return;
  }
  if (context.startsWith('data:') || context.startsWith('stream') || context.startsWith('mail')) return;
  // Its key stands in a variable that something must set
  if (name === 'memcached_pass' && scope.builder === scope.own)
    scope.variables.push({ name: 'memcached_key', span: statement.name.span });
  const place = placeOf(name, scope.table.rows(name).length > 0);
  if (place === null) return;
  const { args } = statement;
  if (place === 'last') args.slice(-1).forEach((word) => readWord(word, 0, scope));
  else if (place === 'if') {
    // A pattern behind an operator holds `$` as a sign of its own
    const words = conditionOf(statement) ?? [];
    const pattern = /^!?~\*?$/.test(words[1]?.value ?? '');
    words.slice(0, pattern ? 1 : undefined).forEach((word) => readWord(word, 0, scope));
  } else {
    if (name === 'geo' && args.length !== 2) return;
    if (isUnusedHere(name, scope)) return;
    const end = targeted.has(name) ? 1 : undefined;
    args.slice(place, end).forEach((word) => {
      // A regular expression in front of a replacement
      if (!(word.value.startsWith('~') && /_(?:redirect|cookie_domain|cookie_path|cookie_flags)$/.test(name)))
        readWord(word, 0, scope);
    });
  }
}

function readWord(word: Word, from: number, scope: Scope): void {
  const { references, invalid } = compileValue(from > 0 ? word.value.slice(from) : word.value);
  if (scope.builder === scope.own)
    for (const reference of references)
      if (!reference.capture)
        scope.variables.push({ name: reference.name, span: partOf(word, reference.from + from, reference.to + from) });
  if (!invalid) return;
  report(
    {
      place: partOf(word, invalid.at + from, invalid.at + from + 1),
      what:
        invalid.reason === 'brace'
          ? `Die Klammer hinter ${code('${')} wird nicht geschlossen.`
          : 'Hinter dem Dollarzeichen steht kein Name einer Variablen.',
      helps:
        invalid.reason === 'brace'
          ? `${code('}')} ergänzen.`
          : 'Den Namen ergänzen. Ein Dollarzeichen als Text kennt nginx an dieser Stelle nicht.',
    },
    scope,
  );
}
