/** The site for readers whose browser runs no script. */
import { expect, test } from './support/test';
import { uwsgiPage } from './support/pages';
import { Block, titles } from './support/block';

test.use({ javaScriptEnabled: false });

test('every list of explanations opens and shows all its notes', async ({ page }) => {
  await page.goto(uwsgiPage);
  const lists = page.locator('details:has(> summary:text("Erklärungen als Liste"))');
  const count = await lists.count();
  expect(count).toBeGreaterThanOrEqual(6);
  for (let index = 0; index < count; index += 1) {
    const list = lists.nth(index);
    if ((await list.getAttribute('open')) === null) await list.locator('summary').click();
    for (const text of await list.locator('dd').all()) await expect(text).toBeVisible();
  }
});

test('a word of the code leads to its note, even in a folded list, and the note leads back', async ({ page }) => {
  await page.goto(uwsgiPage);
  const block = new Block(page, titles.unit);
  await expect(block.list).not.toHaveAttribute('open');
  await block.tokens.getByText('WorkingDirectory', { exact: true }).click();
  const term = block.list.locator('dt[id="ps-backend-service--systemd-service-workingdirectory"]');
  await expect(term).toBeVisible();
  await expect(term).toBeInViewport();
  await term.locator('a').click();
  await expect(block.tokens.getByText('WorkingDirectory', { exact: true })).toBeInViewport();
});

test('the suggestions of the diagnostics can be unfolded', async ({ page }) => {
  await page.goto(uwsgiPage);
  const fix = new Block(page, titles.unit).figure.locator('details[data-part="fix"]').first();
  await fix.locator('summary').click();
  await expect(fix.locator('[data-change="added"]')).toBeVisible();
});

for (const width of [1280, 390]) {
  for (const path of ['', uwsgiPage, 'referenz/', 'referenz/uwsgi/prozesse/', 'regeln/', 'regeln/systemd/']) {
    test(`shows no control that does nothing on „/${path}“ at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(path);
      const dead = await page
        // The menu of editions opens on hover and focus without any script
        .locator('button, input, textarea, select, [role="button"]:not(.dropdown--hoverable > *)')
        .evaluateAll((controls) =>
          controls
            .filter((control) => control.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
            .map((control) => control.getAttribute('aria-label') ?? control.textContent),
        );
      expect(dead).toEqual([]);
    });
  }
}
