import type { Fix } from '../../types';
import { code } from '../../values/explanation';
import { isIpv4 } from '../../values/nginxAddress';
import { isLoopback, type Protocol } from '../endpoints';
import { distinct, type StackFinding, type StackRule } from '../finding';
import type { Deployment, Link } from '../model';
import { named } from '../nginxFiles';
import type { Proxy } from '../proxies';

const names: Record<Protocol, string> = {
  uwsgi: 'das uwsgi-Protokoll',
  suwsgi: 'das uwsgi-Protokoll über TLS',
  http: 'HTTP',
  https: 'HTTPS',
  fastcgi: 'FastCGI',
  scgi: 'SCGI',
  other: 'ein anderes Protokoll',
};

/**
 * nginx and uWSGI speak different protocols at one address: 502 for every request (observed with nginx 1.22.1 and
 * uWSGI 2.0.21).
 */
export const protocolMismatch: StackRule = (deployment) => {
  const wrong = deployment.links.filter((link) => differs(link) && !isExplained(link, deployment));
  return distinct(wrong, ({ proxy }) => proxy).map((link): StackFinding => {
    const { proxy, endpoint } = link;
    return {
      code: 'stack/protocol-mismatch',
      at: proxy.place,
      variant: variantOf(link),
      values: {
        directive: code(proxy.directive),
        option: code(endpoint.written),
        address: code(endpoint.value),
        spoken: names[proxy.protocol === 'grpc' ? 'other' : proxy.protocol],
        expected: names[endpoint.protocol],
      },
      related: [{ at: endpoint.place, text: `Hier erwartet uWSGI ${names[endpoint.protocol]}.` }],
      fixes: fixesOf(link),
    };
  });
};

const differs = ({ proxy, endpoint }: Link): boolean =>
  endpoint.protocol !== 'other' && proxy.protocol !== endpoint.protocol;

/** The same address also has an endpoint that fits, or the host is another machine and one that fits is named elsewhere. */
function isExplained({ proxy, target, endpoint }: Link, { links }: Deployment): boolean {
  const { address } = target;
  const fitting = links.filter((link) => !differs(link));
  if (fitting.some((link) => link.target === target)) return true;
  const remote = address.kind === 'inet' && !isLoopback(address.host) && !isIpv4(address.host);
  return remote && fitting.some((link) => link.endpoint === endpoint && link.proxy !== proxy);
}

function variantOf({ proxy, endpoint }: Link): string | undefined {
  if (proxy.protocol === 'http' && endpoint.protocol === 'uwsgi') return 'http-to-uwsgi';
  if (proxy.protocol === 'uwsgi' && endpoint.protocol === 'http') return undefined;
  return 'other';
}

function fixesOf({ proxy, endpoint }: Link): Fix[] {
  const [word] = proxy.node.statement.args;
  const value = word?.value ?? '';
  if (!word || proxy.node.statement.args.length !== 1) return [];
  const span = { start: proxy.node.statement.name.span.start, end: word.span.end };
  if (proxy.protocol === 'http' && endpoint.protocol === 'uwsgi' && proxy.directive === 'proxy_pass') {
    const rest = value.replace(/^http:\/\//i, '');
    const path = rest.toLowerCase().startsWith('unix:') ? rest.indexOf(':', 5) : rest.indexOf('/');
    // A path behind the address rewrites the request; uwsgi_pass has no counterpart
    if (path >= 0) return [];
    const params = hasParams(proxy) ? '' : 'include uwsgi_params; ';
    return [{ title: 'uwsgi_pass benutzen', edits: [{ span, text: `${params}uwsgi_pass ${rest}` }] }];
  }
  if (proxy.protocol === 'uwsgi' && endpoint.protocol === 'http') {
    const address = value.replace(/^uwsgi:\/\//i, '');
    return [{ title: 'proxy_pass benutzen', edits: [{ span, text: `proxy_pass http://${address}` }] }];
  }
  return [];
}

const hasParams = ({ node }: Proxy): boolean =>
  named(node.level, 'include').some(({ args }) => /uwsgi_params$/.test(args[0] ?? '')) ||
  named(node.level, 'uwsgi_param').length > 0;
