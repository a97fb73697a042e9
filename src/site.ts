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

export const site = {
  /** Scheme and host without path. */
  url: url.origin,
  baseUrl,
  /** Public address of the source code; null where the build does not know one. */
  repository,
  /** Folder address of the branch that edit links open. */
  editUrl: env('EDIT_URL') ?? (repository === null ? undefined : `${repository}/edit/main/`),
  imprint: imprintFromEnvironment(),
};

/** What pages read of it in the browser, through `siteConfig.customFields`. */
export interface SiteFields {
  [key: string]: unknown;
  repository: string | null;
  imprint: Imprint | null;
}

export const siteFields: SiteFields = { repository: site.repository, imprint: site.imprint };
