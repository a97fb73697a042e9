/** The same site below a sub-path, as GitHub Pages and GitLab Pages serve it. */
import { expect, test } from './support/test';
import { pagesOf, subPathSite } from './support/builtSites';
import { open, uwsgiPage } from './support/pages';
import { Block, titles } from './support/block';

test.use({ baseURL: subPathSite.url });

const { basePath } = subPathSite;

test('every address of every page stays below the sub-path and exists', async ({ page }) => {
  const addresses = new Set<string>();
  for (const path of pagesOf(subPathSite)) {
    const html = await (await page.request.get(path)).text();
    // Own attributes only: what is quoted as text stands between tags.
    for (const [tag] of html.matchAll(/<[a-z][^>]*>/g)) {
      for (const [, address] of tag.matchAll(/\s(?:href|src)="?(\/[^\s">#?]*)/g)) addresses.add(address!);
    }
  }
  expect(addresses.size).toBeGreaterThan(30);
  expect([...addresses].filter((address) => !address.startsWith(basePath))).toEqual([]);
  const missing: string[] = [];
  for (const address of addresses) if ((await page.request.head(address)).status() !== 200) missing.push(address);
  expect(missing).toEqual([]);
});

test('pictures are there', async ({ page }) => {
  await open(page, '');
  const broken = await page
    .locator('img')
    .evaluateAll((images) =>
      (images as HTMLImageElement[]).filter(({ naturalWidth }) => naturalWidth === 0).map(({ src }) => src),
    );
  expect(broken).toEqual([]);
});

test('a card leads to the reference, and its address keeps the sub-path', async ({ page }) => {
  await open(page, uwsgiPage);
  const block = new Block(page, titles.command);
  await block.tokens.nth(5).click();
  await block.expectExplained('--master');
  await block.card.getByRole('link', { name: 'Mehr in der Referenz' }).click();
  await expect(page).toHaveURL(`${subPathSite.url}referenz/uwsgi/prozesse/#master`);
  await expect(page.locator('[id="master"]')).toBeInViewport();
});

test('links of the list lead to the reference without loading the page anew', async ({ page }) => {
  await open(page, uwsgiPage);
  const block = new Block(page, titles.command);
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  await block.list.getByRole('link', { name: 'Mehr in der Referenz zu --vacuum' }).click();
  await expect(page).toHaveURL(`${subPathSite.url}referenz/uwsgi/lebenslauf/#vacuum`);
  await expect(page.locator('[id="vacuum"]')).toBeInViewport();
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
});

test('the search finds and leads to the right anchor', async ({ page }) => {
  await open(page, uwsgiPage);
  await page.keyboard.press('/');
  await page.getByRole('combobox').fill('--die-on-term');
  await expect(page.getByRole('option').first()).toHaveAttribute('href', /^\/unter\/pfad\/referenz\//);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${subPathSite.url}referenz/uwsgi/lebenslauf/#die-on-term`);
});

test('the live editor loads its pieces', async ({ page }) => {
  await open(page, uwsgiPage);
  const block = new Block(page, titles.unit);
  await block.button('Bearbeiten').click();
  await block.figure.getByRole('textbox').press('Control+End');
  await page.keyboard.type('\nWantedBx=');
  await expect(block.figure.locator('li[data-diagnostic="systemd/unknown-key"]')).toBeVisible();
});

test.describe('an address that does not exist', () => {
  test.use({ expectedProblems: /404/ });
  test('leads on below the sub-path', async ({ page }) => {
    expect((await page.goto('gibt-es-nicht/'))?.status()).toBe(404);
    await page.getByRole('main').getByRole('link', { name: 'Leitfaden' }).click();
    await expect(page).toHaveURL(`${subPathSite.url}docs/`);
  });
});
