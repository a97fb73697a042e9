/**
 * Configurations of nginx in Debian packages that are not installed: fetched by apt into a cache, unpacked, never
 * committed.
 *
 * `npx tsx scripts/corpus/debianNginx.ts` fills the cache and prints what is in it.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { packageFolders } from './packages';

/** Packages that ship files below /etc/nginx, files of their own for it, or examples (Debian 12). */
export const nginxPackages = [
  'fcgiwrap',
  'lemonldap-ng-handler',
  'liblemonldap-ng-manager-perl',
  'liblemonldap-ng-portal-perl',
  'libnginx-mod-http-modsecurity',
  'mailman3-web',
  'munin',
  'nginx-common',
  'nginx-doc',
  'python3-certbot-nginx',
  'radicale',
  'redmine',
  'unicorn',
  'wordpress',
  'zabbix-frontend-php',
  'zoneminder',
];

export interface PackagedConfiguration {
  /** Package and path, for messages. */
  name: string;
  text: string;
}

/** All configurations of the listed packages. Throws with a way to help where a package cannot be fetched. */
export const debianNginx = (): PackagedConfiguration[] =>
  [...packageFolders('debian-nginx', nginxPackages, 'debianNginx.ts')].flatMap(([name, root]) =>
    configurationsIn(name, root),
  );

const wanted = /^(?:etc\/nginx\/|etc\/.*nginx|usr\/share\/doc\/nginx\/examples\/|usr\/.*nginx[^/]*(?:\.conf$|$))/;
const other =
  /\.(?:so|gz|vim|py|init|mapping|html|rb|erb|md|yaml)$|\/(?:init\.d|logrotate\.d|default|ufw|man\d)\/|\/modsecurity\.conf$|copyright|changelog|lintian|bug\/|-doc\//;

function configurationsIn(name: string, root: string): PackagedConfiguration[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((entry) => wanted.test(entry) && !other.test(entry))
    .filter((entry) => statSync(path.join(root, entry), { throwIfNoEntry: false })?.isFile() === true)
    .sort()
    .map((entry) => ({ name: `${name}: ${entry}`, text: readFileSync(path.join(root, entry), 'utf8') }));
}

if (require.main === module) for (const { name, text } of debianNginx()) console.log(`${text.length} ${name}`);
