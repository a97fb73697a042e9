import { code } from '../values/explanation';
import { parseNginxAddress } from '../values/nginxAddress';
import { listenKey } from './checkListen';
import { ownNodes } from './inheritance';
import type { Statement } from './parser';
import type { NginxBlock } from './readNginx';
import { reportLate, type Scope } from './scope';

const has = (block: NginxBlock, name: string): Statement | undefined =>
  ownNodes(block, name).find(({ statement }) => statement.args.length > 0)?.statement;
const isDefault = ({ args }: Statement): boolean =>
  args.some(({ value }) => value === 'default_server' || value === 'default');

/**
 * An address with TLS needs a certificate in its default server: the one marked so, else the first of the file.
 *
 * Source: nginx 1.22.1, src/http/modules/ngx_http_ssl_module.c:ngx_http_ssl_init.
 */
export function checkCertificates(http: NginxBlock, scope: Scope): void {
  const above = has(http, 'ssl_certificate');
  const addresses = new Map<
    string,
    { ssl: boolean; first: NginxBlock; standard: NginxBlock | null; listen: Statement }
  >();
  for (const { inner: server } of ownNodes(http, 'server')) {
    if (!server) continue;
    // What is included may bring the certificate
    if (ownNodes(server, 'include').some(({ found }) => !found)) return;
    for (const { statement: listen } of ownNodes(server, 'listen')) {
      const word = listen.args[0];
      const address = word ? parseNginxAddress(word.value, true) : null;
      if (address === null || typeof address === 'string') continue;
      const key = listenKey(address);
      const known = addresses.get(key) ?? { ssl: false, first: server, standard: null, listen };
      if (listen.args.some(({ value }) => value === 'ssl')) known.ssl = true;
      if (isDefault(listen)) known.standard = server;
      addresses.set(key, known);
    }
    checkKey(server, http, scope);
  }
  for (const { ssl, first, standard, listen } of addresses.values()) {
    const server = standard ?? first;
    if (
      !ssl ||
      above ||
      has(server, 'ssl_certificate') ||
      has(server, 'ssl_reject_handshake') ||
      has(http, 'ssl_reject_handshake')
    )
      continue;
    reportLate(
      {
        place: listen.span,
        what: `Für ${code(listen.args[0]?.value ?? '')} ist TLS verlangt, aber kein Zertifikat angegeben.`,
        helps: `${code('ssl_certificate')} und ${code('ssl_certificate_key')} in diesem ${code('server')}-Block ergänzen.`,
        code: 'nginx/missing-directive',
      },
      listen,
      scope,
    );
  }
}

function checkKey(server: NginxBlock, http: NginxBlock, scope: Scope): void {
  const certificate = has(server, 'ssl_certificate');
  if (!certificate || has(server, 'ssl_certificate_key') || has(http, 'ssl_certificate_key')) return;
  reportLate(
    {
      place: certificate.span,
      what: `Zum Zertifikat fehlt der Schlüssel.`,
      helps: `${code('ssl_certificate_key')} ergänzen.`,
      code: 'nginx/missing-directive',
    },
    certificate,
    scope,
  );
}
