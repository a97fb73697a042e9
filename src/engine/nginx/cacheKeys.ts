import { code } from '../values/explanation';
import { inForce, ownNodes } from './inheritance';
import type { NginxBlock, NginxNode } from './readNginx';
import { reportLate, type Scope } from './scope';

/**
 * `proxy_cache` has a key of its own; where one of the others has none, nginx warns.
 *
 * Source: nginx 1.22.1, src/http/modules/ngx_http_uwsgi_module.c:ngx_http_uwsgi_merge_loc_conf and its like.
 */
export function checkCacheKey(node: NginxNode, scope: Scope): void {
  const { statement, block } = node;
  const name = statement.name.value;
  if (!/^(?:uwsgi|fastcgi|scgi)_cache$/.test(name) || statement.args[0]?.value === 'off') return;
  if (scope.open || !lacksKey(block, `${name}_key`)) return;
  reportLate(
    {
      place: statement.span,
      what: `Zu ${code(name)} fehlt ${code(`${name}_key`)}.`,
      follows: 'nginx warnt; woran es gespeicherte Antworten unterscheiden soll, ist nicht festgelegt.',
      helps: `Zum Beispiel ${code(`${name}_key $scheme$host$request_uri;`)} ergänzen.`,
      code: 'nginx/missing-directive',
      severity: 'warning',
    },
    statement,
    scope,
  );
}

function lacksKey(block: NginxBlock, key: string): boolean {
  if (inForce(block, key).length > 0) return false;
  // In `http` nothing is cached; each `server` inherits it and may bring a key
  return (
    block.context !== 'http' ||
    ownNodes(block, 'server').some(({ inner }) => inner !== null && ownNodes(inner, key).length === 0)
  );
}
