import type { PracticeFinding } from '../../practice';
import { addressesOf, isComplete, isEverywhere, isLocal, isUnknown, placeOf, type Start } from './start';

const uwsgiSockets = ['socket', 'uwsgi-socket'];
const httpSockets = ['http', 'http-socket', 'http11-socket', 'http-router'];
const unixSockets = [...uwsgiSockets, 'http-socket', 'http11-socket', 'fastcgi-socket', 'scgi-socket'];

/** Names of accounts under which nginx runs its workers. */
const nginxAccounts = ['www-data', 'nginx', 'http', 'www', 'nobody'];

/** 666 lets every account in, and a bare `chmod-socket` is 666 (observed); who gets in may run code, see below. */
export function worldWritable({ settings }: Start): PracticeFinding[] {
  const mode = settings.last('chmod-socket');
  if (!mode || isUnknown(mode.value)) return [];
  const value = mode.value === '' || mode.value === '1' ? '666' : mode.value;
  if (!/^[0-7]{3}$/.test(value) || (Number(value[2]) & 2) === 0) return [];
  return [
    {
      code: 'practice/world-writable-socket',
      span: mode.valueSpan ?? mode.name,
      values: { mode: value },
      fixes: mode.valueSpan ? [{ title: '660 setzen', edits: [{ span: mode.valueSpan, text: '660' }] }] : [],
    },
  ];
}

/** The file is made with mode 755: nginx under another account gets `Permission denied`, even in the same group (observed). */
export function modeMissing(start: Start): PracticeFinding[] {
  const { settings } = start;
  if (!isComplete(start) || settings.has('chmod-socket', 'chown-socket', 'umask', 'pidfile-umask')) return [];
  const account = settings.last('uid')?.value;
  if (account !== undefined && (nginxAccounts.includes(account) || isUnknown(account))) return [];
  const unix = addressesOf(start, ...unixSockets).find(({ address }) => address.kind === 'unix');
  if (!unix) return [];
  return [
    {
      code: 'practice/socket-mode-missing',
      span: placeOf(unix.setting),
      fixes: [{ title: 'chmod-socket = 660 ergänzen', edits: [start.adding('chmod-socket', '660')] }],
    },
  ];
}

/** `PrivateTmp=` gives each service a `/tmp` of its own (observed: nginx does not find the socket). */
export function socketInTmp(start: Start): PracticeFinding[] {
  return addressesOf(start, ...unixSockets)
    .filter(({ address }) => address.kind === 'unix' && /^\/(?:var\/)?tmp\//.test(address.path))
    .map(({ setting }) => ({
      code: 'practice/socket-in-tmp',
      span: placeOf(setting),
      ...(start.privateTmp === true ? { variant: 'private' } : {}),
    }));
}

/** A process of its own passes each request on: 256 µs instead of 147 µs of CPU time behind nginx (observed). */
export function routerBehindProxy(start: Start): PracticeFinding[] {
  if (start.settings.has('http-to', 'http-subscription-server', 'http-websockets', 'http-raw-body', 'route-uri'))
    return [];
  return addressesOf(start, 'http')
    .filter(({ address }) => address.kind === 'unix' || (address.kind === 'tcp' && isLocal(address.host)))
    .map(({ setting }) => ({
      code: 'practice/http-router-behind-proxy',
      span: setting.name,
      fixes: start.settings.has('http-socket')
        ? []
        : [{ title: 'Durch http-socket ersetzen', edits: [{ span: setting.name, text: renamed(setting.written) }] }],
    }));
}

const renamed = (written: string): string => (written.startsWith('-') ? '--http-socket' : 'http-socket');

/** `ss -ltnp`: `0.0.0.0:9000` (observed). */
export function openToAll(start: Start): PracticeFinding[] {
  return addressesOf(start, ...httpSockets)
    .filter(({ address }) => address.kind === 'tcp' && isEverywhere(address.host) && address.port !== '0')
    .map(({ setting, address }) => ({
      code: 'practice/http-on-all-addresses',
      span: placeOf(setting),
      values: { port: address.kind === 'tcp' ? address.port : '' },
    }));
}

/** The variable `UWSGI_FILE` of a request loads any Python file of the server (observed with uWSGI 2.0.21). */
export function protocolExposed(start: Start): PracticeFinding[] {
  return addressesOf(start, ...uwsgiSockets)
    .filter(({ address }) => address.kind === 'tcp' && isEverywhere(address.host) && address.port !== '0')
    .map(({ setting }) => ({ code: 'practice/uwsgi-protocol-exposed', span: placeOf(setting) }));
}

/** The statistics hold the variables of running requests, cookies among them (observed with uWSGI 2.0.21). */
export function statsExposed(start: Start): PracticeFinding[] {
  return addressesOf(start, 'stats')
    .filter(({ address }) => address.kind === 'tcp' && isEverywhere(address.host) && address.port !== '0')
    .map(({ setting, address }) => {
      const port = address.kind === 'tcp' ? address.port : '';
      const { valueSpan } = setting;
      return {
        code: 'practice/stats-exposed',
        span: placeOf(setting),
        fixes: valueSpan
          ? [{ title: '127.0.0.1 einsetzen', edits: [{ span: valueSpan, text: `127.0.0.1:${port}` }] }]
          : [],
      };
    });
}

/** An idle connection that is kept alive occupies a worker: 99 % of the answers within 1.26 s, some lost (observed). */
export function keepAliveOccupies({ settings }: Start): PracticeFinding[] {
  const socket = settings.last('http11-socket');
  if (!socket || settings.has('gevent', 'async', 'asyncio', 'tornado')) return [];
  return [
    {
      code: 'practice/http11-socket-blocks-workers',
      span: socket.name,
      fixes: [{ title: 'Durch http-socket ersetzen', edits: [{ span: socket.name, text: renamed(socket.written) }] }],
    },
  ];
}

/** Anyone can send the header (observed: the log shows what the client wrote). */
export function spoofableLog({ settings }: Start): PracticeFinding[] {
  const given = settings.last('log-x-forwarded-for');
  return given && settings.isOn('log-x-forwarded-for')
    ? [{ code: 'practice/log-shows-forged-address', span: given.name }]
    : [];
}
