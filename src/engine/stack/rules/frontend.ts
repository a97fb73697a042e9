import { code } from '../../values/explanation';
import { locationParts } from '../../nginx/checkLocation';
import { distinct, type StackFinding, type StackRule } from '../finding';
import { enclosing, headPlace, named, type NginxNode } from '../nginxFiles';
import { resolvePath } from '../paths';
import { settingPlace } from '../settings';

/** nginx in front of uWSGI's own router: a second proxy for nothing (observed: 1.7 times the CPU time per request). */
export const routerBehindNginx: StackRule = ({ links }) =>
  distinct(
    links.filter(({ proxy, endpoint }) => endpoint.router && proxy.protocol === endpoint.protocol),
    ({ endpoint }) => endpoint,
  ).map(({ proxy, endpoint }) => ({
    code: 'stack/router-behind-nginx',
    at: endpoint.place,
    values: { option: code(endpoint.written), address: code(endpoint.value) },
    related: [{ at: proxy.place, text: 'nginx leitet hierher weiter.' }],
  }));

/** nginx serves the path itself; the `static-map` behind it is never asked. */
export const staticTwice: StackRule = ({ links }) =>
  distinct(
    links,
    ({ endpoint, proxy }) =>
      `${proxy.node.file}:${enclosing(proxy.node, 'server')?.statement.span.start ?? -1}:${endpoint.place.file}:${endpoint.place.span.start}`,
  ).flatMap(({ proxy, endpoint }): StackFinding[] => {
    const server = enclosing(proxy.node, 'server');
    const { settings } = endpoint.server;
    if (!server || !settings.has('static-map')) return [];
    return settings.all('static-map').flatMap((setting): StackFinding[] => {
      const [mount = '', folder = ''] = (setting.known ?? '').split('=');
      const location = mount === '' ? undefined : servedLocation(server, mount);
      if (!location || setting.conditional) return [];
      const served = servedFolder(location, mount);
      const own = resolvePath(folder, null);
      const same = served === null || own === null || served === own;
      return [
        {
          code: 'stack/static-twice',
          variant: same ? undefined : 'differs',
          at: settingPlace(setting),
          values: { mount: code(mount), folder: code(folder), served: code(served ?? '') },
          related: [{ at: headPlace(location), text: 'nginx liefert diesen Pfad selbst aus.' }],
        },
      ];
    });
  });

const strip = (path: string): string => path.replace(/\/+$/, '');

/** A prefix location of that path that serves files and passes nothing on. */
function servedLocation(server: NginxNode, mount: string): NginxNode | undefined {
  return named(server.children, 'location').find((location) => {
    const parts = locationParts(location.statement);
    if (!parts || parts.modifier === null || ['~', '~*', '=', '@'].includes(parts.modifier)) return false;
    const serves = named(location.children, 'alias').length > 0 || named(location.children, 'root').length > 0;
    const passes = location.children.some(
      ({ name }) => name.endsWith('_pass') || name === 'try_files' || name === 'error_page',
    );
    return strip(parts.uri) === strip(mount) && serves && !passes;
  });
}

function servedFolder(location: NginxNode, mount: string): string | null {
  const alias = named(location.children, 'alias').at(-1)?.args[0];
  const root = named(location.children, 'root').at(-1)?.args[0];
  const path = alias ?? (root === undefined ? undefined : `${strip(root)}/${strip(mount).replace(/^\//, '')}`);
  return path === undefined || path.includes('$') ? null : resolvePath(path, null);
}
