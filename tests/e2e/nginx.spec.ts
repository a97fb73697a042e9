/** An annotated nginx configuration: the page docs/nginx.mdx, read and edited. */
import { expect, test } from './support/test';
import { Block } from './support/block';
import { open } from './support/pages';

const nginxPage = 'docs/nginx/';
const title = '/etc/nginx/sites-available/backend';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('every directive leads to its note, under its bare name', async ({ page }) => {
    await page.goto(nginxPage);
    const block = new Block(page, title);
    for (const name of ['upstream', 'listen', 'location', 'include', 'uwsgi_pass', 'uwsgi_read_timeout']) {
      const token = block.tokens.filter({ hasText: new RegExp(`^${name}$`) }).first();
      await expect(token).toHaveAttribute('data-annotation', `nginx/${name}`);
      const id = (await token.getAttribute('href'))?.slice(1) ?? '';
      const term = page.locator(`dt[id="${id}"]`);
      await expect(term.locator('[data-part="label"]')).toHaveText(name);
      await expect(term.locator('[data-part="kind"]')).toHaveText('Direktive · nginx');
      await expect(term.locator('+ dd [data-part="summary"]')).toHaveText(/^.{24,}\.$/s);
    }
  });

  test('the wrong example shows its diagnostic, at its place and in the list', async ({ page }) => {
    await page.goto(nginxPage);
    const wrong = new Block(page, 'falsch.nginx.conf').figure;
    await expect(wrong.locator('pre code [data-diagnostic="nginx/invalid-value"]').first()).toHaveText(/^http:/);
    await expect(wrong.locator('li[data-diagnostic="nginx/invalid-value"]')).toHaveAttribute('data-severity', 'error');
  });
});

test('a card names the directive and what its value means', async ({ page }) => {
  await open(page, nginxPage);
  const block = new Block(page, title);
  await block.tokens.filter({ hasText: /^uwsgi_pass$/ }).click();
  await block.expectExplained('uwsgi_pass');
  await expect(block.card).toContainText('Direktive · nginx');
  await page.keyboard.press('Escape');
  await block.tokens
    .filter({ hasText: /^unix:/ })
    .first()
    .click();
  await expect(block.card).toContainText('Wert von server');
  await expect(block.card).toContainText('Unix-Socket');
});

test('a slip is named with a suggestion, and the suggestion mends it', async ({ page }) => {
  await open(page, nginxPage);
  const block = new Block(page, title);
  await block.button('Bearbeiten').click();
  const field = block.figure.getByRole('textbox');
  await field.press('Control+End');
  await page.keyboard.type('\nserver { listen 80; server_nmae b.example.org; }');
  const diagnostic = block.figure.locator('li[data-diagnostic="nginx/unknown-directive"]');
  await expect(diagnostic).toContainText('server_name');
  await diagnostic.locator('summary').click();
  await diagnostic.getByRole('button', { name: 'Übernehmen' }).click();
  await expect(diagnostic).toHaveCount(0);
  await expect(field).toHaveValue(/server_name b\.example\.org/);
  await expect(block.figure.locator('a[data-annotation="nginx/server_name"]')).toHaveCount(2);
});
