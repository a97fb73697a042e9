/** The chapter „Fehlersuche“ with its field for pasted messages, and the recorded experiments on the pages. */
import { expect, test } from './support/test';
import { open } from './support/pages';

const chapter = 'docs/fehlersuche/';
const systemd = 'docs/systemd/';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('every section is there with its message, and the field says what helps instead', async ({ page }) => {
    await page.goto(chapter);
    await expect(page.locator('#keine-rechte')).toContainText('Permission denied');
    await expect(page.getByText('Das Feld braucht JavaScript')).toBeVisible();
  });

  test('an experiment opens and is complete', async ({ page }) => {
    await page.goto(systemd);
    const experiment = page.locator('#versuch-request-in-flight-at-stop');
    await expect(experiment.getByText('Ergebnis:')).toBeHidden();
    await experiment.locator('> summary').click();
    await expect(experiment.getByText('Ergebnis:')).toBeVisible();
    await expect(experiment).toContainText('Anfrage: 200');
    await expect(experiment).toContainText(/uWSGI 2\.\d+\.\d+/);
    await expect(experiment).toContainText('npm run experiments -- request-in-flight-at-stop');
  });
});

test.describe('the field', () => {
  test('names the section of a pasted line and leads there', async ({ page }) => {
    await open(page, chapter);
    await page
      .getByLabel('Zeilen aus dem Log')
      .fill(
        '2026/11/26 12:00:00 [crit] 12#12: *1 connect() to unix:/run/shop/shop.sock failed (13: Permission denied) while connecting to upstream, client: 10.0.0.1',
      );
    const link = page.getByRole('status').getByRole('link', { name: '502: Permission denied' });
    await expect(link).toBeVisible();
    await link.click();
    await expect(page).toHaveURL(/#keine-rechte$/);
    await expect(page.locator('#keine-rechte')).toBeInViewport();
  });

  test('decodes numbers', async ({ page }) => {
    await open(page, chapter);
    await page.getByLabel('Zeilen aus dem Log').fill('invalid request block size: 21573 (max 4096)...skip');
    await expect(page.getByRole('status').filter({ hasText: 'Erkannt' })).toContainText('„ET“ aus „GET“');
  });

  test('says so where it knows nothing', async ({ page }) => {
    await open(page, chapter);
    await page.getByLabel('Zeilen aus dem Log').fill('Fatal: der Kaffee ist leer');
    await expect(page.getByText('Diese Meldung kennt die Seite nicht.')).toBeVisible();
    await page.getByLabel('Zeilen aus dem Log').fill('alles gut');
    await expect(page.getByText('Darin ist keine Meldung')).toBeVisible();
  });

  test('shows what was pasted as text, never as markup', async ({ page }) => {
    await open(page, chapter);
    await page.getByLabel('Zeilen aus dem Log').fill('error <img src=x onerror="document.title=1"> failed');
    await expect(page.locator('main li code', { hasText: '<img src=x' })).toBeVisible();
    await expect(page.locator('main img[src="x"]')).toHaveCount(0);
  });

  test('sends nothing', async ({ page }) => {
    await open(page, chapter);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`));
    await page.getByLabel('Zeilen aus dem Log').fill('geheimnis123 error');
    await expect(page.getByRole('status').filter({ hasText: 'Unbekannt' })).toBeVisible();
    expect(requests.filter((request) => request.includes('geheimnis123') || request.startsWith('POST'))).toEqual([]);
  });

  test('works on a phone without scrolling sideways', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await open(page, chapter);
    await page.getByLabel('Zeilen aus dem Log').fill(`error ${'x'.repeat(500)}`);
    await expect(page.getByText('Diese Meldung kennt die Seite nicht.')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});

test('an experiment is there after a link from another page, too', async ({ page }) => {
  await open(page, 'docs/uwsgi/');
  await page.getByRole('link', { name: 'Dienst unter systemd' }).click();
  const experiment = page.locator('#versuch-four-ways-to-stop');
  await experiment.locator('> summary').click();
  await expect(experiment).toContainText('Result=timeout');
});

test('the hardening shows its measured steps', async ({ page }) => {
  await open(page, 'docs/haertung/');
  const rows = page.locator('main table tbody tr');
  expect(await rows.count()).toBeGreaterThan(25);
  await expect(rows.first()).toContainText('9,2');
});
