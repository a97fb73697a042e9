import { isNetwork, parseNginxAddress } from '../values/nginxAddress';
import { parseNginxNumber, parseNginxSize } from '../values/nginxSize';
import { parseNginxTime } from '../values/nginxTime';

type Test = (text: string) => boolean;

/** The parameters of a directive behind its first words. */
export interface Parameters {
  /** How many words stand before them. */
  from: number;
  words?: readonly string[];
  /** `max=` and the like, and what may stand behind the sign. */
  forms?: Record<string, Test>;
  /** Prefix of a parameter that must be there. */
  required?: string;
}

const number: Test = (text) => parseNginxNumber(text) !== null;
const positive: Test = (text) => (parseNginxNumber(text) ?? 0) > 0;
const size: Test = (text) => parseNginxSize(text) !== null;
const offset: Test = (text) => parseNginxSize(text, 'offset') !== null;
const seconds: Test = (text) => parseNginxTime(text, 's') !== null;
const milliseconds: Test = (text) => parseNginxTime(text, 'ms') !== null;
const onOff: Test = (text) => text === 'on' || text === 'off';
const any: Test = () => true;

/** `name:size`; a shared memory zone has at least eight pages, of a cache two. */
const zone =
  (least: number): Test =>
  (text) => {
    const colon = text.indexOf(':');
    return colon > 0 && (parseNginxSize(text.slice(colon + 1)) ?? 0) >= least;
  };

const rate: Test = (text) => positive(/r\/[sm]$/.test(text) ? text.slice(0, -3) : text);

const keepalive: Test = (text) => {
  if (onOff(text)) return true;
  const [idle = '', interval = '', ...rest] = text.split(':');
  const probes = rest.join(':');
  if ((idle !== '' && !seconds(idle)) || (interval !== '' && !seconds(interval)) || (probes !== '' && !number(probes)))
    return false;
  return [idle, interval, probes].some((part) => /[1-9]/.test(part));
};

const cachePath: Parameters = {
  from: 1,
  forms: {
    'levels=': (text) => /^[12](?::[12]){0,2}$/.test(text),
    'use_temp_path=': onOff,
    'keys_zone=': zone(8192),
    'inactive=': seconds,
    'max_size=': offset,
    'min_free=': offset,
    'loader_files=': number,
    'loader_sleep=': milliseconds,
    'loader_threshold=': milliseconds,
    'manager_files=': number,
    'manager_sleep=': milliseconds,
    'manager_threshold=': milliseconds,
  },
  required: 'keys_zone=',
};

/**
 * Directives whose further words are named parameters.
 *
 * Source: nginx 1.22.1, the handlers of the directives: ngx_http_core_listen, ngx_http_upstream_server,
 * ngx_http_limit_req_zone, ngx_http_file_cache_set_slot, ngx_http_log_set_log, …
 */
