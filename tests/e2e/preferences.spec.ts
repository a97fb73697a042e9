/** What readers set in their system: colour scheme, forced colours, reduced motion. */
import { expect, test, type Locator, type Page } from './support/test';
import { open, uwsgiPage } from './support/pages';
import { Block, titles } from './support/block';

/** Lightness of a colour as the browser computes it, from 0 to 1. */
const lightness = (locator: Locator, property: 'color' | 'backgroundColor'): Promise<number> =>
  locator.evaluate((element, name) => {
    const context = document.createElement('canvas').getContext('2d')!;
    context.fillStyle = getComputedStyle(element)[name];
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return (0.3 * red + 0.59 * green + 0.11 * blue) / 255;
  }, property);

for (const [scheme, isDark] of [
  ['light', false],
  ['dark', true],
] as const) {
  test(`the page and its blocks follow the system's ${scheme} scheme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await open(page, uwsgiPage);
    const block = new Block(page, titles.command);
    await block.tokens.first().click();
    for (const surface of [page.locator('html'), block.figure, block.card]) {
      expect((await lightness(surface, 'backgroundColor')) < 0.5).toBe(isDark);
      expect((await lightness(surface, 'color')) > 0.5).toBe(isDark);
    }
  });
}

test('the switch of the scheme is reachable, says its state and is remembered', async ({ page }) => {
  await open(page, uwsgiPage);
  const toggle = page.getByRole('button', { name: /^Farbschema/ });
  const name = await toggle.getAttribute('aria-label');
  await toggle.click();
  await expect(toggle).not.toHaveAttribute('aria-label', name ?? '');
  const chosen = await page.locator('html').getAttribute('data-theme-choice');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme-choice', chosen ?? '');
});

test.describe('with forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active' } });

  test('words stay underlined and the current one is outlined', async ({ page }) => {
    await open(page, uwsgiPage);
    const block = new Block(page, titles.command);
    await expect(block.tokens.nth(2)).toHaveCSS('text-decoration-line', 'underline');
    await block.tokens.nth(2).click();
    await expect(block.tokens.nth(2)).not.toHaveCSS('outline-style', 'none');
    await expect(block.card).not.toHaveCSS('border-top-style', 'none');
  });

  test('the text in the live editor can be read', async ({ page }) => {
    await open(page, uwsgiPage);
    const block = new Block(page, titles.command);
    await block.button('Bearbeiten').click();
    const field = block.figure.getByRole('textbox');
    const ink = await lightness(field, 'color');
    const paper = await lightness(field, 'backgroundColor');
    expect(Math.abs(ink - paper)).toBeGreaterThan(0.5);
    await expect(field).not.toHaveCSS('color', 'rgba(0, 0, 0, 0)');
  });
});

/** Counts animations and transitions that take a noticeable time, on this page and from now on. */
async function recordMotion(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const moved: string[] = [];
    Object.assign(window, { moved });
    const record = ({ target }: Event): void => {
      if (!(target instanceof Element)) return;
      for (const animation of target.getAnimations({ subtree: true })) {
        const duration = Number(animation.effect?.getComputedTiming().duration ?? 0);
        if (duration > 20) moved.push(`${target.tagName}.${target.className}: ${duration} ms`);
      }
    };
    for (const name of ['animationstart', 'transitionrun']) document.addEventListener(name, record, true);
  });
  return () => page.evaluate(() => (window as unknown as { moved: string[] }).moved);
}

/** What could move: card, walk, hovered links, folded parts, colour scheme, search. */
async function touchEverything(page: Page): Promise<void> {
  const block = new Block(page, titles.command);
  await block.button('Durchgehen').click();
  await block.button('Nächste Erklärung').click();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Referenz', exact: true }).first().hover();
  await page.locator('details[data-part="fix"] > summary').first().click();
  await page.getByRole('button', { name: /^Farbschema/ }).click();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeVisible();
  await page.waitForTimeout(200);
}

test('nothing moves for readers who asked for less motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, uwsgiPage);
  const motion = await recordMotion(page);
  await touchEverything(page);
  expect(await motion()).toEqual([]);
  await expect(page.locator('html')).toHaveCSS('scroll-behavior', 'auto');
});

test('the card appears softly for everyone else', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await open(page, uwsgiPage);
  const motion = await recordMotion(page);
  await new Block(page, titles.command).button('Durchgehen').click();
  await page.waitForTimeout(200);
  expect((await motion()).length).toBeGreaterThan(0);
});
