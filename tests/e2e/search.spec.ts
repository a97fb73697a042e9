import { expect, test, type Page } from './support/test';
import { open, settled, uwsgiPage } from './support/pages';

const combobox = (page: Page) => page.getByRole('combobox', { name: /Suchen/ });
const options = (page: Page) => page.getByRole('listbox', { name: 'Treffer' }).getByRole('option');

/** Opens the search with a key and types. */
async function search(page: Page, query: string, key = '/'): Promise<void> {
  await page.keyboard.press(key);
  await expect(combobox(page)).toBeFocused();
  await page.keyboard.type(query);
}

/** Enter on the first hit leads to this address, and what it names is on the screen. */
async function expectFirstHit(page: Page, address: RegExp): Promise<void> {
  await expect(options(page).first()).toHaveAttribute('href', address);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(address);
  await settled(page);
  const id = decodeURIComponent(new URL(page.url()).hash.slice(1));
  await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
}

for (const key of ['/', 'Control+k']) {
  test(`opens with ${key}, closes with Escape and gives the focus back`, async ({ page }) => {
    await open(page, uwsgiPage);
    const link = page.getByRole('link', { name: 'Referenz', exact: true }).first();
    await link.focus();
    await page.keyboard.press(key);
    await expect(combobox(page)).toBeFocused();
    await expect(combobox(page)).toHaveValue('');
    await page.keyboard.press('Escape');
    await expect(combobox(page)).toBeHidden();
    await expect(link).toBeFocused();
  });
}

for (const [query, address] of [
  ['--die-on-term', /\/referenz\/uwsgi\/lebenslauf\/#die-on-term$/],
  ['die-on-term', /\/referenz\/uwsgi\/lebenslauf\/#die-on-term$/],
  ['-w', /\/referenz\/uwsgi\/anwendung\/#module$/],
  ['Restart=', /\/referenz\/systemd\/neustart\/#restart$/i],
  ['--enable-threads', /\/referenz\/uwsgi\/prozesse\/#enable-threads$/],
] as const) {
  test(`finds ${query} and leads to its entry`, async ({ page }) => {
    await open(page, uwsgiPage);
    await search(page, query);
    await expectFirstHit(page, address);
  });
}

for (const [query, found] of [
  ['Arbeitsverzeichnisses', /Arbeitsverzeichnis/],
  ['Geheimnisse', /Geheimnis/],
  ['Härtung', /Härtung/],
  ['haertung', /Härtung/],
  ['Flag', /Option|Schalter/],
] as const) {
  test(`finds the word „${query}“`, async ({ page }) => {
    await open(page, uwsgiPage);
    await search(page, query, 'Control+k');
    await expect(options(page).filter({ hasText: found }).first()).toBeVisible();
  });
}

test('says so where there is nothing to find', async ({ page }) => {
  await open(page, uwsgiPage);
  await search(page, 'xqzvwpl');
  await expect(page.getByRole('status').filter({ hasText: 'Keine Treffer für „xqzvwpl“' })).toBeVisible();
  await expect(options(page)).toHaveCount(0);
});

test('arrow keys choose another hit, and Enter opens it', async ({ page }) => {
  await open(page, uwsgiPage);
  await search(page, 'Worker');
  await expect(options(page).nth(1)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(options(page).nth(1)).toHaveAttribute('aria-selected', 'true');
  const address = await options(page).nth(1).getAttribute('href');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${address?.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`));
});

test('the key / types a slash where a text is being written', async ({ page }) => {
  await open(page, uwsgiPage);
  await search(page, 'a/b', 'Control+k');
  await expect(combobox(page)).toHaveValue('a/b');
});

test('loads its index only when it is used', async ({ page }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await open(page, uwsgiPage);
  expect(requests.filter((url) => url.includes('/pagefind/'))).toEqual([]);
  await search(page, 'Worker');
  await expect(options(page).first()).toBeVisible();
  expect(requests.filter((url) => url.includes('/pagefind/')).length).toBeGreaterThan(0);
});
