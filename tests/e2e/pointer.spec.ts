import { expect, test, type Page } from './support/test';
import { open, uwsgiPage } from './support/pages';
import { Block, titles } from './support/block';
import { cover } from './support/geometry';

async function openBlock(page: Page, title: string): Promise<Block> {
  await open(page, uwsgiPage);
  const block = new Block(page, title);
  await block.figure.scrollIntoViewIfNeeded();
  return block;
}

for (const title of Object.values(titles)) {
  test(`every word of „${title}“ opens its card under the pointer, and the card never covers it`, async ({ page }) => {
    const block = await openBlock(page, title);
    for (const [index, label] of (await block.labels()).entries()) {
      const token = block.tokens.nth(index);
      await token.hover();
      await block.expectExplained(label);
      expect(await cover(token, block.card), `die Karte verdeckt „${label}“`).toBe(false);
      await page.keyboard.press('Escape');
      await expect(block.card).toBeHidden();
    }
  });
}

test('the card stays while the pointer is in it and goes when the pointer leaves', async ({ page }) => {
  const block = await openBlock(page, titles.command);
  await block.tokens.nth(4).hover();
  await expect(block.card).toBeVisible();
  const box = (await block.card.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 12 });
  await page.waitForTimeout(800);
  await block.expectExplained('src.run:app');
  await page.mouse.move(5, 5);
  await expect(block.card).toBeHidden();
});

test('Escape closes the card while the pointer still rests on the token', async ({ page }) => {
  const block = await openBlock(page, titles.command);
  await block.tokens.nth(1).hover();
  await expect(block.card).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(block.card).toBeHidden();
  await page.waitForTimeout(500);
  await expect(block.card).toBeHidden();
});

test('a click pins the card until a second click, the close button or a press beside it', async ({ page }) => {
  const block = await openBlock(page, titles.command);
  const token = block.tokens.nth(5);
  await token.click();
  await page.mouse.move(5, 5);
  await page.waitForTimeout(600);
  await block.expectExplained('--master');
  await token.click();
  await expect(block.card).toBeHidden();
  await token.click();
  await block.button('Erklärung schließen').click();
  await expect(block.card).toBeHidden();
  await token.click();
  await expect(block.card).toBeVisible();
  await page.getByRole('heading', { level: 2 }).first().click();
  await expect(block.card).toBeHidden();
});

test('previous and next lead from card to card', async ({ page }) => {
  const block = await openBlock(page, titles.command);
  const labels = await block.labels();
  await block.tokens.nth(2).click();
  await block.button('Nächste Erklärung').click();
  await block.expectExplained(labels[3]!);
  await expect(block.card).toContainText(`4 von ${labels.length}`);
  await block.button('Vorige Erklärung').click();
  await block.button('Vorige Erklärung').click();
  await block.expectExplained(labels[1]!);
});

for (const title of Object.values(titles)) {
  test(`„Durchgehen“ walks through „${title}“ from the first word to the last`, async ({ page }) => {
    const block = await openBlock(page, title);
    const labels = await block.labels();
    await block.button('Durchgehen').click();
    await expect(block.button('Vorige Erklärung')).toBeDisabled();
    for (const [index, label] of labels.entries()) {
      await block.expectExplained(label);
      await expect(block.card).toContainText(`${index + 1} von ${labels.length}`);
      await expect(block.tokens.nth(index)).toBeInViewport();
      if (index < labels.length - 1) await block.button('Nächste Erklärung').click();
    }
    await expect(block.button('Nächste Erklärung')).toBeDisabled();
  });
}

test('the label of a note in the list leads to its token and marks it', async ({ page }) => {
  const block = await openBlock(page, titles.command);
  await block.list.locator('dt a').getByText('--vacuum', { exact: true }).click();
  const token = block.tokens.filter({ hasText: '--vacuum' });
  await expect(token).toBeInViewport();
  await expect(token).not.toHaveCSS('outline-style', 'none');
});

test('the address of a note opens the list at this note', async ({ page }) => {
  await open(page, `${uwsgiPage}#ps-backend-service--systemd-service-restart`);
  const term = page.locator('dt[id="ps-backend-service--systemd-service-restart"]');
  await expect(term).toBeVisible();
  await expect(term).toBeInViewport();
});

test('„Mehr in der Referenz“ leads to the entry in the reference', async ({ page }) => {
  const block = await openBlock(page, titles.command);
  await block.tokens.nth(5).click();
  await block.card.getByRole('link', { name: 'Mehr in der Referenz' }).click();
  await expect(page).toHaveURL(/\/referenz\/uwsgi\/[a-z-]+\/#master$/);
  await expect(page.locator('[id="master"]')).toBeInViewport();
});

test('every „Mehr in der Referenz“ of the page leads to an anchor that exists', async ({ page }) => {
  await open(page, uwsgiPage);
  const links = page.locator('[data-part="more"] a');
  const addresses = await links.evaluateAll((anchors) => [
    ...new Set(anchors.map((anchor) => (anchor as HTMLAnchorElement).href)),
  ]);
  expect(addresses.length).toBeGreaterThan(20);
  const pages = new Map<string, string>();
  const missing: string[] = [];
  for (const address of addresses) {
    const { pathname, hash } = new URL(address);
    const html = pages.get(pathname) ?? (await (await page.request.get(pathname)).text());
    pages.set(pathname, html);
    const id = decodeURIComponent(hash.slice(1));
    if (id === '' || !new RegExp(`\\sid="?${id.replaceAll(/[^\w-]/g, '\\$&')}["\\s>]`).test(html))
      missing.push(address);
  }
  expect(missing).toEqual([]);
});
