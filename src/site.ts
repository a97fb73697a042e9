/** Address, repository and imprint of this site, from the environment, with working defaults. */
const env = (name: string): string | undefined => process.env[name]?.trim() || undefined;

const trimSlash = (text: string): string => text.replace(/\/+$/, '');

const url = new URL(env('SITE_URL') ?? 'http://localhost:3000');

/** Base path with a slash at both ends. */
export const baseUrl = `/${(env('BASE_URL') ?? '/').replace(/^\/+|\/+$/g, '')}/`.replace('//', '/');

export const site = {
  /** Scheme and host without path. */
  url: url.origin,
  baseUrl,
  /** Public address of the source code; null where the build does not know one. */
  repository: env('REPOSITORY_URL') === undefined ? null : trimSlash(env('REPOSITORY_URL') as string),
  /** Folder address of the branch that edit links open. */
  editUrl: env('REPOSITORY_URL') === undefined ? undefined : `${trimSlash(env('REPOSITORY_URL') as string)}/edit/main/`,
  imprint: {
    name: env('IMPRINT_NAME') ?? null,
    address: env('IMPRINT_ADDRESS') ?? null,
    email: env('IMPRINT_EMAIL') ?? null,
  },
};
