/** „Werkstatt“ and „Dateien erzeugen“ from end to end with nothing but the keyboard. */
import { expect, test, type Locator, type Page } from './support/test';
import { Workshop } from './support/workshop';

/** Tab until the element has the focus, as a person would; the way may not be endless. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Mit ${key} nicht zu erreichen: ${target.toString()}`);
}

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

test('files are opened, repaired, converted, shared and reported with the keyboard alone', async ({ page }) => {
  test.setTimeout(120_000);
  const bench = await Workshop.open(page);
  await press(page, bench.button('Wie in Ausgabe 1.0'));
  await expect(page.getByRole('tab')).toHaveCount(2);
  await bench.checked();

  // Another file, and out of its field again: no trap
  await tabTo(page, bench.tab('befehl.sh'), 'Shift+Tab');
  await page.keyboard.press('ArrowRight');
  await expect(bench.tab('ps-backend.service')).toBeFocused();
  await tabTo(page, bench.field);
  await page.keyboard.press('Tab');
  await expect(bench.field).not.toBeFocused();

  // Diagnostics: the next one, its suggestion, back again
  await page.keyboard.press('F8');
  await expect(bench.field).toBeFocused();
  await page.keyboard.press('Control+.');
  await expect(bench.field).toHaveValue(/--die-on-term/);
  await page.keyboard.press('Control+z');
  await expect(bench.field).not.toHaveValue(/--die-on-term/);

  // All suggestions, with their preview
  await press(page, bench.button('Alle Vorschläge …'));
  await press(page, bench.button('Alle übernehmen'));
  await expect(bench.field).toHaveValue(/RestartSec=5/);

  // Exposure, conversion, life of the service
  const panel = page.getByRole('tabpanel').filter({ visible: true });
  await tabTo(page, panel.locator('summary', { hasText: 'Gefährdungswert' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(panel.getByText('systemd-analyze security')).toBeVisible();
  await press(page, panel.locator('summary', { hasText: 'Umwandeln' }));
  await press(page, bench.button('Als neue Datei hinzufügen'));
  await expect(bench.tab('uwsgi.ini')).toHaveAttribute('aria-selected', 'true');
  await press(page, page.locator('summary', { hasText: 'Lebenslauf' }));
  await expect(page.locator('[data-phase="stop"]').first()).toBeVisible();

  // A link, the report, and back
  await tabTo(page, bench.button('Teilen'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  const link = page.getByRole('textbox', { name: 'Link', exact: true });
  await expect(link).toHaveValue(/#v1\./);
  await tabTo(page, link);
  await tabTo(page, bench.button('Bericht'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Bericht' })).toBeFocused();
  await tabTo(page, bench.button('Zurück zu den Dateien'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(bench.button('Bericht')).toBeFocused();

  // Everything away, and back
  await press(page, bench.button('Alles löschen'));
  await expect(page.getByRole('tab')).toHaveCount(0);
  await page.keyboard.press('Tab');
  await press(page, bench.button('Rückgängig'));
  await expect(page.getByRole('tab')).toHaveCount(3);
});

test('a secret is shown and hidden with the keyboard alone', async ({ page }) => {
  const bench = await Workshop.open(page);
  await press(page, bench.button('Unit-Datei'));
  await page.keyboard.insertText('[Service]\nEnvironment=API_KEY=sehrgeheim\n');
  const picture = page.locator('[role=tabpanel]:not([hidden]) pre code').first();
  await expect(picture).toContainText('API_KEY=•••');
  await press(page, page.locator('summary', { hasText: 'Ein Geheimnis erkannt' }));
  await tabTo(page, page.getByRole('checkbox', { name: /API_KEY, Zeile 2/ }));
  await page.keyboard.press('Space');
  await expect(picture).toContainText('sehrgeheim');
  await page.keyboard.press('Space');
  await expect(picture).not.toContainText('sehrgeheim');
});
