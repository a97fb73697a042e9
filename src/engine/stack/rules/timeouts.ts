import { code } from '../../values/explanation';
import { parseDuration } from '../../values/duration';
import { describeSeconds, parseNginxTime } from '../../values/nginxTime';
import { distinct, type StackFinding, type StackRule } from '../finding';
import { headPlace, inherited } from '../nginxFiles';
import type { Server } from '../servers';
import { settingPlace } from '../settings';
import { gracefulHook } from './signals';

/** Seconds after which nginx gives up waiting where nothing is said (ngx_http_uwsgi_module, ngx_http_proxy_module). */
const readTimeoutDefault = 60;

const seconds = (amount: number): string => `${String(amount).replace('.', ',')}\u00a0s`;

/** nginx gives up before `harakiri` does: 504, and the worker goes on (observed with nginx 1.22.1 and uWSGI 2.0.21). */
export const timeoutOrder: StackRule = ({ links }) =>
  distinct(
    links.flatMap((link): StackFinding[] => {
      const { proxy, endpoint } = link;
      const { settings } = endpoint.server;
      const harakiri = settings.last('harakiri');
      const limit = settings.number('harakiri');
      const name = { uwsgi: 'uwsgi_read_timeout', http: 'proxy_read_timeout' }[proxy.protocol as string];
      if (!harakiri || limit === null || limit <= 0 || name === undefined || endpoint.protocol !== proxy.protocol)
        return [];
      const node = inherited(proxy.node, name);
      const timeout = node ? parseNginxTime(node.args[0] ?? '', 'ms') : readTimeoutDefault;
      if (timeout === null || limit < timeout) return [];
      const at = node ? headPlace(node) : settingPlace(harakiri);
      const other = node ? settingPlace(harakiri) : proxy.place;
      return [
        {
          code: 'stack/timeout-order',
          at,
          variant: node ? undefined : 'default',
          values: {
            directive: code(name),
            timeout: seconds(timeout),
            longest: seconds(limit),
            wanted: code(`${name} ${limit + 10}s;`),
          },
          related: [{ at: other }],
          fixes: node?.statement.args[0]
            ? [
                {
                  title: `Auf ${limit + 10}s setzen`,
                  edits: [{ span: node.statement.args[0].span, text: `${limit + 10}s` }],
                },
              ]
            : [],
        },
      ];
    }),
    ({ at }) => `${at.file}:${at.span.start}`,
  );

/** The router gives up before `harakiri` does: an empty answer (observed with uWSGI 2.0.30). */
export const routerTimeout: StackRule = ({ servers, endpoints }) =>
  servers.flatMap((server): StackFinding[] => {
    const { settings } = server;
    const router = endpoints.find((endpoint) => endpoint.server === server && endpoint.router);
    const harakiri = settings.last('harakiri');
    const limit = settings.number('harakiri');
    const timeout = settings.last('http-timeout');
    if (!router || !harakiri || limit === null || (settings.open && !timeout)) return [];
    const given = timeout ? settings.number('http-timeout') : 60;
    if (given === null || given <= 0 || limit <= given) return [];
    return [
      {
        code: 'stack/router-timeout',
        at: timeout ? settingPlace(timeout) : settingPlace(harakiri),
        variant: timeout ? undefined : 'default',
        values: { timeout: seconds(given), longest: seconds(limit), wanted: code(`http-timeout = ${limit + 10}`) },
        related: [{ at: timeout ? settingPlace(harakiri) : router.place }],
      },
    ];
  });

/** systemd kills before the longest request that uWSGI grants is over (observed: hook, `KillMode=mixed`, 8 s against 4 s). */
export const stopTimeout: StackRule = ({ servers }) =>
  servers.flatMap((server): StackFinding[] => {
    const { unit, settings } = server;
    const harakiri = settings.last('harakiri');
    const limit = settings.number('harakiri');
    if (!unit?.complete || !harakiri || limit === null || !finishesRequests(server)) return [];
    const line = [...unit.all('TimeoutStopSec'), ...unit.all('TimeoutSec')]
      .sort(
        (a, b) => unit.files.indexOf(a.file) - unit.files.indexOf(b.file) || a.place.span.start - b.place.span.start,
      )
      .at(-1);
    const stop = line ? parseDuration(line.text ?? '') : 90_000_000;
    if (stop === null || stop === 0 || limit * 1_000_000 < stop) return [];
    const values = {
      stop: describeSeconds(stop / 1_000_000),
      longest: seconds(limit),
      wanted: code(`TimeoutStopSec=${limit + 10}`),
    };
    const at = line ? line.place : settingPlace(harakiri);
    return [
      {
        code: 'stack/stop-timeout',
        at,
        variant: line ? undefined : 'default',
        values,
        related: line ? [{ at: settingPlace(harakiri) }] : [],
        fixes: line
          ? [{ title: `Auf ${limit + 10} setzen`, edits: [{ span: line.valuePlace.span, text: `${limit + 10}` }] }]
          : [],
      },
    ];
  });

/** The stop signal reaches the main process alone, and a hook lets it finish what is in flight. */
const finishesRequests = (server: Server): boolean =>
  ['mixed', 'process'].includes(server.unit?.text('KillMode') ?? '') &&
  (server.unit?.all('ExecStop').length ?? 0) === 0 &&
  gracefulHook(server) !== null;
