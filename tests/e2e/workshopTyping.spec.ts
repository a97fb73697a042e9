/** What is to be seen in „Werkstatt“ between a letter and the answer of what checks it. */
import { expect, test } from './support/test';
import { Workshop } from './support/workshop';

test('each letter is to be seen at once, and its colours follow', async ({ page }) => {
  const bench = await Workshop.open(page);
  await bench.add('Unit-Datei', '[Unit]\nDescription=Backend\n[Service]\nUser=www\n');
  await page.evaluate(() => {
    const state = Object.assign(window, { wrong: [] as string[], looked: 0 });
    document.addEventListener('input', ({ target }) => {
      // Behind the handlers of the page, before it hears of the checker
      queueMicrotask(() => {
        const { value } = target as HTMLTextAreaElement;
        const shown = document.querySelector('[role=tabpanel]:not([hidden]) pre > code')?.textContent ?? '';
        state.looked += 1;
        if (shown.replace(/\n+$/, '') !== value.replace(/\n+$/, '')) state.wrong.push(`${value}\n---\n${shown}`);
      });
    });
  });
  await bench.field.press('Control+Home');
  await page.keyboard.type('# vorn');
  for (const key of ['Enter', 'ArrowDown', 'ArrowDown', 'End', 'Backspace', 'Backspace', 'Home', 'Delete', 'Enter'])
    await page.keyboard.press(key);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Backspace');
  await page.keyboard.insertText('Restart=always\n\nRestartSec=5\nNice=');
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('x');
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+Shift+z');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText('[Service]\nType=notify\n');
  await bench.field.press('Control+End');
  await page.keyboard.type('Group=www');
  const { wrong, looked } = await page.evaluate(() => {
    const state = window as unknown as { wrong: string[]; looked: number };
    return { wrong: state.wrong, looked: state.looked };
  });
  expect(wrong).toEqual([]);
  expect(looked).toBeGreaterThan(25);
  await expect(page.locator('pre .line a[data-annotation]', { hasText: /^Group$/ })).toBeVisible();
});

test('a letter that joins a hidden secret is hidden at once', async ({ page }) => {
  const bench = await Workshop.open(page);
  await bench.add('Unit-Datei', '[Service]\nEnvironment=DB_PASSWORD=geheim123\n');
  const line = page.locator('[role=tabpanel]:not([hidden]) pre .line').nth(1);
  await expect(line).toContainText('•');
  await bench.field.press('ArrowUp');
  await bench.field.press('End');
  await page.evaluate(() =>
    document.addEventListener('input', () =>
      queueMicrotask(() =>
        Object.assign(window, { shown: document.querySelectorAll('pre > code > .line')[1]?.textContent }),
      ),
    ),
  );
  await page.keyboard.press('Q');
  expect(await page.evaluate(() => (window as unknown as { shown: string }).shown)).not.toContain('Q');
  await expect(line).not.toContainText('Q');
});

test('a page that gets no worker checks by itself', async ({ page }) => {
  await page.addInitScript(() => {
    window.Worker = class extends EventTarget {
      constructor() {
        super();
        setTimeout(() => this.dispatchEvent(new Event('error')));
      }
      readonly postMessage = (): void => undefined;
      readonly terminate = (): void => undefined;
    } as unknown as typeof Worker;
  });
  const bench = await Workshop.open(page);
  await bench.add('Unit-Datei', '[Service]\nUnbekannt=1\n');
  await expect(bench.finding('systemd/unknown-key')).toHaveCount(1);
  await expect(page.locator('pre .line [data-diagnostic="systemd/unknown-key"]')).toBeVisible();
});
