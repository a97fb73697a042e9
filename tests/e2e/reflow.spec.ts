/** Narrow windows, large text, paper. */
import { expect, test, type Page } from './support/test';
import { open, pageKinds, sidewaysScroll, uwsgiPage } from './support/pages';
import { Block, titles } from './support/block';

/** Words of annotated blocks that stick out of the window sideways. */
const cutOff = (page: Page): Promise<(string | null)[]> =>
  page
    .locator('figure code a[data-annotation]')
    .evaluateAll((tokens) =>
      tokens
        .filter((token) =>
          [...token.getClientRects()].some(
            ({ left, right }) => left < 0 || right > document.documentElement.clientWidth,
          ),
        )
        .map((token) => token.textContent),
    );

const enlargeText = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });

for (const path of pageKinds) {
  test.describe(`„/${path}“`, () => {
    test.use({ expectedProblems: path === '404.html' ? /404/ : null });

    test('fits a window of 320 px', async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await open(page, path);
      expect(await sidewaysScroll(page)).toBe(0);
      expect(await cutOff(page)).toEqual([]);
    });

    test('fits with text of 200 %', async ({ page }) => {
      await open(page, path);
      await enlargeText(page);
      expect(await sidewaysScroll(page)).toBe(0);
      expect(await cutOff(page)).toEqual([]);
    });

    test('fits a window of 1600 px', async ({ page }) => {
      await page.setViewportSize({ width: 1600, height: 900 });
      await open(page, path);
      expect(await sidewaysScroll(page)).toBe(0);
    });
  });
}

for (const [name, width, prepare] of [
  ['a window of 320 px', 320, null],
  ['text of 200 %', 640, enlargeText],
] as const) {
  test(`the explanation fits ${name}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 640 });
    await open(page, uwsgiPage);
    await prepare?.(page);
    const block = new Block(page, titles.command);
    await block.button('Durchgehen').click();
    await block.expectExplained('uwsgi');
    const box = (await block.card.boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.y + box.height).toBeLessThanOrEqual(640.5);
    expect(await sidewaysScroll(page)).toBe(0);
  });
}

test('the live editor fits a window of 320 px', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, uwsgiPage);
  const block = new Block(page, titles.unit);
  await block.button('Bearbeiten').click();
  await expect(block.figure.getByRole('textbox')).toBeVisible();
  expect(await sidewaysScroll(page)).toBe(0);
});

test.describe('on paper', () => {
  test.beforeEach(async ({ page }) => {
    await open(page, uwsgiPage);
    await new Block(page, titles.unit).tokens.first().click();
    await page.emulateMedia({ media: 'print' });
  });

  test('each word carries the number of its note', async ({ page }) => {
    const block = new Block(page, titles.unit);
    const numbers = await block.tokens.evaluateAll((tokens) =>
      tokens.map((token) => getComputedStyle(token, '::after').content.replaceAll('"', '')),
    );
    const notes = await block.list
      .locator('dt[data-note]')
      .evaluateAll((terms) => terms.map((term) => getComputedStyle(term, '::before').content));
    expect(notes[0]).toContain('1');
    expect(new Set(numbers)).toEqual(new Set(notes.map((_, index) => String(index + 1))));
  });

  test('the list is there even where it is folded on the screen', async ({ page }) => {
    const { list } = new Block(page, titles.unit);
    await expect(list).not.toHaveAttribute('open');
    const seen = await list
      .locator('dd')
      .evaluateAll((notes) => notes.map((note) => note.checkVisibility() && note.getBoundingClientRect().height > 10));
    expect(seen.length).toBeGreaterThan(20);
    expect(seen).not.toContain(false);
  });

  test('cards, tools and navigation stay away', async ({ page }) => {
    const { card } = new Block(page, titles.unit);
    await expect(card).toBeHidden();
    const seen = await page
      .locator('button, nav, .footer')
      .evaluateAll((elements) =>
        elements.filter((element) => element.checkVisibility()).map((element) => element.outerHTML.slice(0, 120)),
      );
    expect(seen).toEqual([]);
  });
});
