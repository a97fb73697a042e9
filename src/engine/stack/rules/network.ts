import { code } from '../../values/explanation';
import { startsAsRoot } from '../accounts';
import { collides, isLoopback, nginxStackAddress, type Endpoint, type StackAddress } from '../endpoints';
import { distinct, type StackFinding, type StackRule } from '../finding';
import type { Deployment, Link } from '../model';
import type { Unit } from '../units';

/** Links of nginx to a TCP socket that uWSGI itself opens under a unit. */
const tcpLinks = ({ links }: Deployment): { link: Link; unit: Unit }[] =>
  links.flatMap((link) => {
    const { address, server, socketUnit } = link.endpoint;
    return address.kind === 'tcp' && server.unit && !socketUnit ? [{ link, unit: server.unit }] : [];
  });

const everything = new Set(['any', '0.0.0.0/0', '127.0.0.0/8', 'localhost']);
const local = new Set([...everything, '127.0.0.1', '127.0.0.1/32']);

/** nginx is shut out by the address filter (systemd.resource-control(5)): what `IPAddressAllow=` names goes first. */
export const ipAddressDeny: StackRule = (deployment) =>
  distinct(tcpLinks(deployment), ({ unit }) => unit).flatMap(({ link, unit }): StackFinding[] => {
    const { address } = link.target;
    if (address.kind !== 'inet' || !isLoopback(address.host) || address.ipv6) return [];
    const line = unit.words('IPAddressDeny').find(({ word }) => word !== null && everything.has(word))?.line;
    if (!line || unit.words('IPAddressAllow').some(({ word }) => word === null || local.has(word))) return [];
    return [
      {
        code: 'stack/ip-address-deny',
        at: line.place,
        values: { directive: code(link.proxy.directive), address: code(`${address.host}:${address.port ?? ''}`) },
        related: [{ at: link.proxy.place, text: 'nginx verbindet sich hier.' }],
      },
    ];
  });

/** In a network of its own the service hears nothing from nginx. */
export const privateNetwork: StackRule = (deployment) =>
  distinct(tcpLinks(deployment), ({ unit }) => unit).flatMap(({ link, unit }): StackFinding[] => {
    const line = unit.boolean('PrivateNetwork') === true ? unit.last('PrivateNetwork') : null;
    if (!line || unit.all('Unit.JoinsNamespaceOf').length > 0 || unit.all('NetworkNamespacePath').length > 0) return [];
    return [
      {
        code: 'stack/private-network',
        at: line.place,
        values: { option: code(link.endpoint.written), address: code(link.endpoint.value) },
        related: [{ at: link.endpoint.place }, { at: link.proxy.place, text: 'nginx verbindet sich hier.' }],
      },
    ];
  });

function familyOf(address: StackAddress): string | null {
  if (address.kind === 'unix' || address.kind === 'abstract') return 'AF_UNIX';
  if (address.kind !== 'tcp') return null;
  return address.host.startsWith('[') ? 'AF_INET6' : 'AF_INET';
}

/** Which families a service may open sockets of; null where nothing forbids any, or the lines mix allowing and denying. */
function allows(unit: Unit): ((family: string) => boolean) | null {
  const lines = unit.all('RestrictAddressFamilies');
  const words = lines.map(({ text }) => (text ?? '').split(/\s+/));
  if (lines.length === 0 || lines.some(({ text }) => text === null)) return null;
  const denies = words.filter(([first = '']) => first.startsWith('~'));
  if (denies.length > 0 && denies.length < words.length) return null;
  const names = new Set(words.flat().map((word) => word.replace(/^~/, '')));
  if (denies.length > 0) return (family) => !names.has(family);
  return (family) => names.has(family);
}

/** uWSGI opens a socket of a family that the sandbox refuses; `Type=notify` needs a Unix socket, too. */
export const addressFamilies: StackRule = ({ servers, endpoints }) =>
  servers.flatMap((server): StackFinding[] => {
    const { unit } = server;
    const line = unit?.last('RestrictAddressFamilies');
    const allowed = unit ? allows(unit) : null;
    if (!unit || !line || !allowed || server.prefixes.includes('+')) return [];
    const own = endpoints.filter((endpoint) => endpoint.server === server && !endpoint.socketUnit);
    const refused = own.find(({ address }) => {
      const family = familyOf(address);
      return family !== null && !allowed(family);
    });
    if (refused) {
      const values = {
        family: code(familyOf(refused.address) ?? ''),
        option: code(refused.written),
        address: code(refused.value),
      };
      return [{ code: 'stack/address-families', at: line.place, values, related: [{ at: refused.place }] }];
    }
    const type = unit.last('Type');
    if (type?.value.value !== 'notify' || allowed('AF_UNIX')) return [];
    return [{ code: 'stack/address-families', variant: 'notify', at: line.place, related: [{ at: type.place }] }];
  });

