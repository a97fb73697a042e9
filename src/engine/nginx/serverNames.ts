import { code } from '../values/explanation';
import { parseNginxAddress } from '../values/nginxAddress';
import { listenKey } from './checkListen';
import { ownNodes } from './inheritance';
import type { NginxBlock } from './readNginx';
import { reportLate, type Scope } from './scope';

/**
 * Two `server` blocks with one name on one address: nginx warns and never asks the second.
 *
 * Source: nginx 1.22.1, src/http/ngx_http.c:ngx_http_server_names; a block without `listen` has port 80, one without
 * `server_name` the empty name.
 */
export function checkServerNames(http: NginxBlock, scope: Scope): void {
  const seen = new Set<string>();
  // nginx compares names where there is more than one block
  const blocks = new Map<string, number>();
  const servers = ownNodes(http, 'server');
  for (const { inner } of servers) {
    if (!inner) continue;
    for (const address of addressesOf(inner)) blocks.set(address, (blocks.get(address) ?? 0) + 1);
  }
  for (const { statement: server, inner } of servers) {
    if (!inner) continue;
    const given = ownNodes(inner, 'server_name');
    // What is included may name the server
    if (given.length === 0 && ownNodes(inner, 'include').some(({ found }) => !found)) continue;
    const names = given.flatMap(({ statement }) => statement.args.map((word) => ({ word, statement })));
    const places = names.length > 0 ? names : [{ word: { ...server.name, value: '' }, statement: server }];
    for (const address of addressesOf(inner)) {
      if ((blocks.get(address) ?? 0) < 2) continue;
      for (const { word, statement } of places) {
        const key = `${address} ${word.value.toLowerCase()}`;
        if (word.value.startsWith('~')) continue;
        if (seen.has(key)) {
          reportLate(
            {
              place: word.span,
              what:
                word.value === ''
                  ? `An dieser Adresse gibt es schon einen ${code('server')}-Block ohne Namen.`
                  : `Den Namen ${code(word.value)} hat an dieser Adresse schon ein anderer ${code('server')}-Block.`,
              follows: 'nginx warnt und übergeht den Namen hier; die Anfragen beantwortet der erste Block.',
              helps: 'Einen der beiden Blöcke entfernen oder anders benennen.',
              code: 'nginx/duplicate',
              severity: 'warning',
            },
            statement,
            scope,
          );
        }
        seen.add(key);
      }
    }
  }
}

function addressesOf(server: NginxBlock): Set<string> {
  const keys = new Set<string>();
  for (const { statement } of ownNodes(server, 'listen')) {
    const word = statement.args[0];
    const address = word ? parseNginxAddress(word.value, true) : null;
    if (address !== null && typeof address !== 'string') keys.add(listenKey(address));
  }
  return keys.size > 0 ? keys : new Set(['0.0.0.0:80']);
}
