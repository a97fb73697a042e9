import { afterEach, describe, expect, it, vi } from 'vitest';

/** The module with these variables set. */
async function siteWith(variables: Record<string, string>): Promise<typeof import('./site')> {
  vi.resetModules();
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  return import('./site');
}

afterEach(() => vi.unstubAllEnvs());

describe('the address of the site', () => {
  it('works without any variable', async () => {
    const { site, editUrl } = await siteWith({ SITE_URL: '', BASE_URL: '', REPOSITORY_URL: '' });
    expect(site).toMatchObject({ url: 'http://localhost:3000', baseUrl: '/', repository: null, imprint: null });
    expect(editUrl('uwsgi.mdx')).toBe('/mitwirken/');
  });

  it.each(['unter/pfad', '/unter/pfad', '/unter/pfad/'])('takes %s for a base path', async (path) => {
    expect((await siteWith({ BASE_URL: path })).baseUrl).toBe('/unter/pfad/');
  });

  it.each([
    ['https://github.com/a/b/', 'https://github.com/a/b/edit/main/docs/uwsgi.mdx'],
    ['https://gitlab.com/a/b', 'https://gitlab.com/a/b/-/edit/main/docs/uwsgi.mdx'],
  ])('leads from a page to its source: %s', async (repository, address) => {
    expect((await siteWith({ REPOSITORY_URL: repository })).editUrl('uwsgi.mdx')).toBe(address);
  });

  it('shows an imprint only when it is complete', async () => {
    expect((await siteWith({ IMPRINT_NAME: 'A', IMPRINT_ADDRESS: 'B' })).site.imprint).toBeNull();
    expect(
      (await siteWith({ IMPRINT_NAME: 'A', IMPRINT_ADDRESS: 'B', IMPRINT_EMAIL: 'c@d.example' })).site.imprint,
    ).toEqual({ name: 'A', address: 'B', email: 'c@d.example' });
  });
});
