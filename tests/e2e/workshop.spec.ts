/** „Werkstatt“: own files, checked alone and together, repaired. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './support/test';
import { Block, titles } from './support/block';
import { open, sidewaysScroll, uwsgiPage } from './support/pages';
import { nginxToPort, Workshop } from './support/workshop';

/** The unit of edition 1.0, as its page shows it. */
const sourceUnit = /```ini title="ps-backend\.service" [^\n]*\n([\s\S]*?)```/.exec(
  readFileSync(path.resolve('versioned_docs/version-1.0/uwsgi.mdx'), 'utf8'),
)?.[1];

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('says what helps instead', async ({ page }) => {
    await page.goto('werkstatt/');
    await expect(page.getByText('check-config')).toBeVisible();
    await expect(page.locator('main').locator('button, textarea, select')).toHaveCount(0);
  });
});

test('the unit of the source page and an nginx that speaks another protocol', async ({ page }) => {
  const bench = await Workshop.open(page);
  expect(sourceUnit).toContain('ExecStart=');
  await bench.add('Unit-Datei', sourceUnit ?? '');
  await bench.add('nginx-Konfiguration', nginxToPort);
  await expect(bench.finding('stack/protocol-mismatch')).toHaveCount(1);
  const wanted = ['practice/sigterm-reloads', 'practice/secret-in-unit', 'practice/no-restart-delay'];
  expect(await bench.codes()).toEqual(expect.arrayContaining(wanted));
  await expect(bench.findings.first()).toHaveAttribute('data-severity', 'error');

  // The mark at a tab counts its errors, and the other side is one click away
  await expect(bench.tab('backend.nginx.conf')).toContainText('1 Fehler');
  await bench.finding('stack/protocol-mismatch').getByRole('button', { name: 'backend.service, Zeile 9' }).click();
  await expect(bench.tab('backend.service')).toHaveAttribute('aria-selected', 'true');
  expect(await bench.selected()).toBe('--http :9000');
});

test('a fix shows its change, is applied, and undone', async ({ page }) => {
  const bench = await Workshop.open(page);
  await bench.example('Wie in Ausgabe 1.0');
  const finding = bench.finding('practice/no-restart-delay');
  await finding.locator('summary').click();
  await expect(finding.locator('[data-change="added"]')).toContainText('RestartSec=5');
  await finding.getByRole('button', { name: 'Übernehmen' }).click();
  await expect(bench.tab('ps-backend.service')).toHaveAttribute('aria-selected', 'true');
  await expect(bench.field).toHaveValue(/RestartSec=5/);
  await expect(finding).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(bench.field).not.toHaveValue(/RestartSec=5/);
  await expect(finding).toHaveCount(1);
});

test('all suggestions are previewed together, applied, and undone in each file', async ({ page }) => {
  const bench = await Workshop.open(page);
  await bench.add('Unit-Datei', sourceUnit ?? '');
  await bench.add('nginx-Konfiguration', nginxToPort);
  await expect(bench.finding('stack/protocol-mismatch')).toHaveCount(1);
  await bench.button('Alle Vorschläge …').click();
  const preview = page.getByRole('region', { name: /Vorschläge nacheinander/ });
  await expect(preview.getByRole('listitem').first()).toBeVisible();
  await expect(preview.locator('[data-change="added"]').filter({ hasText: 'proxy_pass' })).toHaveCount(1);
  await expect(bench.field).toHaveValue(nginxToPort);
  await preview.getByRole('button', { name: 'Alle übernehmen' }).click();
  await expect(bench.finding('stack/protocol-mismatch')).toHaveCount(0);
  await expect(page.locator('li[data-severity="error"]')).toHaveCount(0);
  await bench.tab('backend.nginx.conf').click();
  await bench.field.focus();
  await page.keyboard.press('Control+z');
  await expect(bench.field).toHaveValue(nginxToPort);
});

test('the keyboard leads from one diagnostic to the next and applies a suggestion', async ({ page }) => {
  const bench = await Workshop.open(page);
  await bench.example('Wie in Ausgabe 1.0');
  await bench.field.focus();
  await page.keyboard.press('F8');
  await expect(bench.findings.nth(0)).toHaveAttribute('aria-current', 'true');
  await expect(page.getByText(/^Diagnose 1 von \d+: /)).toBeAttached();
  await page.keyboard.press('F8');
  await expect(bench.findings.nth(1)).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('Shift+F8');
  await expect(bench.findings.nth(0)).toHaveAttribute('aria-current', 'true');
  await expect(bench.field).toBeFocused();
  const code = (await bench.codes())[0] ?? '';
  await page.keyboard.press('Control+.');
  await expect(bench.finding(code)).toHaveCount(0);
});