export const parameters: Record<string, Parameters> = {
  listen: {
    from: 1,
    words: ['default_server', 'default', 'bind', 'deferred', 'reuseport', 'ssl', 'http2', 'proxy_protocol'],
    forms: {
      'setfib=': number,
      'fastopen=': number,
      'backlog=': positive,
      'rcvbuf=': size,
      'sndbuf=': size,
      'accept_filter=': any,
      'ipv6only=': onOff,
      'so_keepalive=': keepalive,
    },
  },
  'stream/server.listen': {
    from: 1,
    words: ['bind', 'reuseport', 'ssl', 'udp', 'proxy_protocol'],
    forms: {
      'backlog=': positive,
      'rcvbuf=': size,
      'sndbuf=': size,
      'ipv6only=': onOff,
      'so_keepalive=': keepalive,
    },
  },
  'mail/server.listen': {
    from: 1,
    words: ['bind', 'ssl', 'proxy_protocol'],
    forms: {
      'backlog=': positive,
      'rcvbuf=': size,
      'sndbuf=': size,
      'ipv6only=': onOff,
      'so_keepalive=': keepalive,
    },
  },
  'upstream.server': {
    from: 1,
    words: ['backup', 'down'],
    forms: { 'weight=': positive, 'max_conns=': number, 'max_fails=': number, 'fail_timeout=': seconds },
  },
  limit_req_zone: { from: 1, forms: { 'zone=': zone(32_768), 'rate=': rate }, required: 'zone=' },
  limit_conn_zone: { from: 1, forms: { 'zone=': zone(32_768) }, required: 'zone=' },
  limit_req: {
    from: 0,
    words: ['nodelay'],
    forms: { 'zone=': (text) => text !== '', 'burst=': positive, 'delay=': positive },
    required: 'zone=',
  },
  open_file_cache: { from: 0, words: ['off'], forms: { 'max=': positive, 'inactive=': seconds } },
  open_log_file_cache: {
    from: 0,
    words: ['off'],
    forms: { 'max=': positive, 'inactive=': seconds, 'min_uses=': positive, 'valid=': seconds },
  },
  proxy_cache_path: cachePath,
  uwsgi_cache_path: cachePath,
  fastcgi_cache_path: cachePath,
  scgi_cache_path: cachePath,
  ssl_session_cache: {
    from: 0,
    words: ['off', 'none', 'builtin'],
    forms: { 'builtin:': number, 'shared:': zone(32_768) },
  },
  resolver: {
    from: 0,
    forms: {
      'valid=': seconds,
      'ipv6=': onOff,
      'status_zone=': any,
      '': (text) => typeof parseNginxAddress(text, false) === 'object',
    },
  },
  thread_pool: { from: 1, forms: { 'threads=': positive, 'max_queue=': number }, required: 'threads=' },
  access_log: {
    from: 2,
    words: ['gzip'],
    forms: {
      'buffer=': (text) => (parseNginxSize(text) ?? 0) > 0,
      'flush=': (text) => (parseNginxTime(text, 'ms') ?? 0) > 0,
      'gzip=': (text) => /^[1-9]$/.test(text),
      'if=': any,
    },
  },
  allow: { from: 0, words: ['all', 'unix:'], forms: { '': isNetwork } },
  deny: { from: 0, words: ['all', 'unix:'], forms: { '': isNetwork } },
  set_real_ip_from: { from: 0, words: ['unix:'], forms: { '': (text) => isNetwork(text) || !/^[\d.:/]/.test(text) } },
  error_log: {
    from: 1,
    words: [
      'debug',
      'info',
      'notice',
      'warn',
      'error',
      'crit',
      'alert',
      'emerg',
      'debug_core',
      'debug_alloc',
      'debug_mutex',
      'debug_event',
      'debug_http',
      'debug_mail',
      'debug_stream',
    ],
  },
  rewrite: { from: 2, words: ['last', 'break', 'redirect', 'permanent'] },
  add_header: { from: 2, words: ['always'] },
  add_trailer: { from: 2, words: ['always'] },
  disable_symlinks: { from: 0, words: ['off', 'on', 'if_not_owner'], forms: { 'from=': any } },
  use: { from: 0, words: ['epoll', 'poll', 'select'] },
  limit_except: {
    from: 0,
    words: [
      'GET',
      'HEAD',
      'POST',
      'PUT',
      'DELETE',
      'MKCOL',
      'COPY',
      'MOVE',
      'OPTIONS',
      'PROPFIND',
      'PROPPATCH',
      'LOCK',
      'UNLOCK',
      'PATCH',
    ],
  },
  worker_processes: { from: 0, words: ['auto'], forms: { '': number } },
  worker_connections: { from: 0, forms: { '': number } },
  worker_priority: { from: 0, forms: { '': (text) => number(text.replace(/^[+-]/, '')) } },
  directio: { from: 0, words: ['off'], forms: { '': offset } },
  keepalive: { from: 0, forms: { '': positive } },
  aio: { from: 0, words: ['on', 'off', 'threads'], forms: { 'threads=': any } },
  'upstream.zone': { from: 1, forms: { '': (text) => (parseNginxSize(text) ?? 0) >= 32_768 } },
  hash: { from: 1, words: ['consistent'] },
  random: { from: 0, words: ['two', 'least_conn'] },
  limit_conn: { from: 1, forms: { '': (text) => positive(text) && Number(text) <= 65_535 } },
  uwsgi_param: { from: 2, words: ['if_not_empty'] },
  fastcgi_param: { from: 2, words: ['if_not_empty'] },
  scgi_param: { from: 2, words: ['if_not_empty'] },
};

/** Index of the first word that is none of the parameters; null where all are. */
export function unknownParameter(
  values: readonly string[],
  { from, words = [], forms = {} }: Parameters,
  ignoreCase = false,
): number | null {
  for (let index = from; index < values.length; index += 1) {
    const value = values[index] ?? '';
    if (words.some((word) => (ignoreCase ? word.toLowerCase() === value.toLowerCase() : word === value))) continue;
    const form = Object.keys(forms).find((prefix) => prefix !== '' && value.startsWith(prefix)) ?? '';
    if (!forms[form]?.(value.slice(form.length))) return index;
  }
  return null;
}
