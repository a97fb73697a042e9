import { passTarget } from '../nginx/checkPass';
import { parseNginxAddress, type NginxAddress } from '../values/nginxAddress';
import { allNodes, headPlace, type NginxFiles, type NginxNode } from './nginxFiles';
import { place, type Place } from './place';

/** What nginx speaks to its upstream. */
export type ProxyProtocol = 'uwsgi' | 'suwsgi' | 'http' | 'https' | 'fastcgi' | 'scgi' | 'grpc';

/** One address that a `…_pass` directive sends requests to. */
export interface Target {
  address: NginxAddress;
  /** The argument, or the `server` line of the upstream. */
  place: Place;
}

/** A `…_pass` directive in force. */
export interface Proxy {
  node: NginxNode;
  directive: string;
  protocol: ProxyProtocol;
  /** Empty where the address holds variables or is a name that is not at hand. */
  targets: Target[];
  /** The argument of the directive. */
  place: Place;
  /** The upstream that it names. */
  upstream: NginxNode | null;
}

/** Where nginx itself accepts connections. */
export interface Listen {
  address: NginxAddress;
  place: Place;
  node: NginxNode;
}

const protocols: Record<string, ProxyProtocol> = {
  uwsgi_pass: 'uwsgi',
  proxy_pass: 'http',
  fastcgi_pass: 'fastcgi',
  scgi_pass: 'scgi',
  grpc_pass: 'grpc',
};

const defaultPorts: Partial<Record<ProxyProtocol, number>> = { http: 80, https: 443 };

export function readProxies(files: NginxFiles): Proxy[] {
  const nodes = [...allNodes(files)];
  const upstreams = new Map<string, NginxNode>();
  for (const node of nodes) if (node.name === 'upstream' && node.args[0]) upstreams.set(node.args[0], node);
  const lasts = new Map<NginxNode[], NginxNode>();
  for (const node of nodes) if (Object.hasOwn(protocols, node.name)) lasts.set(node.level, node);
  return nodes.flatMap((node) => {
    if (!Object.hasOwn(protocols, node.name) || node.statement.body || !inHttp(node)) return [];
    // Of several in one block the last one counts (observed with nginx 1.22.1)
    if (lasts.get(node.level) !== node) return [];
    return [readProxy(node, upstreams)];
  });
}

function inHttp(node: NginxNode): boolean {
  for (let block = node.parent; block; block = block.parent) {
    if (block.name === 'stream' || block.name === 'mail') return false;
    if (block.name === 'location' || block.name === 'http') return true;
  }
  return node.parent === null;
}

function readProxy(node: NginxNode, upstreams: ReadonlyMap<string, NginxNode>): Proxy {
  const value = node.args[0] ?? '';
  const target = passTarget(node.name, value);
  const word = node.statement.args[0];
  const at = word ? place(node.file, word.span) : headPlace(node);
  const scheme = target.scheme === 'https' ? 'https' : target.scheme === 'suwsgi' ? 'suwsgi' : null;
  const protocol = scheme ?? protocols[node.name] ?? 'http';
  const proxy: Proxy = { node, directive: node.name, protocol, targets: [], place: at, upstream: null };
  if (value.includes('$') || (node.name === 'proxy_pass' && target.scheme === '')) return proxy;
  const upstream = upstreams.get(target.address);
  if (upstream) {
    proxy.upstream = upstream;
    for (const server of upstream.children.filter(({ name, args }) => name === 'server' && !args.includes('down'))) {
      const address = parseNginxAddress(server.args[0] ?? '', false);
      const first = server.statement.args[0];
      if (typeof address !== 'string' && first)
        proxy.targets.push({ address: withPort(address, 80), place: place(server.file, first.span) });
    }
    return proxy;
  }
  const address = parseNginxAddress(target.address, false);
  if (typeof address === 'string') return proxy;
  const port = defaultPorts[protocol];
  if (address.kind === 'inet' && address.port === null && port === undefined) return proxy;
  proxy.targets.push({ address: withPort(address, port ?? 80), place: at });
  return proxy;
}

const withPort = (address: NginxAddress, port: number): NginxAddress =>
  address.kind === 'inet' && address.port === null ? { ...address, port } : address;

export function readListens(files: NginxFiles): Listen[] {
  return [...allNodes(files)].flatMap((node) => {
    const [first] = node.statement.args;
    if (node.name !== 'listen' || !first || node.parent?.name !== 'server') return [];
    const address = parseNginxAddress(first.value, true);
    if (typeof address === 'string') return [];
    return [{ address: withPort(address, 80), place: headPlace(node), node }];
  });
}

/** The account of nginx's workers: `user` of the whole configuration, else that of Debian; null where neither is known. */
export function nginxAccount(files: NginxFiles): { user: string; group: string; place: Place | null } | null {
  const nodes = files.roots.flat();
  const node = nodes.find(({ name, parent }) => name === 'user' && parent === null);
  const [user, group] = node?.args ?? [];
  if (node && user !== undefined) return { user, group: group ?? user, place: headPlace(node) };
  return files.complete ? null : { user: 'www-data', group: 'www-data', place: null };
}
