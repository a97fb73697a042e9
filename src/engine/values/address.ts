import { code, type Explanation } from './explanation';

/** Where a socket of uWSGI listens or connects. */
export type Address =
  | { kind: 'unix'; path: string }
  | { kind: 'abstract'; name: string }
  | { kind: 'shared'; index: string }
  | { kind: 'tcp'; host: string; port: string };

/**
 * An address as uWSGI reads it: a colon makes it TCP, `@` an abstract Unix socket, `=` a shared socket;
 * everything else is the path of a Unix socket.
 *
 * Source: uWSGI 2.0.30, core/socket.c:generate_socket_name and bind_to_unix, bind_to_tcp.
 */
export function parseAddress(text: string): Address {
  // `--http :80,foo.pem` style lists and `addr,key=value` pairs: the address ends at the first comma
  const address = text.split(',', 1)[0] ?? '';
  if (address.startsWith('=')) return { kind: 'shared', index: address.slice(1) };
  if (address.startsWith('@')) return { kind: 'abstract', name: address.slice(1) };
  const colon = address.lastIndexOf(':');
  if (colon < 0) return { kind: 'unix', path: address };
  return { kind: 'tcp', host: address.slice(0, colon), port: address.slice(colon + 1) };
}

export function explainAddress(text: string): Explanation {
  return { entry: 'value/address', text: describe(parseAddress(text)) };
}

function describe(address: Address): string {
  switch (address.kind) {
    case 'abstract':
      return `Abstrakter Unix-Socket ${code(`@${address.name}`)}: ein Name im Kernel ohne Datei und ohne Dateirechte.`;
    case 'shared':
      return `Gemeinsamer Socket Nummer ${code(address.index)}, den \`shared-socket\` geöffnet hat.`;
    case 'unix':
      return address.path.startsWith('/')
        ? `Unix-Socket: die Datei ${code(address.path)}. Erreichbar ist sie für Prozesse auf demselben Rechner mit Schreibrecht auf die Datei.`
        : `Ohne Doppelpunkt ist das keine Portnummer, sondern ein Unix-Socket: die Datei ${code(address.path)} im Arbeitsverzeichnis.`;
    case 'tcp':
      return describeTcp(address.host, address.port);
  }
}

function describeTcp(host: string, port: string): string {
  if (port === '0') return `Adresse ${code(host)}; den Port wählt der Kernel beim Start.`;
  const where = `Port ${port.replace(/[^\w-]/g, '')}`;
  if (host === '' || host === '0.0.0.0' || host === '*') {
    return `${where} auf allen IPv4-Adressen des Rechners, also auch von außen erreichbar, sofern keine Firewall davorsteht.`;
  }
  if (host === '[::]') return `${where} auf allen IPv6-Adressen des Rechners, also auch von außen erreichbar.`;
  if (/^127\./.test(host) || host === 'localhost' || host === '[::1]') {
    return `${where} auf ${code(host)}: erreichbar nur von diesem Rechner aus.`;
  }
  return `${where} auf der Adresse ${code(host)}.`;
}
