/** „Werkstatt“: secrets are hidden, links carry the files, the report keeps what was found. */
import { readFileSync } from 'node:fs';
import { encode } from '../../src/workshop/share/compress';
import { open } from './support/pages';
import { expect, test, type Page } from './support/test';
import { Workshop } from './support/workshop';

const unit = `[Service]
Type=notify
User=backend
Restart=on-failure
Environment=API_KEY=sehrgeheim
Environment="DB_PASSWORD=noch geheimer"
ExecStart=/usr/bin/uwsgi --plugin python3 --ini /etc/backend/uwsgi.ini
`;

const picture = (bench: Workshop) => bench.page.locator('[role=tabpanel]:not([hidden]) pre code').first();
const linkField = (page: Page) => page.getByRole('textbox', { name: 'Link', exact: true });

async function linkOf(bench: Workshop): Promise<string> {
  await bench.button('Teilen').click();
  await expect(linkField(bench.page)).toHaveValue(/#v1\../);
  const link = await linkField(bench.page).inputValue();
  return link;
}

test.describe('secrets', () => {
  test('are hidden in the picture, in previews and in what is converted, one by one', async ({ page }) => {
    const bench = await Workshop.open(page);
    await bench.add('Unit-Datei', unit);
    await expect(picture(bench)).toContainText('API_KEY=••••••••••');
    await expect(picture(bench)).not.toContainText('geheim');
    await expect(bench.field).toHaveValue(unit);

    await page.getByText('2 Geheimnisse erkannt').click();
    await page.getByLabel('DB_PASSWORD, Zeile 6, zeigen').check();
    await expect(picture(bench)).toContainText('noch geheimer');
    await expect(picture(bench)).not.toContainText('sehrgeheim');
    await expect(page.getByText('1 davon maskiert')).toBeVisible();

    // Nothing but the field itself holds the value
    await bench.button('Alle Vorschläge …').click();
    await expect(page.getByLabel('Änderungen in backend.service')).toContainText('API_KEY=•••');
    await bench.button('Alle Wörter dieser Datei erklären').click();
    await expect(page.locator('[data-notes]').first()).toContainText('Environment=');
    expect(await page.locator('main').innerText()).not.toContain('sehrgeheim');
  });

  test('stay hidden on paper', async ({ page }) => {
    const bench = await Workshop.open(page);
    await bench.add('Unit-Datei', unit);
    await page.emulateMedia({ media: 'print' });
    await expect(picture(bench)).toContainText('API_KEY=••••••••••');
    await expect(bench.field).toHaveCSS('color', 'rgba(0, 0, 0, 0)');
  });
});

test.describe('a link', () => {
  test('opens the same files elsewhere, without the secrets', async ({ page, context }) => {
    const bench = await Workshop.open(page);
    await bench.add('Unit-Datei', unit);
    await bench.add('uWSGI-INI-Datei', '[uwsgi]\nmaster = true\n');
    const link = await linkOf(bench);
    await expect(page.getByText('2 Geheimnisse sind darin durch')).toBeVisible();

    const other = await context.newPage();
    await other.goto(link);
    const opened = new Workshop(other);
    await expect(other.getByRole('tab')).toHaveCount(2);
    await expect(opened.tab('uwsgi.ini')).toHaveAttribute('aria-selected', 'true');
    await opened.tab('backend.service').click();
    await expect(opened.field).toHaveValue(unit.replace('sehrgeheim', '***').replace('noch geheimer', '***'));
    expect(new URL(other.url()).hash).toBe('');
  });

  test('takes the place of what lies there, and that comes back', async ({ page }) => {
    const bench = await Workshop.open(page);
    await bench.add('uWSGI-INI-Datei', '[uwsgi]\nmaster = true\n');
    const hash = `#v1.${await encode(JSON.stringify({ f: [['a.service', unit]] }))}`;
    await page.evaluate((text) => (window.location.hash = text), hash);
    await expect(bench.tab('a.service')).toBeVisible();
    await expect(page.getByRole('tab')).toHaveCount(1);
    await bench.button('Rückgängig').click();
    await expect(bench.tab('uwsgi.ini')).toBeVisible();
  });

  for (const [name, hash] of [
    ['broken', '#v1.AAAA'],
    ['of another version', '#v9.AAAA'],
    ['with markup', '#v1.<img src=x onerror=alert(1)>'],
  ] as const)
    test(`that is ${name} gives a message and an empty bench`, async ({ page }) => {
      await open(page, `werkstatt/${hash}`);
      await expect(page.getByRole('status').filter({ hasText: 'Der Link' })).toBeVisible();
      await expect(page.getByRole('tab')).toHaveCount(0);
      await expect(page.getByRole('heading', { name: 'Beispiel' })).toBeVisible();
    });

  test('fills in the form of „Dateien erzeugen“', async ({ page, context }) => {
    await open(page, 'werkstatt/erzeugen/');
    await page.getByLabel('Name des Dienstes', { exact: true }).fill('kasse');
    const field = page.getByLabel('Link zu diesen Angaben');
    await expect(field).toHaveValue(/#v1\../);
    await page.waitForTimeout(100);
    const other = await context.newPage();
    await other.goto(await field.inputValue());
    await expect(other.getByLabel('Name des Dienstes', { exact: true })).toHaveValue('kasse');
  });
});

test.describe('the report', () => {
  test('shows files, diagnostics and explanations, and is saved as Markdown', async ({ page }) => {
    const bench = await Workshop.open(page);
    await bench.add('Unit-Datei', unit);
    await bench.button('Bericht').click();
    await expect(page.getByRole('heading', { name: 'Bericht' })).toBeFocused();
    const report = page.getByRole('article', { name: 'Bericht' });
    await expect(report.locator('li[data-diagnostic="practice/secret-in-unit"]')).toHaveCount(2);
    await expect(report).toContainText('Environment=API_KEY=***');
    await expect(report).not.toContainText('geheimer');

    const waiting = page.waitForEvent('download');
    await bench.button('Als Markdown speichern').click();
    const text = readFileSync(await (await waiting).path(), 'utf8');
    expect(text).toContain('## `backend.service` (Unit-Datei)');
    expect(text).not.toMatch(/sehrgeheim|noch geheimer/);

    // What was written can still be taken back
    await bench.button('Zurück zu den Dateien').click();
    await expect(bench.button('Bericht')).toBeFocused();
    await bench.field.focus();
    await page.keyboard.press('Control+z');
    await expect(bench.field).not.toHaveValue(unit);
  });
});
