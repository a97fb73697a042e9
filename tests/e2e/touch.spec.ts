import { expect, test, type Page } from './support/test';
import { open, uwsgiPage } from './support/pages';
import { Block, titles } from './support/block';
import { cover, isUncovered } from './support/geometry';

const viewport = { width: 390, height: 844 };

test.use({ viewport, hasTouch: true, isMobile: true });

/** Smallest side of a target that a thumb hits, in CSS pixels. */
const thumb = 44;

async function openBlock(page: Page, title: string): Promise<Block> {
  await open(page, uwsgiPage);
  const block = new Block(page, title);
  await block.figure.scrollIntoViewIfNeeded();
  return block;
}

/** One finger, moved sideways over the sheet. */
async function swipe(block: Block, way: number): Promise<void> {
  const box = (await block.card.boundingBox())!;
  const client = await block.page.context().newCDPSession(block.page);
  const y = Math.round(box.y + 60);
  const x = Math.round(box.x + box.width / 2 - way / 2);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at: number) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x: at, y }] });
  await touch('touchStart', x);
  for (let step = 1; step <= 8; step += 1) await touch('touchMove', x + (way * step) / 8);
  await touch('touchEnd', x + way);
  await client.detach();
}

test('a tap opens the explanation as a sheet at the lower edge', async ({ page }) => {
  const block = await openBlock(page, titles.command);
  await block.tokens.nth(3).tap();
  await block.expectExplained('-w');
  const box = (await block.card.boundingBox())!;
  expect(Math.round(box.x)).toBe(0);
  expect(Math.round(box.width)).toBe(viewport.width);
  expect(Math.round(box.y + box.height)).toBe(viewport.height);
});

for (const title of Object.values(titles)) {
  test(`the sheet leaves every word of „${title}“ in view while it is explained`, async ({ page }) => {
    test.slow();
    const block = await openBlock(page, title);
    const labels = await block.labels();
    await block.tokens.first().tap();
    for (const [index, label] of labels.entries()) {
      await block.expectExplained(label);
      const token = block.tokens.nth(index);
      expect(await cover(token, block.card), `das Blatt verdeckt „${label}“`).toBe(false);
      expect(await isUncovered(token), `„${label}“ ist zu sehen`).toBe(true);
      if (index < labels.length - 1) await block.button('Nächste Erklärung').tap();
    }
  });
}

test('a swipe to the left leads on, a swipe to the right back', async ({ page }) => {
  const block = await openBlock(page, titles.command);
  const labels = await block.labels();
  await block.tokens.nth(1).tap();
  await block.expectExplained(labels[1]!);
  await swipe(block, -150);
  await block.expectExplained(labels[2]!);
  await swipe(block, 150);
  await swipe(block, 150);
  await block.expectExplained(labels[0]!);
});

test('the buttons of the sheet are large enough for a thumb', async ({ page }) => {
  const block = await openBlock(page, titles.command);
  await block.tokens.nth(1).tap();
  for (const name of ['Erklärung schließen', 'Vorige Erklärung', 'Nächste Erklärung']) {
    const box = (await block.button(name).boundingBox())!;
    expect(Math.min(box.width, box.height), name).toBeGreaterThanOrEqual(thumb);
  }
  await block.button('Erklärung schließen').tap();
  await expect(block.card).toBeHidden();
});

test('„Durchgehen“ and „Bearbeiten“ work by touch', async ({ page }) => {
  const block = await openBlock(page, titles.command);
  await block.button('Durchgehen').tap();
  await block.expectExplained('uwsgi');
  await block.button('Erklärung schließen').tap();
  await block.button('Bearbeiten').tap();
  const field = block.figure.getByRole('textbox');
  await expect(field).toBeVisible();
  // Below 16 px phones zoom into the field.
  expect(await field.evaluate((element) => parseFloat(getComputedStyle(element).fontSize))).toBeGreaterThanOrEqual(16);
});
