/** The two builds that are tested: at `/` and below a sub-path. Folders and ports can be set from outside. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface BuiltSite {
  /** Folder of the build, relative to the project. */
  folder: string;
  port: number;
  /** Base path with a slash at both ends. */
  basePath: string;
  url: string;
}

const firstPort = Number(process.env.E2E_PORT ?? 24_300);

const site = (folder: string, port: number, basePath: string): BuiltSite => ({
  folder,
  port,
  basePath,
  url: `http://127.0.0.1:${port}${basePath}`,
});

export const mainSite = site(process.env.SITE_BUILD ?? 'build', firstPort, '/');

export const subPathSite = site(
  process.env.SITE_BUILD_SUBPATH ?? 'build-unterpfad',
  firstPort + 1,
  process.env.SITE_SUBPATH ?? '/unter/pfad/',
);

/** Every page of the sitemap, relative to the base path: `docs/uwsgi/`. */
export function pagesOf({ folder, basePath }: BuiltSite): string[] {
  const sitemap = readFileSync(join(folder, 'sitemap.xml'), 'utf8');
  const addresses = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => new URL(address).pathname);
  return addresses.map((pathname) => pathname.slice(basePath.length));
}
