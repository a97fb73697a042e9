import type { Fix } from '../../types';
import { code } from '../../values/explanation';
import type { NginxAddress } from '../../values/nginxAddress';
import { isLoopback, type Endpoint } from '../endpoints';
import type { StackFinding, StackRule } from '../finding';
import type { Deployment } from '../model';
import { normalPath } from '../paths';
import type { Proxy, Target } from '../proxies';

interface Miss {
  proxy: Proxy;
  target: Target;
  /** Path or port, to tell addresses apart. */
  key: string;
}

/**
 * nginx sends requests to an address at which none of the uWSGI at hand listens, while one of them listens somewhere
 * that nginx never asks. Silent as soon as something is not known, or another program could listen there.
 */
export const missedAddress: StackRule = (deployment) => {
  const { servers, endpoints } = deployment;
  const vague =
    servers.length === 0 ||
    servers.some(({ opaque, settings }) => opaque || settings.open || settings.has('emperor', 'fastrouter')) ||
    endpoints.some(({ address }) => address.kind === 'unknown');
  if (vague) return [];
  const linked = new Set(deployment.links.map(({ endpoint }) => endpoint));
  const free = endpoints.filter((endpoint) => !linked.has(endpoint));
  if (free.length === 0) return [];
  const misses = missesOf(deployment);
  const uwsgi = misses.filter(({ proxy }) => proxy.protocol === 'uwsgi');
  const http = misses.filter(({ proxy }) => proxy.protocol === 'http');
  const httpFree = free.filter(({ protocol }) => protocol === 'http');
  // An HTTP address may be that of any program; it is compared with other sockets only where nothing else is in play
  const alone = linked.size === 0 && uwsgi.length === 0;
  return [
    ...report(uwsgi, preferred(free, 'uwsgi')),
    ...report(http, httpFree.length > 0 ? httpFree : alone ? free : []),
  ];
};

const preferred = (free: Endpoint[], protocol: string): Endpoint[] => {
  const same = free.filter((endpoint) => endpoint.protocol === protocol);
  return same.length > 0 ? same : free;
};

/** Local addresses that reach nothing; those of upstreams that reach something elsewhere are left out. */
function missesOf(deployment: Deployment): Miss[] {
  const reached = new Set(deployment.links.map(({ proxy }) => proxy));
  return deployment.proxies
    .filter((proxy) => !reached.has(proxy))
    .flatMap((proxy) =>
      proxy.targets.flatMap((target): Miss[] => {
        const key = keyOf(target.address);
        return key === null || isForeign(key, deployment) ? [] : [{ proxy, target, key }];
      }),
    );
}

function keyOf(address: NginxAddress): string | null {
  if (address.kind === 'unix') return normalPath(address.path);
  return isLoopback(address.host) && address.port !== null ? `:${address.port}` : null;
}

/** Another program of the deployment names the address. */
function isForeign(key: string, { units, servers }: Deployment): boolean {
  const own = new Set(servers.map(({ unit }) => unit));
  const bare = key.replace(/^:/, '');
  return units.some((unit) => !own.has(unit) && unit.all('ExecStart').some(({ value }) => value.value.includes(bare)));
}

function report(misses: readonly Miss[], candidates: readonly Endpoint[]): StackFinding[] {
  const keys = new Set(misses.map(({ key }) => key));
  const [first] = candidates;
  if (keys.size !== 1 || !first) return [];
  return misses.slice(0, 5).map(({ proxy, target }) => {
    const same = candidates.find(({ address }) => address.kind === (target.address.kind === 'unix' ? 'unix' : 'tcp'));
    const endpoint = same ?? first;
    const values = {
      directive: code(proxy.directive),
      asked: code(shown(target.address)),
      option: code(endpoint.written),
      address: code(endpoint.value),
    };
    const related = [{ at: endpoint.place, text: 'Hier nimmt uWSGI Verbindungen an.' }];
    const name =
      same === undefined
        ? 'stack/nobody-listens'
        : target.address.kind === 'unix'
          ? 'stack/socket-path'
          : samePort(target, endpoint)
            ? 'stack/nobody-listens'
            : 'stack/port-mismatch';
    const variant = same && samePort(target, endpoint) ? 'family' : undefined;
    return { code: name, at: target.place, values, variant, related, fixes: fixesOf(proxy, target, endpoint) };
  });
}

const samePort = ({ address }: Target, endpoint: Endpoint): boolean =>
  address.kind === 'inet' && endpoint.address.kind === 'tcp' && endpoint.address.port === address.port;

const shown = (address: NginxAddress): string =>
  address.kind === 'unix' ? `unix:${address.path}` : `${address.host}:${address.port ?? ''}`;

/** The address of uWSGI in place of the one that nginx asks. */
function fixesOf(proxy: Proxy, { address, place }: Target, { address: found }: Endpoint): Fix[] {
  const [word] = proxy.node.statement.args;
  const direct = proxy.upstream === null && word?.span.start === place.span.start;
  const text = direct ? word.value : '';
  if (!direct || word.quote !== null) return [];
  if (address.kind === 'unix' && found.kind === 'unix' && text.includes(address.path)) {
    const replaced = text.replace(address.path, () => found.path);
    return [{ title: `${found.path} eintragen`, edits: [{ span: place.span, text: replaced }] }];
  }
  if (address.kind === 'inet' && found.kind === 'tcp' && found.port !== address.port) {
    const replaced = text.replace(`:${address.port ?? ''}`, () => `:${found.port}`);
    return replaced === text
      ? []
      : [{ title: `Port ${found.port} eintragen`, edits: [{ span: place.span, text: replaced }] }];
  }
  return [];
}
