/** The pages of the rules, and the ways that lead to them. */
import { expect, test, type Page } from './support/test';
import { Block, titles } from './support/block';
import { subPathSite } from './support/builtSites';
import { open, settled, sidewaysScroll, uwsgiPage } from './support/pages';

const rulesPage = 'regeln/';
const systemdRules = 'regeln/systemd/';

const section = (page: Page, code: string) =>
  page.locator('section').filter({ has: page.locator(`[id="${code.replace('/', '-')}"]`) });

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the overview leads to every rule', async ({ page }) => {
    await page.goto(rulesPage);
    const links = await page
      .locator('main li a[href*="#"]')
      .evaluateAll((anchors) => anchors.map((anchor) => (anchor as HTMLAnchorElement).href));
    expect(links.length).toBeGreaterThanOrEqual(40);
    const pages = new Map<string, string>();
    for (const link of links) {
      const [address = '', anchor = ''] = link.split('#');
      if (!pages.has(address)) pages.set(address, await (await page.request.get(address)).text());
      expect(pages.get(address), link).toMatch(new RegExp(`id="?${anchor}["\\s>]`));
    }
  });

  test('a rule says what is, what follows and what helps, and shows both examples', async ({ page }) => {
    await page.goto(systemdRules);
    const rule = section(page, 'systemd/unknown-key');
    for (const part of ['Was ist', 'Was folgt', 'Was hilft'])
      await expect(rule.locator('dt').filter({ hasText: part }).first()).toBeVisible();
    await expect(rule.locator('figure')).toHaveCount(2);
    await expect(rule.locator('figure').first().locator('li[data-diagnostic="systemd/unknown-key"]')).toBeVisible();
    await expect(rule.locator('figure').last().locator('li[data-diagnostic]')).toHaveCount(0);
    await expect(rule).toContainText('Geprüft mit systemd 252');
  });

  test('every id on the page of a group stands once', async ({ page }) => {
    await page.goto(systemdRules);
    const ids = await page.locator('[id]').evaluateAll((elements) => elements.map(({ id }) => id));
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
});

test('the overview is narrowed by a word, and an empty filter shows everything again', async ({ page }) => {
  await open(page, rulesPage);
  const rules = page.locator('main section li:visible');
  const all = await rules.count();
  await page.getByLabel('Filtern').fill('Anführungszeichen');
  await expect(page.getByRole('link', { name: 'Ein Anführungszeichen wird nicht geschlossen' })).toBeVisible();
  expect(await rules.count()).toBeLessThan(all);
  await page.getByLabel('Filtern').fill('xqzvwpl');
  await expect(page.getByText('Keine Regel mit „xqzvwpl“.')).toBeVisible();
  await page.getByLabel('Filtern').fill('');
  await expect(rules).toHaveCount(all);
});

for (const site of [undefined, subPathSite.url]) {
  test.describe(site === undefined ? 'at the root' : 'below a sub-path', () => {
    if (site !== undefined) test.use({ baseURL: site });

    test('the code of a diagnostic leads to its rule without loading the page anew', async ({ page }) => {
      await open(page, uwsgiPage);
      await page.evaluate(() => Object.assign(window, { sameDocument: true }));
      const unit = new Block(page, titles.unit);
      await unit.figure.getByRole('link', { name: 'Regel practice/sigterm-reloads' }).click();
      await expect(page).toHaveURL(/\/regeln\/praxis-systemd\/#practice-sigterm-reloads$/);
      await expect(page.locator('[id="practice-sigterm-reloads"]')).toBeInViewport();
      expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
      const block = section(page, 'practice/sigterm-reloads').locator('figure').first();
      await block.locator('code a[data-annotation]').first().click();
      await expect(block.locator('[data-card] p').first()).toHaveText(/\.$/);
    });

    test('so does the code of a diagnostic in an edited block', async ({ page }) => {
      await open(page, uwsgiPage);
      const block = new Block(page, titles.command);
      await block.button('Bearbeiten').click();
      await block.figure.getByRole('textbox').press('Control+End');
      await page.keyboard.type(' --enabel-threads');
      await block.figure.getByRole('link', { name: 'Regel uwsgi/unknown-option' }).click();
      await expect(page).toHaveURL(/\/regeln\/uwsgi\/#uwsgi-unknown-option$/);
      await expect(page.locator('[id="uwsgi-unknown-option"]')).toBeInViewport();
    });
  });
}

test('the wrong example can be mended on the spot with its suggestion', async ({ page }) => {
  await open(page, systemdRules);
  const block = section(page, 'systemd/unknown-key').locator('figure').first();
  await block.getByRole('button', { name: 'Bearbeiten' }).click();
  const diagnostic = block.locator('li[data-diagnostic="systemd/unknown-key"]');
  await diagnostic.locator('summary').click();
  await diagnostic.getByRole('button', { name: 'Übernehmen' }).click();
  await expect(diagnostic).toHaveCount(0);
  await expect(block.getByRole('textbox')).toHaveValue(/^Environment=FLASK_ENV=production$/m);
});

for (const [query, address] of [
  ['systemd/unknown-key', /\/regeln\/systemd\/#systemd-unknown-key$/],
  ['ambiguous-option', /\/regeln\/uwsgi\/#uwsgi-ambiguous-option$/],
] as const) {
  test(`the search finds the code ${query}`, async ({ page }) => {
    await open(page, uwsgiPage);
    await page.keyboard.press('/');
    await page.getByRole('combobox').fill(query);
    await expect(page.getByRole('option').first()).toHaveAttribute('href', address);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(address);
    await settled(page);
  });
}

test('the search finds a rule by the message of the program', async ({ page }) => {
  await open(page, uwsgiPage);
  await page.keyboard.press('/');
  await page.getByRole('combobox').fill('unknown config directive');
  await expect(page.getByRole('option').filter({ hasText: 'uWSGI kennt die Option nicht' }).first()).toBeVisible();
});

for (const path of [rulesPage, systemdRules]) {
  test(`„/${path}“ needs no scrolling sideways at 320 px`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await open(page, path);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
  });
}
