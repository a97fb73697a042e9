import { code } from '../values/explanation';
import { parseNginxAddress } from '../values/nginxAddress';
import { listenKey } from './checkListen';
import { ownNodes, settingInForce } from './inheritance';
import type { Statement } from './parser';
import type { NginxBlock } from './readNginx';
import { reportLate, type Finding, type Scope } from './scope';

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
    if (above ?? has(server, 'ssl_certificate')) checkVerification(server, scope);
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

/** Source: nginx 1.22.1, ngx_http_ssl_merge_srv_conf: all of this is looked at where there is a certificate. */
function checkVerification(server: NginxBlock, scope: Scope): void {
  const verify = settingInForce(server, 'ssl_verify_client')?.statement;
  const mode = verify?.args[0]?.value;
  const refuse = (statement: Statement, finding: Omit<Finding, 'place'>): void =>
    reportLate({ place: statement.span, ...finding }, statement, scope);
  if (verify && (mode === 'on' || mode === 'optional') && !settingInForce(server, 'ssl_client_certificate'))
    refuse(verify, {
      what: `${code('ssl_verify_client')} verlangt Zertifikate der Gegenseite, aber keine Stelle, die sie ausstellt.`,
      helps: `${code('ssl_client_certificate')} mit der Datei dieser Stelle ergänzen.`,
      code: 'nginx/missing-directive',
    });
  const curves = settingInForce(server, 'ssl_ecdh_curve')?.statement;
  const groups = curves?.args[0]?.value ?? 'auto';
  const unknown = groups === 'auto' ? undefined : groups.split(':').find((name) => !isKnownGroup(name));
  if (curves && unknown !== undefined && !scope.newest && !scope.reported.has(curves)) {
    scope.reported.add(curves);
    refuse(curves, {
      what: `Die Gruppe ${code(unknown)} kennt OpenSSL 3.0 von Debian 12 nicht.`,
      helps: `Bekannte Gruppen sind zum Beispiel ${code('X25519')}, ${code('prime256v1')} und ${code('secp384r1')}.`,
    });
  }
}

/** Groups for the key exchange that OpenSSL 3.0 takes; upper and lower case count (observed with nginx 1.22.1). */
const isKnownGroup = (name: string): boolean =>
  /^(?:P-(?:192|224|256|384|521)|[KB]-(?:163|233|283|409|571)|[Xx](?:25519|448)|ffdhe(?:2048|3072|4096|6144|8192)|prime(?:192|256)v1|secp(?:160[kr]1|160r2|192[kr]1|224[kr]1|256k1|384r1|521r1)|sect(?:163[kr]1|163r2|193r[12]|233[kr]1|239k1|283[kr]1|409[kr]1|571[kr]1)|brainpoolP(?:256|384|512)r1)$/.test(
    name,
  );

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
