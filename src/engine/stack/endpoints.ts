import { parseAddress } from '../values/address';
import type { NginxAddress } from '../values/nginxAddress';
import { resolvePath } from './paths';
import { type Place } from './place';
import type { Server } from './servers';
import { settingPlace, valuePlace, writtenName, type PlacedSetting } from './settings';
import type { Unit } from './units';

/** Where something listens, as far as it is known. */
export type StackAddress =
  | { kind: 'unix'; path: string }
  | { kind: 'tcp'; host: string; port: number }
  | { kind: 'abstract'; name: string }
  | { kind: 'unknown' };

/** What an endpoint speaks; `other` for what nginx cannot be asked to speak. */
export type Protocol = 'uwsgi' | 'suwsgi' | 'http' | 'https' | 'fastcgi' | 'scgi' | 'other';

/** One socket that a uWSGI answers at. */
export interface Endpoint {
  server: Server;
  protocol: Protocol;
  address: StackAddress;
  /** A router process of its own stands before the workers. */
  router: boolean;
  /** The option as written: `--http`, `socket`; `ListenStream=` of a socket unit. */
  written: string;
  /** Address as written. */
  value: string;
  /** Option and address. */
  place: Place;
  valuePlace: Place;
  setting: PlacedSetting | null;
  /** systemd has opened it. */
  socketUnit: Unit | null;
}

/** What each option that opens a socket speaks (uWSGI 2.0.30, core/uwsgi.c and plugins/http). */
const socketOptions: Record<string, Protocol> = {
  socket: 'uwsgi',
  'uwsgi-socket': 'uwsgi',
  'suwsgi-socket': 'suwsgi',
  'ssl-socket': 'suwsgi',
  'http-socket': 'http',
  'http11-socket': 'http',
  'https-socket': 'https',
  http: 'http',
  https: 'https',
  https2: 'https',
  'fastcgi-socket': 'fastcgi',
  'fastcgi-nph-socket': 'fastcgi',
  'scgi-socket': 'scgi',
  'scgi-nph-socket': 'scgi',
  'raw-socket': 'other',
  'puwsgi-socket': 'other',
};

export const socketOptionNames = Object.keys(socketOptions);

/** `protocol = http`: what `socket` and a socket of systemd speak. */
const protocolWords: Record<string, Protocol> = {
  uwsgi: 'uwsgi',
  http: 'http',
  https: 'https',
  fastcgi: 'fastcgi',
  scgi: 'scgi',
  suwsgi: 'suwsgi',
};

export function defaultProtocol({ settings }: Server): Protocol {
  const setting = settings.last('protocol');
  if (!setting) return 'uwsgi';
  return setting.known === null ? 'other' : (protocolWords[setting.known] ?? 'other');
}

/** Where a uWSGI runs when it opens its sockets: `chdir`, else `WorkingDirectory=` (observed with 2.0.21). */
export function workingDirectory({ settings, unit }: Server): string | null {
  const directory = unitDirectory(unit);
  const chdir = settings.last('chdir');
  if (!chdir) return settings.open ? null : directory;
  return chdir.known === null || chdir.conditional ? null : resolvePath(chdir.known, directory);
}

function unitDirectory(unit: Unit | null): string | null {
  if (!unit) return null;
  const line = unit.last('WorkingDirectory');
  if (!line) return unit.complete ? '/' : null;
  return line.text === null ? null : resolvePath(line.text.replace(/^-/, ''), null);
}

export function endpointsOf(server: Server, sockets: readonly Unit[]): Endpoint[] {
  const { settings } = server;
  const own = settings.list.flatMap((setting): Endpoint[] => {
    const protocol = socketOptions[setting.option.canonical];
    if (protocol === undefined) return [];
    const name = setting.option.canonical;
    return [
      {
        server,
        protocol: name === 'socket' ? defaultProtocol(server) : protocol,
        address: addressOf(setting, server),
        router: name === 'http' || name === 'https' || name === 'https2',
        written: writtenName(setting),
        value: setting.value,
        place: settingPlace(setting),
        valuePlace: valuePlace(setting),
        setting,
        socketUnit: null,
      },
    ];
  });
  return [...own, ...socketEndpoints(server, sockets)];
}

