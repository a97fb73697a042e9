import { code } from './explanation';
import { parseNginxNumber } from './nginxSize';

/** An address in `listen`, `server` or a `…_pass` directive. */
export type NginxAddress =
  { kind: 'unix'; path: string } | { kind: 'inet'; host: string; port: number | null; ipv6: boolean };

export type AddressProblem = 'no-path' | 'no-host' | 'invalid-host' | 'invalid-port';

/**
 * An address as nginx reads it: `unix:` and a path, `[IPv6]` with or without a port, a host with or without a port;
 * where nginx itself listens, a bare number is a port.
 *
 * Source: nginx 1.22.1, src/core/ngx_inet.c:ngx_parse_url, ngx_parse_unix_domain_url, ngx_parse_inet_url.
 */
export function parseNginxAddress(text: string, listen: boolean, uri = false): NginxAddress | AddressProblem {
  if (text.toLowerCase().startsWith('unix:')) return unixAddress(text.slice(5), uri);
  if (text.startsWith('[')) return ipv6Address(text, listen);
  const authority = cut(text, uri);
  if (authority === null) return 'invalid-host';
  const colon = authority.indexOf(':');
  if (colon < 0) {
    if (listen && /^[0-9]+(?:-[0-9]+)?$/.test(authority)) {
      const port = firstPort(authority);
      return port === 'invalid-port' ? port : { kind: 'inet', host: '*', port, ipv6: false };
    }
    if (authority === '') return 'no-host';
    return { kind: 'inet', host: authority, port: null, ipv6: false };
  }
  const host = authority.slice(0, colon);
  const port = listen ? firstPort(authority.slice(colon + 1)) : parsePort(authority.slice(colon + 1));
  if (port === 'invalid-port') return port;
  if (host === '') return 'no-host';
  return { kind: 'inet', host, port, ipv6: false };
}

function unixAddress(rest: string, uri: boolean): NginxAddress | AddressProblem {
  const colon = uri ? rest.indexOf(':') : -1;
  const path = colon < 0 ? rest : rest.slice(0, colon);
  return path === '' ? 'no-path' : { kind: 'unix', path };
}

/** The part before the path; null where there is one and none may be. */
function cut(text: string, uri: boolean): string | null {
  const at = text.search(/[/?]/);
  if (at < 0) return text;
  return uri ? text.slice(0, at) : null;
}

function ipv6Address(text: string, listen: boolean): NginxAddress | AddressProblem {
  const close = text.indexOf(']');
  if (close < 0) return 'invalid-host';
  const host = text.slice(0, close + 1);
  if (!isIpv6(host.slice(1, -1))) return 'invalid-host';
  const rest = cut(text.slice(close + 1), true) ?? '';
  if (rest === '') return { kind: 'inet', host, port: null, ipv6: true };
  if (!rest.startsWith(':')) return 'invalid-host';
  const port = listen ? firstPort(rest.slice(1)) : parsePort(rest.slice(1));
  return port === 'invalid-port' ? port : { kind: 'inet', host, port, ipv6: true };
}

/** `8000-8010` listens on each of these ports. */
function firstPort(text: string): number | 'invalid-port' {
  const dash = text.indexOf('-');
  if (dash < 0) return parsePort(text);
  const first = parsePort(text.slice(0, dash));
  const last = parsePort(text.slice(dash + 1));
  return first === 'invalid-port' || last === 'invalid-port' || last < first ? 'invalid-port' : first;
}

function parsePort(text: string): number | 'invalid-port' {
  const port = parseNginxNumber(text);
  return port === null || port < 1 || port > 65535 ? 'invalid-port' : port;
}

export function isIpv4(text: string): boolean {
  const parts = text.split('.', 5);
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256);
}

/** Groups of one to four hexadecimal digits, `::` once, an IPv4 address at the end. */
export function isIpv6(text: string): boolean {
  if (text.length > 60 || !/^[0-9A-Fa-f:.]+$/.test(text)) return false;
  const halves = text.split('::');
  if (halves.length > 2) return false;
  let groups = 0;
  for (const [index, half] of halves.entries()) {
    if (half === '') continue;
    const parts = half.split(':');
    for (const [at, part] of parts.entries()) {
      const last = index === halves.length - 1 && at === parts.length - 1;
      if (last && isIpv4(part)) groups += 2;
      else if (/^[0-9A-Fa-f]{1,4}$/.test(part)) groups += 1;
      else return false;
    }
  }
  return halves.length === 2 ? groups < 8 : groups === 8;
}

/** An address, or a network in CIDR notation. */
export function isNetwork(text: string): boolean {
  const slash = text.indexOf('/');
  const address = slash < 0 ? text : text.slice(0, slash);
  const bits = slash < 0 ? 0 : parseNginxNumber(text.slice(slash + 1));
  if (bits === null) return false;
  return isIpv4(address) ? bits <= 32 : isIpv6(address) && bits <= 128;
}

export function describeListen(address: NginxAddress): string {
  if (address.kind === 'unix') return `nginx nimmt Verbindungen an der Datei ${code(address.path)} an (Unix-Socket).`;
  const port = `Port ${address.port ?? 80}`;
  if (address.host === '*' || address.host === '0.0.0.0')
    return `nginx nimmt Verbindungen auf ${port} an allen IPv4-Adressen des Rechners an.`;
  if (address.host === '[::]') return `nginx nimmt Verbindungen auf ${port} an allen IPv6-Adressen des Rechners an.`;
  const local = /^127\.|^localhost$|^\[::1\]$/.test(address.host)
    ? '; erreichbar ist das nur von diesem Rechner aus'
    : '';
  return `nginx nimmt Verbindungen auf ${port} an der Adresse ${code(address.host)} an${local}.`;
}

/** Where nginx connects to. */
export function describeUpstream(address: NginxAddress, protocol: string): string {
  if (address.kind === 'unix')
    return `Die Anfrage geht mit ${protocol} an den Unix-Socket ${code(address.path)}; nginx braucht Schreibrecht auf die Datei.`;
  const port = address.port === null ? '' : `, Port ${address.port}`;
  if (/^127\.|^localhost$|^\[::1\]$/.test(address.host))
    return `Die Anfrage geht mit ${protocol} an diesen Rechner${port}.`;
  return `Die Anfrage geht mit ${protocol} an ${code(address.host)}${port}.`;
}