test('tabs are reached with arrow keys, and Tab leaves the field', async ({ page }) => {
  const bench = await Workshop.open(page);
  await bench.example('Empfohlen, wie in Ausgabe 2.0');
  await bench.tab('uwsgi.ini').focus();
  await page.keyboard.press('ArrowRight');
  await expect(bench.tab('backend.service').first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('End');
  await expect(bench.tab('backend.nginx.conf')).toBeFocused();
  await bench.field.focus();
  await page.keyboard.press('Tab');
  await expect(bench.field).not.toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(bench.field).toBeFocused();
});

test('names are completed by context, with the keyboard alone', async ({ page }) => {
  const bench = await Workshop.open(page);
  await bench.add('Unit-Datei', '[Service]\nExecStart=/bin/true\n');
  await page.keyboard.type('Kill');
  const list = page.getByRole('listbox', { name: 'Vorschläge' });
  await expect(list.getByRole('option').first()).toContainText('KillMode');
  // Enter begins a line as long as nothing is chosen
  await page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
  await page.keyboard.press('Control+Space');
  await expect(list.getByRole('option', { selected: true })).toContainText('KillMode');
  await expect(bench.field).toHaveAttribute('aria-activedescendant', /.+/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(bench.field).toHaveValue(/\nKillSignal=$/);
  await page.keyboard.type('SIGQ');
  await page.keyboard.press('Control+Space');
  await page.keyboard.press('Enter');
  await expect(bench.field).toHaveValue(/\nKillSignal=SIGQUIT$/);
});

test('a word is explained under the pointer and at the cursor', async ({ page }) => {
  const bench = await Workshop.open(page);
  await bench.example('Wie in Ausgabe 1.0');
  await bench.tab('ps-backend.service').click();
  const card = page.getByRole('dialog', { name: 'Erklärung zu Restart=' });
  await bench.cursorBehind('\nRestart');
  await page.keyboard.press('Control+i');
  await expect(card).toBeVisible();
  await expect(card.getByRole('link', { name: 'Mehr in der Referenz' })).toHaveAttribute(
    'href',
    /\/referenz\/systemd\//,
  );
  await expect(page.getByRole('status').filter({ hasText: 'Restart=, Direktive · systemd:' })).toBeAttached();
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  const word = page.locator('pre a[data-annotation="systemd/Service.User"]');
  const place = await word.boundingBox();
  await page.mouse.move((place?.x ?? 0) + 5, (place?.y ?? 0) + 5);
  await expect(page.getByRole('dialog', { name: 'Erklärung zu User=' })).toBeVisible();
});

test('what a file is can be changed, and what is not read is said', async ({ page }) => {
  const bench = await Workshop.open(page);
  await bench.add('Unit-Datei', 'worker_processes 4;\n');
  const kind = page.getByRole('combobox', { name: 'Art' });
  await expect(kind).toHaveValue('unit');
  await kind.selectOption({ index: 0 });
  await page.getByRole('textbox', { name: 'Name' }).fill('seite.conf');
  await expect(kind.locator('option').first()).toHaveText('erkannt: nginx-Konfiguration');
  await bench.field.fill('uwsgi:\n  master: true\n');
  await page.getByRole('textbox', { name: 'Name' }).fill('uwsgi.yaml');
  await expect(page.getByText('sie wird hier nicht gelesen')).toBeVisible();
});

test('other programs judge otherwise', async ({ page }) => {
  const bench = await Workshop.open(page);
  await bench.add('Unit-Datei', '[Service]\nExecStart=/bin/true\nRestartSteps=3\n');
  await expect(bench.finding('systemd/unknown-key')).toHaveCount(1);
  await page.getByRole('combobox', { name: 'Geprüft für' }).selectOption('current');
  await expect(bench.finding('systemd/unknown-key')).toHaveCount(0);
});

test('files are taken from the disk, and what is no text is refused', async ({ page }) => {
  const bench = await Workshop.open(page);
  await page
    .getByLabel('Dateien auswählen')
    .last()
    .setInputFiles([
      { name: 'uwsgi.ini', mimeType: 'text/plain', buffer: Buffer.from('[uwsgi]\r\nmaster = true\r\n') },
      { name: 'bild.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0, 0]) },
      { name: 'latin.ini', mimeType: 'text/plain', buffer: Buffer.from([0x5b, 0xe4, 0x5d]) },
    ]);
  await expect(bench.field).toHaveValue('[uwsgi]\nmaster = true\n');
  await expect(page.getByText('bild.png: Die Datei enthält Null-Bytes und ist kein Text.')).toBeVisible();
  await expect(page.getByText('latin.ini: Die Datei ist kein gültiges UTF-8.')).toBeVisible();
});

test('a dropped file lies on the bench', async ({ page }) => {
  const bench = await Workshop.open(page);
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['server { listen 80; }\n'], 'seite.conf'));
    return data;
  });
  await page.getByRole('heading', { name: 'Eigene Datei' }).dispatchEvent('drop', { dataTransfer: transfer });
  await expect(bench.field).toHaveValue('server { listen 80; }\n');
});

