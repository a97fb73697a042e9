import { code } from '../../values/explanation';
import { describeBytes, parseNginxSize } from '../../values/nginxSize';
import { distinct, type StackFinding, type StackRule } from '../finding';
import { headPlace, inherited, named } from '../nginxFiles';
import { settingPlace } from '../settings';

/** `client_max_body_size` where nothing is said (ngx_http_core_module). */
const bodyDefault = 1_048_576;

const once = (findings: StackFinding[]): StackFinding[] =>
  distinct(findings, ({ at }) => `${at.file}:${at.span.start}`);

/** nginx lets a body through that uWSGI refuses: 502 instead of 413 (observed with nginx 1.22.1 and uWSGI 2.0.21). */
export const bodyLimit: StackRule = ({ links }) =>
  once(
    links.flatMap(({ proxy, endpoint }): StackFinding[] => {
      const setting = endpoint.server.settings.last('limit-post');
      const limit = endpoint.server.settings.number('limit-post');
      if (!setting || limit === null || limit <= 0) return [];
      const node = inherited(proxy.node, 'client_max_body_size');
      const allowed = node ? parseNginxSize(node.args[0] ?? '', 'offset') : bodyDefault;
      if (allowed === null || (allowed !== 0 && allowed <= limit)) return [];
      return [
        {
          code: 'stack/body-limit',
          at: node ? headPlace(node) : settingPlace(setting),
          variant: allowed === 0 ? 'unlimited' : undefined,
          values: { allowed: describeBytes(allowed), limit: describeBytes(limit) },
          related: [{ at: node ? settingPlace(setting) : proxy.place }],
          fixes: node?.statement.args[0]
            ? [
                {
                  title: `client_max_body_size ${limit} setzen`,
                  edits: [{ span: node.statement.args[0].span, text: `${limit}` }],
                },
              ]
            : [],
        },
      ];
    }),
  );

/** nginx takes longer header lines than uWSGI has room for: 502 (observed with a cookie of 5,000 bytes). */
export const headerLimit: StackRule = ({ links }) =>
  once(
    links.flatMap(({ proxy, endpoint }): StackFinding[] => {
      const { settings } = endpoint.server;
      const setting = settings.last('buffer-size');
      if (settings.open && !setting) return [];
      const given = setting ? settings.number('buffer-size') : 4096;
      const node = inherited(proxy.node, 'large_client_header_buffers');
      const size = parseNginxSize(node?.args[1] ?? '');
      if (!node || given === null || size === null || size <= Math.min(given, 65_535)) return [];
      // 64k and the largest number that uWSGI can hold are as good as equal
      if (given >= 65_535 && size <= 65_536) return [];
      return [
        {
          code: 'stack/header-limit',
          at: headPlace(node),
          variant: setting ? undefined : 'default',
          values: {
            size: describeBytes(size),
            buffer: describeBytes(Math.min(given, 65_535)),
            wanted: code(`buffer-size = ${size}`),
          },
          related: [{ at: setting ? settingPlace(setting) : endpoint.place }],
        },
      ];
    }),
  );

/** A kept connection occupies a worker until it ends (observed: p99 of 1.26 s with two workers). */
export const keepaliveWorkers: StackRule = ({ links }) =>
  once(
    links.flatMap(({ proxy, endpoint }): StackFinding[] => {
      const keepalive = proxy.upstream ? named(proxy.upstream.children, 'keepalive').at(-1) : undefined;
      const { settings } = endpoint.server;
      if (!keepalive || endpoint.setting?.option.canonical !== 'http11-socket') return [];
      if (inherited(proxy.node, 'proxy_http_version')?.args[0] !== '1.1' || settings.has('gevent', 'async', 'asyncio'))
        return [];
      return [
        {
          code: 'stack/keepalive-workers',
          at: headPlace(keepalive),
          values: { option: code(endpoint.written) },
          related: [{ at: endpoint.place }],
        },
      ];
    }),
  );
