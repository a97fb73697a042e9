/** Address, repository and imprint of this site, from the environment, with working defaults. */
const env = (name: string): string | null => process.env[name]?.trim() || null;

const trimSlash = (text: string): string => text.replace(/\/+$/, '');

const url = new URL(env('SITE_URL') ?? 'http://localhost:3000');
const repositoryUrl = env('REPOSITORY_URL');
const repository = repositoryUrl === null ? null : trimSlash(repositoryUrl);

/** Base path with a slash at both ends. */
export const baseUrl = `/${(env('BASE_URL') ?? '/').replace(/^\/+|\/+$/g, '')}/`.replace('//', '/');

/** Who answers for the site, by German law; shown only when all three are known. */
export interface Imprint {
  name: string;
  /** Lines of the postal address, separated by line breaks or by ` | `. */
  address: string;
  email: string;
}

function imprintFromEnvironment(): Imprint | null {
  const [name, address, email] = [env('IMPRINT_NAME'), env('IMPRINT_ADDRESS'), env('IMPRINT_EMAIL')];
  return name !== null && address !== null && email !== null ? { name, address, email } : null;
}

/**
 * Where a page of the guide is edited: always the edition in work, whichever edition is read. Without a repository
 * the link leads to the page that says how to contribute. GitLab has `/-/` in front of its own pages.
 */
export function editUrl(docPath: string): string {
  if (repository === null) return `${baseUrl}mitwirken/`;
  const edit = /^https?:\/\/[^/]*gitlab/.test(repository) ? '-/edit' : 'edit';
  return `${repository}/${edit}/main/docs/${docPath}`;
}

export const site = {
  /** Scheme and host without path. */
  url: url.origin,
  baseUrl,
  /** Public address of the source code; null where the build does not know one. */
  repository,
  imprint: imprintFromEnvironment(),
};

/** What pages read of it in the browser, through `siteConfig.customFields`. */
export interface SiteFields {
  [key: string]: unknown;
  repository: string | null;
  imprint: Imprint | null;
}

export const siteFields: SiteFields = { repository: site.repository, imprint: site.imprint };