/** systemd hands over what a socket unit has opened; uWSGI speaks its own protocol there (observed with 2.0.21). */
function socketEndpoints(server: Server, sockets: readonly Unit[]): Endpoint[] {
  return sockets.flatMap((unit) =>
    unit.all('ListenStream').map((line): Endpoint => {
      const value = line.text ?? '';
      return {
        server,
        protocol: defaultProtocol(server),
        address: line.text === null ? { kind: 'unknown' } : listenAddress(value),
        router: false,
        written: 'ListenStream=',
        value,
        place: line.place,
        valuePlace: line.valuePlace,
        setting: null,
        socketUnit: unit,
      };
    }),
  );
}

function addressOf({ known, conditional, value }: PlacedSetting, server: Server): StackAddress {
  if (known === null || conditional || value === '') return { kind: 'unknown' };
  const address = parseAddress(known);
  switch (address.kind) {
    case 'abstract':
      return { kind: 'abstract', name: address.name };
    case 'shared': {
      const shared = server.settings.all('shared-socket', 'undeferred-shared-socket')[Number(address.index)];
      return shared && !shared.value.startsWith('=') ? addressOf(shared, server) : { kind: 'unknown' };
    }
    case 'unix': {
      const path = resolvePath(address.path, workingDirectory(server));
      return path === null ? { kind: 'unknown' } : { kind: 'unix', path };
    }
    case 'tcp':
      return tcp(address.host, address.port);
  }
}

function tcp(host: string, port: string): StackAddress {
  if (!/^\d{1,5}$/.test(port) || Number(port) === 0 || host === 'fd' || host.includes('/')) return { kind: 'unknown' };
  return { kind: 'tcp', host: host === '*' ? '' : host, port: Number(port) };
}

/** Address of a `ListenStream=` line (systemd.socket(5)): a path, `@name`, a port, `host:port`. */
function listenAddress(value: string): StackAddress {
  if (value.startsWith('/')) return { kind: 'unix', path: resolvePath(value, null) ?? value };
  if (value.startsWith('@')) return { kind: 'abstract', name: value.slice(1) };
  if (/^\d+$/.test(value)) return tcp('[::]', value);
  const colon = value.lastIndexOf(':');
  return colon < 0 ? { kind: 'unknown' } : tcp(value.slice(0, colon), value.slice(colon + 1));
}

const isWildcard = (host: string): boolean => host === '' || host === '0.0.0.0' || host === '[::]';

export const isLoopback = (host: string): boolean => /^127\.|^localhost$|^\[::1\]$/i.test(host);

/** Whether a connection of nginx to this address reaches the endpoint. */
export function reaches(target: NginxAddress, address: StackAddress): boolean {
  if (target.kind === 'unix') return address.kind === 'unix' && resolvePath(target.path, null) === address.path;
  if (address.kind !== 'tcp' || address.port !== target.port) return false;
  const { host } = address;
  // An IPv4 wildcard hears nothing that is sent to an IPv6 address; [::] hears both
  if (target.ipv6) return host === '[::]' || host === target.host || (host === 'localhost' && isLoopback(target.host));
  if (isWildcard(host) || host === target.host) return true;
  return isLoopback(host) && isLoopback(target.host) && (target.host === 'localhost' || host === 'localhost');
}

/** Two listeners that cannot both have their address. */
export function collides(first: StackAddress, second: StackAddress): boolean {
  if (first.kind === 'unix' && second.kind === 'unix') return first.path === second.path;
  if (first.kind === 'abstract' && second.kind === 'abstract') return first.name === second.name;
  if (first.kind !== 'tcp' || second.kind !== 'tcp' || first.port !== second.port) return false;
  return first.host === second.host || isWildcard(first.host) || isWildcard(second.host);
}

export function nginxStackAddress(address: NginxAddress): StackAddress {
  if (address.kind === 'unix') {
    const path = resolvePath(address.path, null);
    return path === null ? { kind: 'unknown' } : { kind: 'unix', path };
  }
  return address.port === null
    ? { kind: 'unknown' }
    : { kind: 'tcp', host: address.host === '*' ? '' : address.host, port: address.port };
}
