/** „Dateien erzeugen“: a short form becomes a deployment. */
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { open, sidewaysScroll } from './support/pages';
import { expect, test, type Page } from './support/test';

const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });
const file = (page: Page, path: string) =>
  page.locator('figure').filter({ has: page.locator('figcaption', { hasText: path }) });

const unitOf = (page: Page, name: string) =>
  page
    .locator('figure')
    .filter({ has: page.locator('figcaption', { hasText: new RegExp(`/${name}\\.service(?!\\.d)`) }) });

async function openForm(page: Page): Promise<void> {
  await open(page, 'werkstatt/erzeugen/');
  await expect(page.getByRole('heading', { name: 'Dateien', exact: true })).toBeVisible();
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('leads to the guide instead', async ({ page }) => {
    await page.goto('werkstatt/erzeugen/');
    await expect(page.locator('main').getByRole('link', { name: 'Leitfaden' })).toBeVisible();
    await expect(page.locator('main').locator('button, input, select')).toHaveCount(0);
  });
});

test('the files follow the form, annotated and without a diagnostic', async ({ page }) => {
  await openForm(page);
  await field(page, 'Name des Dienstes').fill('kasse');
  await field(page, 'Objekt').fill('create_app()');
  await field(page, 'Anfragen zugleich').fill('50');
  await field(page, 'Namen der Geheimnisse').fill('DB_PASSWORD');
  const unit = unitOf(page, 'kasse');
  await expect(unit).toContainText('LoadCredential=db_password:/etc/kasse/db_password');
  await expect(file(page, '/etc/kasse/uwsgi.ini')).toContainText('module = src.run:create_app()');
  await expect(file(page, '/etc/kasse/uwsgi.ini')).toContainText('processes = 8');
  await expect(page.locator('main')).toContainText('512 MiB reichen bei 64 MiB je Worker für 8');
  await expect(unit.locator('[data-annotation="systemd/Service.LoadCredential"]')).toHaveCount(1);
  await expect(page.locator('main [data-diagnostic]')).toHaveCount(0);
  await unit.getByText('MemoryMax', { exact: true }).click();
  await expect(page.locator('[data-card]')).toContainText('MemoryMax');
});

test('what does not fit is said at its field, and the last files stay', async ({ page }) => {
  await openForm(page);
  const name = field(page, 'Name des Dienstes');
  await name.fill('nginx');
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await expect(name).toHaveAccessibleDescription(/Diesen Namen benutzt ein anderes Programm/);
  await expect(page.getByRole('status').filter({ hasText: 'Eine Angabe passt nicht.' })).toBeVisible();
  await expect(file(page, '/etc/backend/uwsgi.ini')).toBeVisible();
  await field(page, 'TLS').selectOption('own');
  await expect(field(page, 'Privater Schlüssel')).toBeVisible();
});

test('everything comes as one archive, and each file alone', async ({ page }) => {
  await openForm(page);
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Alles als ZIP-Archiv' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe('backend.zip');
  const entries = unzipSync(readFileSync(await download.path()));
  expect(Object.keys(entries)).toEqual([
    'backend/uwsgi.ini',
    'backend/backend.service',
    'backend/backend.service.d/hardening.conf',
    'backend/backend.nginx.conf',
    'backend/backend.env',
    'backend/installieren.sh',
  ]);
  const textOf = (name: string): string => strFromU8(entries[name] ?? new Uint8Array());
  expect(textOf('backend/installieren.sh')).toContain('install -m 0644 backend.service.d/hardening.conf');

  const single = page.waitForEvent('download');
  await page.getByRole('button', { name: /Herunterladen.*\/backend\.service$/ }).click();
  const unit = await single;
  expect(unit.suggestedFilename()).toBe('backend.service');
  expect(readFileSync(await unit.path(), 'utf8')).toBe(textOf('backend/backend.service'));
});

test('the files open on the bench in place of what lies there, and the form is kept', async ({ page }) => {
  await openForm(page);
  await field(page, 'Verzeichnis').fill('/opt/kasse');
  await expect(unitOf(page, 'backend')).toContainText('/opt/kasse');
  await page.getByRole('button', { name: 'In der Werkstatt öffnen' }).first().click();
  await expect(page.getByRole('tab')).toHaveCount(4);
  await expect(page.getByRole('region', { name: 'Diagnosen' })).toContainText('Keine Diagnosen.');
  await page.getByRole('link', { name: 'aus wenigen Angaben erzeugen' }).click();
  await expect(field(page, 'Verzeichnis')).toHaveValue('/opt/kasse');
});

test('works with the keyboard alone', async ({ page }) => {
  await openForm(page);
  await field(page, 'Name des Dienstes').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('kasse');
  await page.keyboard.press('Tab');
  await expect(field(page, 'Verzeichnis')).toBeFocused();
  await expect(unitOf(page, 'kasse')).toBeVisible();
  const archive = page.getByRole('button', { name: 'Alles als ZIP-Archiv' });
  for (let presses = 0; presses < 20; presses += 1) {
    if (await archive.evaluate((button) => button === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  const download = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await download).suggestedFilename()).toBe('kasse.zip');
});

test('nothing sticks out at the width of a phone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await openForm(page);
  expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
});
