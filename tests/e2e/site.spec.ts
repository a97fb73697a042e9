/** What holds for every page of the site. */
import { expect, test } from './support/test';
import { mainSite, pagesOf } from './support/builtSites';
import { open, uwsgiPage } from './support/pages';

const pages = [...pagesOf(mainSite), '404.html'];

/** The pages as they are written, before any script runs. */
test.describe('in its HTML', () => {
  test.use({ javaScriptEnabled: false, expectedProblems: /404/ });

  test('every page is German, has one main heading and a title of its own', async ({ page }) => {
    const titles = new Map<string, string>();
    for (const path of pages) {
      await page.goto(path);
      expect(await page.locator('html').getAttribute('lang'), path).toBe('de');
      expect(await page.locator('h1').count(), `h1 auf /${path}`).toBe(1);
      // Every edition has its own chapters of the same name
      const title = `${/^docs\/(?:entwurf|[\d.]+)\//.exec(path)?.[0] ?? ''}${await page.title()}`;
      expect(titles.get(title), `„${title}“ auf /${path}`).toBeUndefined();
      titles.set(title, path);
    }
    expect(titles.size).toBe(pages.length);
  });

  test('every page has a content security policy, and evaluation only where components are live', async ({ page }) => {
    for (const path of pages) {
      await page.goto(path);
      const policy = (await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')) ?? '';
      const isLive = (await page.locator('[data-live-components]').count()) > 0;
      expect(policy, path).toMatch(/^default-src 'none'; script-src 'self' 'sha256-/);
      expect(policy.includes("'unsafe-eval'"), `unsafe-eval auf /${path}`).toBe(isLive);
      expect(policy.match(/script-src [^;]*/)?.[0], path).not.toContain("'unsafe-inline'");
      expect(policy, path).not.toMatch(/https?:|\*/);
    }
  });

  test('the policy stands before the first script', async ({ page }) => {
    for (const path of pages) {
      const html = await (await page.request.get(path)).text();
      expect(html.indexOf('Content-Security-Policy'), path).toBeGreaterThan(0);
      expect(html.indexOf('Content-Security-Policy'), path).toBeLessThan(html.indexOf('<script'));
    }
  });
});

for (const path of pages) {
  test.describe(`„/${path}“`, () => {
    test.use({ expectedProblems: path === '404.html' ? /404/ : null });
    test('loads without errors, violations of its policy and requests to others', async ({ page }) => {
      await open(page, path);
    });
  });
}

test.describe('an address that does not exist', () => {
  test.use({ expectedProblems: /404/ });
  test('answers in German with status 404 and leads on', async ({ page }) => {
    const response = await page.goto('gibt-es-nicht/');
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Diese Seite gibt es nicht');
    await page.getByRole('main').getByRole('link', { name: 'Leitfaden' }).click();
    await expect(page).toHaveURL(/\/docs\/$/);
  });
});

test.describe('an old address', () => {
  test('with an anchor of edition 1.0 leads to that edition', async ({ page }) => {
    await page.goto('docs/uwsgi/#anhalten');
    await expect(page).toHaveURL(/\/docs\/1\.0\/uwsgi\/#anhalten$/);
    await expect(page.locator('#anhalten')).toBeInViewport();
  });

  test('with an anchor that the newest edition has stays there', async ({ page }) => {
    await open(page, 'docs/uwsgi/#pruefen');
    await expect(page).toHaveURL(/\/docs\/uwsgi\/#pruefen$/);
  });
});

test.describe('the policy', () => {
  test.use({ expectedProblems: /Content Security Policy|violates|Fremde Adresse/i });
  test('stops what comes from elsewhere', async ({ page }) => {
    await open(page, uwsgiPage);
    const violated = await page.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
          new Image().src = '//example.invalid/x.png';
        }),
    );
    expect(violated).toBe('img-src');
  });
});

test('an anchor that is no UTF-8 does no harm', async ({ page }) => {
  await page.goto(`${uwsgiPage}#50%`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.evaluate(() => (window.location.hash = '%E0%A4'));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
