import { code } from '../values/explanation';
import { parseNginxAddress } from '../values/nginxAddress';
import { listenKey } from './checkListen';
import type { Statement } from './parser';
import { report, type Scope } from './scope';

const has = (statements: readonly Statement[], name: string): Statement | undefined =>
  statements.find((statement) => statement.name.value === name && statement.args.length > 0);
const isDefault = ({ args }: Statement): boolean =>
  args.some(({ value }) => value === 'default_server' || value === 'default');

/**
 * An address with TLS needs a certificate in its default server: the one marked so, else the first of the file.
 *
 * Source: nginx 1.22.1, src/http/modules/ngx_http_ssl_module.c:ngx_http_ssl_init.
 */
export function checkCertificates(http: readonly Statement[], scope: Scope): void {
  const above = has(http, 'ssl_certificate');
  const addresses = new Map<
    string,
    { ssl: boolean; first: Statement; standard: Statement | null; listen: Statement }
  >();
  for (const server of http) {
    if (server.name.value !== 'server' || !server.body) continue;
    // What is included may bring the certificate
    if (has(server.body, 'include')) return;
    for (const listen of server.body) {
      const word = listen.name.value === 'listen' ? listen.args[0] : undefined;
      const address = word ? parseNginxAddress(word.value, true) : null;
      if (address === null || typeof address === 'string') continue;
      const key = listenKey(address);
      const known = addresses.get(key) ?? { ssl: false, first: server, standard: null, listen };
      if (listen.args.some(({ value }) => value === 'ssl')) known.ssl = true;
      if (isDefault(listen)) known.standard = server;
      addresses.set(key, known);
    }
    checkKey(server.body, http, scope);
  }
  for (const { ssl, first, standard, listen } of addresses.values()) {
    const body = (standard ?? first).body ?? [];
    if (
      !ssl ||
      above ||
      has(body, 'ssl_certificate') ||
      has(body, 'ssl_reject_handshake') ||
      has(http, 'ssl_reject_handshake')
    )
      continue;
    report(
      {
        place: listen.span,
        what: `Für ${code(listen.args[0]?.value ?? '')} ist TLS verlangt, aber kein Zertifikat angegeben.`,
        helps: `${code('ssl_certificate')} und ${code('ssl_certificate_key')} in diesem ${code('server')}-Block ergänzen.`,
        code: 'nginx/missing-directive',
      },
      scope,
    );
  }
}

function checkKey(server: readonly Statement[], http: readonly Statement[], scope: Scope): void {
  const certificate = has(server, 'ssl_certificate');
  if (!certificate || has(server, 'ssl_certificate_key') || has(http, 'ssl_certificate_key')) return;
  report(
    {
      place: certificate.span,
      what: `Zum Zertifikat fehlt der Schlüssel.`,
      helps: `${code('ssl_certificate_key')} ergänzen.`,
      code: 'nginx/missing-directive',
    },
    scope,
  );
}
