/** The two builds that are tested: at `/` and below a sub-path. Folders and ports can be set from outside. */
import { readdirSync, readFileSync } from 'node:fs';
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

/** Whether the draft says what the newest edition says, word for word. */
function isDraftEqual(): boolean {
  const [newest = ''] = JSON.parse(readFileSync('versions.json', 'utf8')) as string[];
  const frozen = join('versioned_docs', `version-${newest}`);
  const names = readdirSync('docs');
  return (
    names.join() === readdirSync(frozen).join() &&
    names.every((name) => readFileSync(join('docs', name)).equals(readFileSync(join(frozen, name))))
  );
}

const draftPages = (folder: string): string[] =>
  readdirSync(join(folder, 'docs', 'entwurf'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('index.html'))
    .map((file) => `docs/entwurf/${file.slice(0, -'index.html'.length)}`);

/**
 * Every page of the sitemap, relative to the base path: `docs/uwsgi/`. The draft is not in the sitemap; its pages are
 * added as soon as one of them differs from the newest edition.
 */
export function pagesOf({ folder, basePath }: BuiltSite): string[] {
  const sitemap = readFileSync(join(folder, 'sitemap.xml'), 'utf8');
  const addresses = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => new URL(address).pathname);
  const pages = addresses.map((pathname) => pathname.slice(basePath.length));
  return isDraftEqual() ? pages : [...pages, ...draftPages(folder)];
}
