/** The block that readers change: „Bearbeiten“. */
import { expect, test, type Locator, type Page } from './support/test';
import { open, settled, uwsgiPage } from './support/pages';
import { Block, titles } from './support/block';
import { quantile, recordedKeystrokes, recordKeystrokes } from './support/keystrokes';
import { collectScripts, delayScripts, enginePieces, readerSigns, layoutShift } from './support/weight';

/** A frame at 60 Hz takes 16.7 ms; a busy test machine gets three of them. */
const frameBudget = 50;

async function edit(page: Page, title: string): Promise<{ block: Block; field: Locator }> {
  await open(page, uwsgiPage);
  const block = new Block(page, title);
  await block.button('Bearbeiten').click();
  const field = block.figure.getByRole('textbox');
  await expect(field).toBeVisible();
  return { block, field };
}

const diagnostic = (block: Block, code: string): Locator => block.figure.locator(`li[data-diagnostic="${code}"]`);

test('engine and catalogue are loaded only when „Bearbeiten“ is pressed', async ({ page }) => {
  const scripts = collectScripts(page);
  await open(page, uwsgiPage);
  await page.mouse.wheel(0, 8000);
  await settled(page);
  expect(enginePieces(await scripts())).toEqual([]);
  await new Block(page, titles.command).button('Bearbeiten').click();
  await expect(page.getByRole('textbox')).toBeVisible();
  const loaded = await scripts();
  expect(enginePieces(loaded).length).toBeGreaterThanOrEqual(2);
  const holds = (sign: string): boolean => loaded.some(({ text }) => text.includes(sign));
  expect(holds(readerSigns.uwsgi)).toBe(true);
  expect(holds(readerSigns.nginx), 'a command needs no reader of nginx').toBe(false);
  expect(holds(readerSigns.systemd), 'a command needs no reader of units').toBe(false);
});

for (const [device, viewport] of Object.entries({
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 800 },
})) {
  test(`the layout does not move while the page comes alive on a ${device}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await delayScripts(page, 400);
    await page.goto(`${uwsgiPage}#konfiguration`);
    await settled(page);
    expect(await layoutShift(page)).toBeLessThanOrEqual(0.01);
  });
}

test('the code stays where it is when the editor opens', async ({ page }) => {
  await open(page, uwsgiPage);
  const block = new Block(page, titles.unit);
  await block.figure.scrollIntoViewIfNeeded();
  const placeOfLines = (): Promise<number[]> =>
    block.figure.evaluate((figure) => {
      const { y } = figure.getBoundingClientRect();
      return [...figure.querySelectorAll('.line')].slice(0, 20).map((line) => line.getBoundingClientRect().y - y);
    });
  const before = await placeOfLines();
  await block.button('Bearbeiten').click();
  await expect(block.figure.getByRole('textbox')).toBeVisible();
  const moved = (await placeOfLines()).map((place, index) => Math.abs(place - (before[index] ?? NaN)));
  expect(Math.max(...moved)).toBeLessThanOrEqual(2);
});

test('text in the field and coloured text behind it lie on each other', async ({ page }) => {
  for (const title of Object.values(titles)) {
    const { block, field } = await edit(page, title);
    const layers = await block.figure.evaluate((figure) => {
      const styleOf = (selector: string): string[] => {
        const element = figure.querySelector(selector);
        const style = element ? getComputedStyle(element) : null;
        return style ? [style.fontFamily, style.fontSize, style.lineHeight, style.letterSpacing, style.tabSize] : [];
      };
      return [styleOf('textarea'), styleOf('pre code')];
    });
    expect(layers[0]).toEqual(layers[1]);
    const height = await field.evaluate((element) => [element.scrollHeight, element.clientHeight]);
    expect(height[0]).toBe(height[1]);
  }
});

