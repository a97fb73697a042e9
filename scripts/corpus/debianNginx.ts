/**
 * Configurations of nginx in Debian packages that are not installed: fetched by apt into a cache, unpacked, never
 * committed.
 *
 * `npx tsx scripts/corpus/debianNginx.ts` fills the cache and prints what is in it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

const cache = path.join(path.resolve(__dirname, '../..'), 'node_modules/.cache/debian-nginx');
const hint = 'Netz und Paketquellen prüfen: `apt-get update`, danach `npx tsx scripts/corpus/debianNginx.ts`.';

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
export function debianNginx(): PackagedConfiguration[] {
  mkdirSync(cache, { recursive: true });
  const missing = nginxPackages.filter((name) => !existsSync(path.join(cache, name)));
  if (missing.length > 0) fetchPackages(missing);
  return nginxPackages.flatMap((name) => configurationsIn(name));
}

/** One call for all; after a failure once more with fresh lists of packages. */
function fetchPackages(names: string[]): void {
  const downloads = path.join(cache, 'downloads');
  mkdirSync(downloads, { recursive: true });
  const download = (): boolean =>
    spawnSync('apt-get', ['download', '--quiet', ...names], { cwd: downloads, timeout: 150_000 }).status === 0;
  if (!download()) {
    spawnSync('apt-get', ['update', '--quiet'], { timeout: 100_000 });
    if (!download()) throw new Error(`Die Pakete für den Vergleich lassen sich nicht laden. ${hint}`);
  }
  for (const name of names) {
    const file = readdirSync(downloads).find((entry) => entry.startsWith(`${name}_`));
    const part = path.join(cache, `${name}.part`);
    rmSync(part, { recursive: true, force: true });
    if (!file || spawnSync('dpkg-deb', ['-x', path.join(downloads, file), part]).status !== 0)
      throw new Error(`Das Paket ${name} lässt sich nicht auspacken. ${hint}`);
    renameSync(part, path.join(cache, name));
  }
  rmSync(downloads, { recursive: true });
}

const wanted = /^(?:etc\/nginx\/|etc\/.*nginx|usr\/share\/doc\/nginx\/examples\/|usr\/.*nginx[^/]*(?:\.conf$|$))/;
const other =
  /\.(?:so|gz|vim|py|init|mapping|html|rb|erb|md|yaml)$|\/(?:init\.d|logrotate\.d|default|ufw|man\d)\/|\/modsecurity\.conf$|copyright|changelog|lintian|bug\/|-doc\//;

function configurationsIn(name: string): PackagedConfiguration[] {
  const root = path.join(cache, name);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((entry) => wanted.test(entry) && !other.test(entry))
    .filter((entry) => statSync(path.join(root, entry), { throwIfNoEntry: false })?.isFile() === true)
    .sort()
    .map((entry) => ({ name: `${name}: ${entry}`, text: readFileSync(path.join(root, entry), 'utf8') }));
}

if (require.main === module) for (const { name, text } of debianNginx()) console.log(`${text.length} ${name}`);