test('what was taken away comes back', async ({ page }) => {
  const bench = await Workshop.open(page);
  await bench.example('Empfohlen, wie in Ausgabe 2.0');
  await page.getByRole('button', { name: 'Entfernen uwsgi.ini' }).click();
  await expect(page.getByRole('tab')).toHaveCount(3);
  await bench.button('Rückgängig').click();
  await expect(page.getByRole('tab')).toHaveCount(4);
  await expect(bench.tab('uwsgi.ini')).toHaveAttribute('aria-selected', 'true');
  await bench.button('Alles löschen').click();
  await expect(page.getByRole('tab')).toHaveCount(0);
  await bench.button('Rückgängig').click();
  await expect(page.getByRole('tab')).toHaveCount(4);
});

test('a look at a rule does not cost the files', async ({ page }) => {
  const bench = await Workshop.open(page);
  await bench.example('Wie in Ausgabe 1.0');
  await bench.field.fill('uwsgi --enabel-threads');
  await bench.finding('uwsgi/unknown-option').getByRole('link').click();
  await expect(page).toHaveURL(/\/regeln\/uwsgi\/#uwsgi-unknown-option$/);
  await page.goBack();
  await expect(bench.field).toHaveValue('uwsgi --enabel-threads');
});

test('a block of the guide is opened here with its name and its programs', async ({ page }) => {
  await open(page, uwsgiPage);
  const block = new Block(page, titles.unit);
  await block.button('In der Werkstatt öffnen').click();
  const bench = new Workshop(page);
  await expect(bench.tab('ps-backend.service')).toHaveAttribute('aria-selected', 'true');
  await expect(bench.field).toHaveValue(/^\[Unit\]/);
  await page.goBack();
  await new Block(page, titles.command).button('In der Werkstatt öffnen').click();
  await expect(page.getByRole('tab')).toHaveCount(2);
  await expect(bench.tab('befehl.sh')).toHaveAttribute('aria-selected', 'true');
});

test('all words of a file are explained in a list when asked for', async ({ page }) => {
  const bench = await Workshop.open(page);
  await bench.example('Wie in Ausgabe 1.0');
  await bench.button('Alle Wörter dieser Datei erklären').click();
  await expect(page.locator('[data-notes] dt').filter({ hasText: '--master' }).first()).toBeVisible();
});

test('the exposure of a unit counts its drop-ins and says what would make it smaller', async ({ page }) => {
  const bench = await Workshop.open(page);
  await bench.example('Empfohlen, wie in Ausgabe 2.0');
  await bench.tab('backend.service').first().click();
  const exposure = page.locator('details', { hasText: 'Gefährdungswert' });
  await expect(exposure.locator('summary')).toHaveText('Gefährdungswert 1,2 (OK)');
  await exposure.locator('summary').click();
  await expect(exposure).toContainText('Mit backend.service.d/hardening.conf.');
  await expect(exposure.getByRole('listitem').filter({ hasText: 'PrivateNetwork=yes' })).toContainText('senkt um 0,4');
  await page.getByRole('tab', { name: /hardening/ }).click();
  await page.getByRole('button', { name: /^Entfernen/ }).click();
  await bench.tab('backend.service').first().click();
  await expect(exposure.locator('summary')).toHaveText('Gefährdungswert 9,2 (UNSAFE)');
});

test('a command line is turned into an INI file and a line of a unit', async ({ page }) => {
  const bench = await Workshop.open(page);
  await bench.add('Kommandozeile', "sudo uwsgi -M -p 4 --env 'A=50%'");
  const converter = page.locator('details', { has: page.getByText('Umwandeln', { exact: true }) });
  await converter.locator('summary').click();
  const result = converter.locator('pre');
  await expect(result).toHaveText('[uwsgi]\nmaster = true\nprocesses = 4\nenv = A=50%%\n');
  await expect(converter.getByRole('listitem')).toHaveText('sudo gehört zur Shell, nicht zu uWSGI.');
  await converter.getByLabel('Erklärungen als Kommentare').check();
  await expect(result).toContainText('# Startet einen Master-Prozess');
  await converter.getByLabel('In', { exact: true }).selectOption('exec');
  await expect(result).toContainText('--env A=50%%');
  await converter.getByRole('button', { name: 'Als neue Datei hinzufügen' }).click();
  await expect(bench.tab('backend.service.d/start.conf')).toHaveAttribute('aria-selected', 'true');
  await expect(bench.field).toHaveValue(/^\[Service\]\nExecStart=\nExecStart=\/usr\/bin\/uwsgi/);
});

test('a long file is drawn where it is looked at', async ({ page }) => {
  const bench = await Workshop.open(page);
  const many = Array.from({ length: 900 }, (_, index) => `    location /p${index} { return 404; }\n`).join('');
  await bench.add('nginx-Konfiguration', `server {\n${many}}\n`);
  const last = page.locator('pre .line', { hasText: '/p890 ' });
  await bench.field.press('Control+End');
  // The box around the field scrolls; its lines are drawn anew meanwhile
  await bench.field.evaluate((field) => field.parentElement?.parentElement?.scrollTo(0, 1e6));
  await expect(last.locator('a[data-annotation="nginx/location"]')).toBeVisible();
});

test('nothing that is typed becomes an element, a request or a stored value', async ({ page }) => {
  const bench = await Workshop.open(page);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const stored = () => page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
  const before = await stored();
  const hostile = `[Service]\nExecStart=/bin/sh -c '<img src=x onerror=alert(1)>'\n<script>alert(1)</script>=\u202e\nEnvironment="A=</pre><b>fett</b>"\n`;
  await bench.add('Unit-Datei', hostile);
  await page.getByRole('textbox', { name: 'Name' }).fill('<b>x</b>.service');
  await bench.button('Alle Wörter dieser Datei erklären').click();
  await expect(bench.findings.first()).toBeVisible();
  expect(await page.locator('main').locator('img, script, b').count()).toBe(0);
  expect(await stored()).toEqual(before);
  expect(requests).toEqual([]);
});

for (const width of [390, 320]) {
  test(`fits a phone of ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    const bench = await Workshop.open(page);
    expect(await sidewaysScroll(page)).toBe(0);
    await bench.example('Wie in Ausgabe 1.0');
    await bench.tab('ps-backend.service').click();
    expect(await sidewaysScroll(page)).toBe(0);
    await bench.button('Alle Vorschläge …').click();
    expect(await sidewaysScroll(page)).toBe(0);
    const finding = bench.finding('practice/no-restart-delay').first();
    await finding.getByRole('button', { name: /Zeile/ }).click();
    await expect(page.locator('pre .line', { hasText: 'Restart=always' }).first()).toBeInViewport();
  });
}

test('the life of the service follows the files', async ({ page }) => {
  const bench = await Workshop.open(page);
  await bench.add('Unit-Datei', sourceUnit ?? '');
  await page.getByText('Lebenslauf').first().click();
  const stop = page.locator('[data-phase="stop"]');
  await expect(stop).toContainText('dauert 90\u00a0s');
  await expect(stop.getByRole('listitem').filter({ hasText: 'systemd an Master-Prozess: SIGTERM' })).toHaveCount(1);
  await expect(stop.getByRole('link', { name: /Unit-Datei der Ausgabe 1.0/ })).toHaveAttribute(
    'href',
    /\/docs\/.*#versuch-stop-takes-90-seconds$/,
  );
  const finding = bench.finding('practice/sigterm-reloads');
  await finding.locator('summary').first().click();
  await finding.getByRole('button', { name: 'Übernehmen' }).first().click();
  await expect(stop).toHaveAttribute('data-severity', 'warning');
  await expect(stop).toContainText('Laufende Anfragen gehen verloren');
});
