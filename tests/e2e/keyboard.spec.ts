import { expect, test, type Locator, type Page } from './support/test';
import { open, uwsgiPage } from './support/pages';
import { Block, titles } from './support/block';

/** What has the focus after one press of Tab. */
interface Stop {
  name: string;
  /** Title of the block whose code has the focus. */
  code: string | null;
  /** Whether the focus can be seen: an outline, or a ring drawn as a shadow. */
  visible: boolean;
}

const stopNow = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    const inCode = element.matches('code a[data-annotation]');
    return {
      name: `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent?.slice(0, 40)}`,
      code: inCode ? (element.closest('figure')?.querySelector('figcaption > span')?.textContent ?? '') : null,
      visible: (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || boxShadow !== 'none',
    };
  });

/** Presses Tab from the start of the page until the focus leaves the page again. */
async function tabThrough(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let presses = 0; presses < 600; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await stopNow(page);
    if (stop.name.startsWith('BODY')) return stops;
    stops.push(stop);
  }
  throw new Error(`Nach ${stops.length} Schritten ist das Ende der Seite nicht erreicht.`);
}

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 200; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('Die Tabulatortaste erreicht das Element nicht.');
}

test('Tab walks through the whole page, with one stop for the words of each block and a visible focus', async ({
  page,
}) => {
  test.slow();
  await open(page, uwsgiPage);
  const stops = await tabThrough(page);
  const blocks = stops.flatMap(({ code }) => code ?? []);
  expect(blocks.length).toBeGreaterThanOrEqual(6);
  expect(await page.locator('figure:has(code a[data-annotation])').count()).toBe(blocks.length);
  expect(stops.filter(({ visible }) => !visible).map(({ name }) => name)).toEqual([]);
});

for (const title of Object.values(titles)) {
  test(`with arrows, Home and End every explanation of „${title}“ can be read`, async ({ page }) => {
    await open(page, uwsgiPage);
    const block = new Block(page, title);
    const labels = await block.labels();
    await tabTo(page, block.tokens.first());
    for (const [index, label] of labels.entries()) {
      await expect(block.tokens.nth(index)).toBeFocused();
      await block.expectExplained(label);
      await expect(block.tokens.nth(index)).toHaveAccessibleDescription(/^.{24,}/s);
      if (index < labels.length - 1) await page.keyboard.press(index % 2 === 0 ? 'ArrowRight' : 'ArrowDown');
    }
    await page.keyboard.press('Home');
    await expect(block.tokens.first()).toBeFocused();
    await page.keyboard.press('End');
    await expect(block.tokens.last()).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await block.expectExplained(labels.at(-2)!);
  });
}

test('Escape closes the explanation and keeps the focus; Enter opens it again', async ({ page }) => {
  await open(page, uwsgiPage);
  const block = new Block(page, titles.command);
  await tabTo(page, block.tokens.first());
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await expect(block.card).toBeHidden();
  await expect(block.tokens.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await block.expectExplained('--http');
  expect(new URL(page.url()).hash).toBe('');
});

test('Tab leads into the card, Escape back to its word, Tab on out of the block', async ({ page }) => {
  await open(page, uwsgiPage);
  const block = new Block(page, titles.command);
  await tabTo(page, block.tokens.first());
  await expect(block.card).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(block.button('Erklärung schließen')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(block.card).toBeHidden();
  await expect(block.tokens.first()).toBeFocused();
  await page.keyboard.press('Tab');
  // The rules of the diagnostics stand between the block and its list
  await expect(block.figure.locator('[data-annotation]:focus')).toHaveCount(0);
  await tabTo(page, block.list.locator('summary'));
});

test('„Durchgehen“ works by keyboard and hands the focus to the first word', async ({ page }) => {
  await open(page, uwsgiPage);
  const block = new Block(page, titles.command);
  await tabTo(page, block.button('Durchgehen'));
  await page.keyboard.press('Enter');
  await expect(block.tokens.first()).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await block.expectExplained('--http');
});

test('the live editor opens, takes text, lets go and resets by keyboard', async ({ page }) => {
  await open(page, uwsgiPage);
  const block = new Block(page, titles.command);
  const field = block.figure.getByRole('textbox');
  await tabTo(page, block.button('Bearbeiten'));
  await page.keyboard.press('Enter');
  await expect(field).toBeVisible();
  await expect(block.button('Zurücksetzen')).toBeFocused();
  await tabTo(page, field);
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' --lazy-apps');
  await expect(field).toHaveValue(/--need-app --lazy-apps$/);
  await page.keyboard.press('Tab');
  await expect(field).not.toBeFocused();
  await expect(field).toHaveValue(/--lazy-apps$/);
  await page.keyboard.press('Shift+Tab');
  await expect(field).toBeFocused();
  while (!(await block.button('Zurücksetzen').evaluate((button) => button === document.activeElement))) {
    await page.keyboard.press('Shift+Tab');
  }
  await page.keyboard.press('Enter');
  await expect(field).toBeHidden();
  await expect(block.figure.locator('code').first()).toHaveText(/--need-app\s*$/);
});