/** Ports below 1024 need root or a capability (observed: `bind(): Permission denied`, exit code 1). */
export const privilegedPort: StackRule = ({ endpoints }) =>
  endpoints.flatMap((endpoint): StackFinding[] => {
    const { address, server, socketUnit, setting, valuePlace } = endpoint;
    const { unit, settings } = server;
    if (address.kind !== 'tcp' || address.port >= 1024 || socketUnit || !unit) return [];
    if (setting?.value.startsWith('=') || settings.has('cap')) return [];
    const root = startsAsRoot(server);
    const values = { port: `${address.port}`, option: code(endpoint.written) };
    if (root === false) {
      if (unit.words('AmbientCapabilities').some(({ word }) => word === null || /^~|CAP_NET_BIND_SERVICE/i.test(word)))
        return [];
      const user = unit.last('User') ?? unit.last('DynamicUser');
      const shown = { ...values, account: code(`${user?.key ?? 'User'}=${user?.value.value ?? ''}`) };
      return [
        { code: 'stack/privileged-port', at: valuePlace, values: shown, related: user ? [{ at: user.place }] : [] },
      ];
    }
    const uid = settings.last('uid', 'immediate-uid');
    const stays = settings.has('drop-after-init', 'drop-after-apps', 'master-as-root');
    if (root !== true || !uid || uid.known === null || /^(?:root|0)$/.test(uid.known) || stays) return [];
    const at = { file: uid.file, span: uid.valueSpan ?? uid.name };
    return [
      {
        code: 'stack/privileged-port',
        variant: 'dropped',
        at: valuePlace,
        values: { ...values, account: code(uid.known) },
        related: [{ at }],
      },
    ];
  });

/** Two programs cannot have one address; of two Unix sockets the later one takes the path away from the first. */
export const addressInUse: StackRule = (deployment) => [...betweenServers(deployment), ...withNginx(deployment)];

function betweenServers({ endpoints }: Deployment): StackFinding[] {
  const first = new Map<string, Endpoint[]>();
  return endpoints.flatMap((endpoint): StackFinding[] => {
    const { address, server, valuePlace } = endpoint;
    if (!server.unit || endpoint.socketUnit) return [];
    const key = address.kind === 'unix' ? address.path : address.kind === 'tcp' ? `:${address.port}` : null;
    if (key === null) return [];
    const others = first.get(key) ?? [];
    if (others.length < 20) first.set(key, [...others, endpoint]);
    const other = others.find(
      (candidate) => candidate.server.unit !== server.unit && collides(candidate.address, address),
    );
    if (!other?.server.unit) return [];
    return [
      {
        code: 'stack/address-in-use',
        variant: address.kind === 'unix' ? 'unix' : undefined,
        at: valuePlace,
        values: { address: code(endpoint.value), unit: code(server.unit.name), other: code(other.server.unit.name) },
        related: [{ at: other.place }],
      },
    ];
  });
}

function withNginx({ endpoints, listens, links }: Deployment): StackFinding[] {
  // A host of another name is another machine or container, with ports of its own
  const remote = new Set(
    links.flatMap(({ target: { address }, endpoint }) =>
      address.kind === 'inet' && !isLoopback(address.host) ? [endpoint] : [],
    ),
  );
  return endpoints.flatMap((endpoint): StackFinding[] => {
    const { address } = endpoint;
    if (address.kind !== 'tcp' || remote.has(endpoint) || endpoint.socketUnit) return [];
    const listen = listens.find(
      (candidate) =>
        candidate.address.kind === 'inet' &&
        candidate.address.ipv6 === address.host.startsWith('[') &&
        collides(nginxStackAddress(candidate.address), address),
    );
    if (!listen) return [];
    const values = { address: code(endpoint.value), option: code(endpoint.written), port: `${address.port}` };
    return [
      { code: 'stack/address-in-use', variant: 'nginx', at: listen.place, values, related: [{ at: endpoint.place }] },
    ];
  });
}
