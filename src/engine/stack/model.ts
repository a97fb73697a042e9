import type { ProfileName } from '../types';
import { defaultProfile } from '../profiles';
import { endpointsOf, reaches, type Endpoint } from './endpoints';
import { readNginxFiles, type NginxFiles } from './nginxFiles';
import { nginxAccount, readListens, readProxies, type Listen, type Proxy, type Target } from './proxies';
import { readServers, replacedServers, type Server } from './servers';
import type { StackFile, StackOptions } from './types';
import { readUnits, type Unit } from './units';

/** nginx sends requests to this endpoint. */
export interface Link {
  proxy: Proxy;
  target: Target;
  endpoint: Endpoint;
}

/** A deployment as its files describe it; what the rules look at. */
export interface Deployment {
  files: readonly StackFile[];
  units: Unit[];
  servers: Server[];
  /** What commands that a drop-in file has taken back would have started. */
  replaced: Server[];
  endpoints: Endpoint[];
  nginx: NginxFiles;
  proxies: Proxy[];
  listens: Listen[];
  nginxAccount: ReturnType<typeof nginxAccount>;
  links: Link[];
}

export function readDeployment(files: readonly StackFile[], options: StackOptions): Deployment {
  const { catalogue } = options;
  const profile: ProfileName = options.profile ?? defaultProfile;
  const units = readUnits(files, catalogue, profile);
  const servers = readServers(files, units, catalogue, profile);
  const endpoints = servers.flatMap((server) => endpointsOf(server, socketsOf(server, units)));
  const nginx = readNginxFiles(files, catalogue, profile);
  const proxies = readProxies(nginx);
  return {
    files,
    units,
    servers,
    replaced: replacedServers(files, units, catalogue, profile),
    endpoints,
    nginx,
    proxies,
    listens: readListens(nginx),
    nginxAccount: nginxAccount(nginx),
    links: linksOf(proxies, endpoints),
  };
}

/** Socket units that start the service of a uWSGI: by `Service=`, by `Sockets=`, or by the same name. */
function socketsOf({ unit }: Server, units: readonly Unit[]): Unit[] {
  if (!unit) return [];
  const wanted = unit.words('Sockets').map(({ word }) => word);
  return units.filter((socket) => {
    if (socket.type !== 'socket') return false;
    const service = socket.text('Service') ?? socket.name.replace(/\.socket$/, '.service');
    return service === unit.name || wanted.includes(socket.name);
  });
}

function linksOf(proxies: readonly Proxy[], endpoints: readonly Endpoint[]): Link[] {
  const byKey = new Map<string, Endpoint[]>();
  for (const endpoint of endpoints) {
    const { address } = endpoint;
    const key = address.kind === 'unix' ? address.path : address.kind === 'tcp' ? `:${address.port}` : null;
    if (key !== null) byKey.set(key, [...(byKey.get(key) ?? []), endpoint].slice(0, 20));
  }
  return proxies.flatMap((proxy) =>
    proxy.targets.flatMap((target) => {
      const { address } = target;
      const key = address.kind === 'unix' ? address.path.replace(/^\/var\/run\//, '/run/') : `:${address.port ?? ''}`;
      return (byKey.get(key) ?? [])
        .filter((endpoint) => reaches(address, endpoint.address))
        .map((endpoint) => ({ proxy, target, endpoint }));
    }),
  );
}
