import type { NginxDirective } from '../../catalogue/nginxTypes';
import { code } from '../values/explanation';
import type { Statement } from './parser';
import { frameOf, refuses, type Scope } from './scope';

/** Kinds of values whose parser says „is duplicate“ (`ngx_conf_set_…_slot`). */
const onceKinds = new Set([
  'flag',
  'integer',
  'size',
  'offset',
  'enum',
  'string',
  'time (ms precision)',
  'time (s precision)',
  'count size',
  'file access mask',
  'path with levels',
  'size, variables allowed',
  'address, variables allowed',
  'string with variables',
]);

/** Directives of these kinds that add up nevertheless (observed with nginx 1.22.1). */
const repeatable = new Set([
  'fastcgi_hide_header',
  'fastcgi_pass_header',
  'grpc_hide_header',
  'grpc_pass_header',
  'proxy_hide_header',
  'proxy_pass_header',
  'scgi_hide_header',
  'scgi_pass_header',
  'uwsgi_hide_header',
  'uwsgi_pass_header',
  'ssl_certificate',
  'ssl_certificate_key',
  'fastcgi_catch_stderr',
]);

/** Directives with a parser of their own that may stand once (observed with nginx 1.22.1). */
const once = new Set([
  'aio',
  'alias',
  'charset',
  'directio',
  'disable_symlinks',
  'expires',
  'fastcgi_cache',
  'fastcgi_cache_key',
  'fastcgi_pass',
  'fastcgi_store',
  'grpc_pass',
  'internal',
  'keepalive',
  'keepalive_timeout',
  'memcached_pass',
  'open_file_cache',
  'open_log_file_cache',
  'proxy_cache',
  'proxy_cache_key',
  'proxy_pass',
  'proxy_store',
  'resolver',
  'root',
  'scgi_cache',
  'scgi_cache_key',
  'scgi_pass',
  'scgi_store',
  'try_files',
  'use',
  'user',
  'uwsgi_cache',
  'uwsgi_cache_key',
  'uwsgi_pass',
  'uwsgi_store',
  'worker_connections',
  'worker_cpu_affinity',
  'worker_processes',
  'real_ip_header',
  'source_charset',
  'userid_expires',
  'userid_mark',
  'auth_request',
  'auth_basic_user_file',
  'events',
  'http',
  'limit_except',
]);

/** `root` and `alias` exclude each other. */
const partner: Record<string, string> = { root: 'alias', alias: 'root' };

/** `off` excludes every other line of these. */
const exclusive = new Set(['proxy_redirect', 'proxy_cookie_domain', 'proxy_cookie_path', 'proxy_cookie_flags']);

/** A directive that its block already has; true where nginx refuses it. */
export function reportRepeat(statement: Statement, directive: NginxDirective, scope: Scope): boolean {
  const { seen, context } = frameOf(scope);
  const name = statement.name.value;
  const other = partner[name];
  const first = seen.get(name) ?? (other === undefined ? undefined : seen.get(other));
  seen.set(name, statement);
  if (!first || context === 'unknown') return false;
  const off =
    exclusive.has(name) && [first, statement].some(({ args }) => args.length === 1 && args[0]?.value === 'off');
  const limited =
    off ||
    once.has(name) ||
    (name === 'worker_priority' && first.args[0]?.value !== '0') ||
    (onceKinds.has(directive.valueKind ?? '') && !repeatable.has(name));
  if (!limited) return false;
  scope.builder.report('error', 'nginx/duplicate', statement.name.span, {
    what:
      first.name.value === name
        ? `${code(name)} steht in diesem Block schon einmal.`
        : `In diesem Block steht schon ${code(first.name.value)}.`,
    follows: refuses,
    helps: 'Eine der beiden Zeilen entfernen.',
  });
  return true;
}
