import { code } from '../values/explanation';
import { isIpv4, parseNginxAddress, type NginxAddress } from '../values/nginxAddress';
import { addressHelp } from './addressHelp';
import { invalid } from './checkKinds';
import type { Statement } from './parser';
import { frameOf, enclosing, type Finding, type Scope } from './scope';

/** One name for every way to write an address. */
export function listenKey(address: NginxAddress): string {
  if (address.kind === 'unix') return `unix:${address.path}`;
  const host = address.host === '*' ? '0.0.0.0' : address.host;
  return `${host.toLowerCase()}:${address.port ?? 80}`;
}

/** Parameters that say something about the socket; they may stand at one `listen` of an address. */
const socketOptions = /^(?:bind|deferred|reuseport|setfib=|fastopen=|backlog=|rcvbuf=|sndbuf=|ipv6only=|so_keepalive=)/;

/** In `stream` and `mail` an address belongs to one `server` alone (ngx_stream_core_listen, ngx_mail_core_listen). */
export function checkOtherListen(statement: Statement, scope: Scope): Finding | null {
  const [word, ...rest] = statement.args;
  const address = word ? parseNginxAddress(word.value, true) : null;
  if (!word || address === null) return null;
  if (typeof address === 'string') return invalid(word, statement, addressHelp[address]);
  const protocol = rest.some(({ value }) => value === 'udp') ? 'udp' : 'tcp';
  const key = `listen ${protocol} ${listenKey(address)}`;
  const outer = scope.frames.at(-2)?.notes;
  if (!outer?.has(key)) {
    outer?.set(key, statement);
    return null;
  }
  return {
    place: word.span,
    what: `An ${code(word.value)} hört schon ein ${code('server')}-Block.`,
    helps: 'Einen anderen Port wählen oder eine der beiden Zeilen entfernen.',
    code: 'nginx/duplicate',
  };
}

/** Source: nginx 1.22.1, ngx_http_core_listen, ngx_http_add_listen, ngx_http_add_addresses, ngx_http_add_server. */
export function checkListen(statement: Statement, scope: Scope): Finding | null {
  const [word, ...rest] = statement.args;
  if (!word || frameOf(scope).context !== 'server') return null;
  const address = parseNginxAddress(word.value, true);
  if (typeof address === 'string') return invalid(word, statement, addressHelp[address]);
  if (address.kind === 'inet' && !address.ipv6 && /^[\d.]+$/.test(address.host) && !isIpv4(address.host)) {
    return invalid(word, statement, 'Eine IPv4-Adresse besteht aus vier Zahlen von 0 bis 255.');
  }
  const key = listenKey(address);
  const refuse = (what: string, helps: string, place = word.span): Finding => ({
    place,
    what,
    helps,
    code: 'nginx/duplicate',
  });
  const own = frameOf(scope).notes;
  const all = enclosing(scope, 'http')?.notes ?? scope.frames[0]?.notes ?? own;
  const seenHere = own.has(`listen ${key}`);
  const seen = all.has(`listen ${key}`);
  own.set(`listen ${key}`, statement);
  all.set(`listen ${key}`, statement);
  const options = rest.find(({ value }) => socketOptions.test(value));
  const standard = rest.find(({ value }) => value === 'default_server' || value === 'default');
  if (seenHere)
    return refuse(`Auf ${code(word.value)} hört dieser ${code('server')}-Block schon.`, 'Die Zeile entfernen.');
  if (options && all.has(`options ${key}`) && seen) {
    return refuse(
      `Für ${code(word.value)} stehen Angaben zum Socket schon an einer anderen Stelle.`,
      `Sie an einem einzigen ${code('listen')} der Adresse angeben.`,
      options.span,
    );
  }
  if (options) all.set(`options ${key}`, statement);
  if (standard && all.has(`default ${key}`)) {
    return refuse(
      `Für ${code(word.value)} gibt es schon einen ${code('default_server')}.`,
      'Bei einem der beiden entfernen.',
      standard.span,
    );
  }
  if (standard) all.set(`default ${key}`, statement);
  return null;
}
