/** axe on every page of the site, in both colour schemes and with everything open that can be opened. */
import AxeBuilder from '@axe-core/playwright';
import { mainSite, pagesOf } from '../e2e/support/builtSites';
import { Block, titles } from '../e2e/support/block';
import { open, uwsgiPage } from '../e2e/support/pages';
import { Workshop } from '../e2e/support/workshop';
import { expect, test, type Page } from '../e2e/support/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** The rules of axe whose answer depends on the colours of a page. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** What axe objects to: rule and places, one line each. The site has no frames, so axe runs in the page alone. */
async function violationsOf(page: Page, type: 'tag' | 'rule', values: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const result = await axe
    .options({ runOnly: { type, values }, resultTypes: ['violations'], preload: false })
    .analyze();
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${target.join(' ')} – ${failureSummary?.split('\n').at(-1)?.trim()}`,
    ),
  );
}

/** Objections to the page as it stands: all rules in the light scheme, those of colours once more in the dark one. */
async function violations(page: Page): Promise<string[]> {
  const light = await violationsOf(page, 'tag', tags);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  const dark = await violationsOf(page, 'rule', colourRules);
  return [...light, ...dark.map((violation) => `dunkel: ${violation}`)];
}

/** Every folded part, and the explanation of the first word where the page has an annotated block. */
async function unfoldEverything(page: Page): Promise<void> {
  await page.locator('main details').evaluateAll((parts) => {
    for (const part of parts) (part as HTMLDetailsElement).open = true;
  });
  const walk = page.getByRole('button', { name: 'Durchgehen', exact: true }).first();
  if ((await walk.count()) === 0) return;
  await walk.click();
  await expect(page.locator('[data-card]')).toBeVisible();
  // Colours are judged when the card has appeared.
  await page
    .locator('[data-card]')
    .evaluate((card) => Promise.all(card.getAnimations().map(({ finished }) => finished)));
}

test.use({ colorScheme: 'light' });

for (const path of [...pagesOf(mainSite), '404.html']) {
  test.describe(`„/${path}“`, () => {
    test.use({ expectedProblems: path === '404.html' ? /404/ : null });
    test('has no barriers that axe finds', async ({ page }) => {
      // The pages of the rules have dozens of blocks
      test.setTimeout(240_000);
      await open(page, path);
      await unfoldEverything(page);
      expect(await violations(page)).toEqual([]);
    });
  });
}

for (const [name, title] of Object.entries(titles)) {
  test(`the live editor of the ${name} with a diagnostic has no barriers that axe finds`, async ({ page }) => {
    await open(page, uwsgiPage);
    const block = new Block(page, title);
    await block.button('Bearbeiten').click();
    await block.figure.getByRole('textbox').press('Control+End');
    await page.keyboard.type(name === 'unit' ? '\nWantedBx=' : ' --enabel-threads');
    await expect(block.figure.locator('li[data-severity="error"], li[data-severity="warning"]').first()).toBeVisible();
    await unfoldEverything(page);
    expect(await violations(page)).toEqual([]);
  });
}

test('the search with hits has no barriers that axe finds', async ({ page }) => {
  await open(page, uwsgiPage);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('Worker');
  await expect(page.getByRole('option').first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('the workshop with files, findings, a preview and suggestions has no barriers that axe finds', async ({
  page,
}) => {
  const bench = await Workshop.open(page);
  await bench.example('Wie in Ausgabe 1.0');
  await bench.button('Hinzufügen').click();
  await bench.button('Teilen').click();
  await bench.button('Tasten').click();
  await bench.button('Alle Vorschläge …').click();
  await bench.button('Alle Wörter dieser Datei erklären').click();
  await unfoldEverything(page);
  expect(await violations(page)).toEqual([]);
  // The list of suggestions lies over what is unfolded below
  await page.locator('main details').evaluateAll((parts) => {
    for (const part of parts) (part as HTMLDetailsElement).open = false;
  });
  await bench.cursorBehind('uwsgi --h');
  await page.keyboard.press('Control+Space');
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.getByRole('button', { name: /^Entfernen/ }).evaluate((button) => button.scrollIntoView());
  expect(await violations(page)).toEqual([]);
});

test('the report and recognised secrets of „Werkstatt“ have no barriers that axe finds', async ({ page }) => {
  const bench = await Workshop.open(page);
  await bench.add('Unit-Datei', '[Service]\nEnvironment=API_KEY=wort\nExecStart=/usr/bin/uwsgi -w a:b\n');
  await expect(bench.findings.first()).toBeVisible();
  await page.getByText('Ein Geheimnis erkannt').click();
  await page.getByText('Lebenslauf').first().click();
  await expect(page.locator('[data-phase]').first()).toBeVisible();
  // What lies half under the bar of the site would count as small
  await page.evaluate(() => window.scrollTo(0, 0));
  expect(await violations(page)).toEqual([]);
  await bench.button('Bericht').click();
  expect(await violations(page)).toEqual([]);
});

test('the form of „Dateien erzeugen“ with faults has no barriers that axe finds', async ({ page }) => {
  await open(page, 'werkstatt/erzeugen/');
  await page.getByLabel('TLS', { exact: true }).selectOption('own');
  await page.getByLabel('Name des Dienstes', { exact: true }).fill('');
  await expect(page.getByRole('status').filter({ hasText: 'Eine Angabe passt nicht.' })).toBeVisible();
  await unfoldEverything(page);
  expect(await violations(page)).toEqual([]);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the sheet has no barriers that axe finds', async ({ page }) => {
    await open(page, uwsgiPage);
    await unfoldEverything(page);
    expect(await violations(page)).toEqual([]);
  });

  test('the navigation has no barriers that axe finds', async ({ page }) => {
    await open(page, uwsgiPage);
    await page.getByRole('button', { name: 'Navigation öffnen' }).tap();
    await expect(page.getByRole('button', { name: 'Navigation schließen' }).first()).toBeVisible();
    await page.waitForTimeout(400);
    expect(await violations(page)).toEqual([]);
  });
});