for (const { title, typed, code, suggestion } of [
  {
    title: titles.command,
    typed: ' --processes 4 --lazy-apps --die-on-term --enabel-threads',
    code: 'uwsgi/unknown-option',
    suggestion: '--enable-threads',
  },
  {
    title: titles.unit,
    typed: '\n\n[Service]\nTimeoutStopSec=5min\nRestartSec=5\nEnvironmentFlie=/etc/x',
    code: 'systemd/unknown-key',
    suggestion: 'EnvironmentFile',
  },
]) {
  test(`a slip in „${title}“ is named with a suggestion in the frame after the keystroke`, async ({ page }, info) => {
    const { block, field } = await edit(page, title);
    await field.press('Control+End');
    await recordKeystrokes(field);
    await page.keyboard.type(typed);
    await expect(diagnostic(block, code)).toContainText(suggestion);
    await expect.poll(async () => (await recordedKeystrokes(field)).length).toBe(typed.length);
    const keystrokes = await recordedKeystrokes(field);
    expect(keystrokes.filter(({ upToDate }) => !upToDate)).toEqual([]);
    expect(keystrokes.at(-1)?.diagnostics).toContain(code);
    const frames = keystrokes.map(({ untilFrame }) => untilFrame);
    const paints = keystrokes.map(({ untilPaint }) => untilPaint);
    const figures = [quantile(frames, 0.5), quantile(frames, 0.95), quantile(paints, 0.5), quantile(paints, 0.95)];
    const [median = NaN, slow, painted, slowPainted] = figures.map((value) => Number(value.toFixed(1)));
    info.annotations.push({
      type: 'Tastenanschläge',
      description: `${keystrokes.length}, bis zum Frame ${median} ms (95 %: ${slow} ms), gezeichnet ${painted} ms (95 %: ${slowPainted} ms)`,
    });
    expect(median).toBeLessThan(frameBudget);
  });
}

test('a suggestion shows its change, makes it, and undo takes it back', async ({ page }) => {
  const { block, field } = await edit(page, titles.command);
  await field.press('Control+End');
  await page.keyboard.type(' --enabel-threads');
  const before = await field.inputValue();
  const slip = diagnostic(block, 'uwsgi/unknown-option');
  await slip.locator('summary').first().click();
  await expect(slip.locator('[data-change="added"]').first()).toContainText('--enable-threads');
  await slip.getByRole('button', { name: 'Übernehmen' }).first().click();
  await expect(field).toHaveValue(before.replace('enabel', 'enable'));
  await expect(slip).toHaveCount(0);
  await expect(field).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(field).toHaveValue(before);
  await expect(slip).toHaveCount(1);
});

test('what is typed stays in the browser', async ({ page }) => {
  const { field } = await edit(page, titles.unit);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await field.press('Control+End');
  await page.keyboard.type('\n[Service]\nEnvironment=GEHEIM=abc123');
  await page.waitForTimeout(300);
  expect(requests).toEqual([]);
  const stored = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
  );
  expect(stored + page.url()).not.toContain('abc123');
});

test('pointer and cursor open the explanation of what was typed', async ({ page }) => {
  const { block, field } = await edit(page, titles.command);
  await field.press('Control+End');
  await page.keyboard.type(' --die-on-term');
  await expect(block.card).toBeHidden();
  await page.keyboard.press('ArrowLeft');
  await block.expectExplained('--die-on-term');
  await page.keyboard.press('Escape');
  await expect(block.card).toBeHidden();
  await expect(field).toBeFocused();
});

test('„Zurücksetzen“ brings the original text back', async ({ page }) => {
  const { block, field } = await edit(page, titles.unit);
  await field.fill('[Service]');
  await block.button('Zurücksetzen').click();
  await expect(field).toBeHidden();
  await expect(block.tokens.getByText('WantedBy', { exact: true })).toBeVisible();
  await block.button('Bearbeiten').click();
  await expect(field).toHaveValue(/WantedBy=multi-user\.target$/);
});
