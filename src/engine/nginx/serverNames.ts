import { code } from '../values/explanation';
import { parseNginxAddress } from '../values/nginxAddress';
import { listenKey } from './checkListen';
import type { Statement } from './parser';
import { report, type Scope } from './scope';
import type { Word } from './word';

/**
 * Two `server` blocks with one name on one address: nginx warns and never asks the second.
 *
 * Source: nginx 1.22.1, src/http/ngx_http.c:ngx_http_server_names; a block without `listen` has port 80, one without
 * `server_name` the empty name.
 */
export function checkServerNames(http: readonly Statement[], scope: Scope): void {
  const seen = new Set<string>();
  // nginx compares names where there is more than one block
  const blocks = new Map<string, number>();
  for (const { name, body } of http) {
    if (name.value !== 'server' || !body) continue;
    for (const address of addressesOf(body)) blocks.set(address, (blocks.get(address) ?? 0) + 1);
  }
  for (const server of http) {
    if (server.name.value !== 'server' || !server.body) continue;
    const body = server.body;
    // What is included may name the server
    if (body.some(({ name }) => name.value === 'include') && !body.some(({ name }) => name.value === 'server_name'))
      continue;
    const names: Word[] = body.flatMap(({ name, args }) => (name.value === 'server_name' ? args : []));
    const places = names.length > 0 ? names : [{ ...server.name, value: '' }];
    for (const address of addressesOf(body)) {
      if ((blocks.get(address) ?? 0) < 2) continue;
      for (const word of places) {
        const key = `${address} ${word.value.toLowerCase()}`;
        if (word.value.startsWith('~')) continue;
        if (seen.has(key)) {
          report(
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
            scope,
          );
        }
        seen.add(key);
      }
    }
  }
}

function addressesOf(body: readonly Statement[]): Set<string> {
  const keys = new Set<string>();
  for (const { name, args } of body) {
    const address = name.value === 'listen' && args[0] ? parseNginxAddress(args[0].value, true) : null;
    if (address !== null && typeof address !== 'string') keys.add(listenKey(address));
  }
  return keys.size > 0 ? keys : new Set(['0.0.0.0:80']);
}
