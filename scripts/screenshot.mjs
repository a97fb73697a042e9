/** `npm run screenshot`: takes the picture of README.md, static/img/seite.png, from the built site. */
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { serve } from './serve.mjs';

const folder = fileURLToPath(new URL('../build', import.meta.url));
const picture = fileURLToPath(new URL('../static/img/seite.png', import.meta.url));

const server = await serve(folder, 0).catch((error) => {
  console.error(error.message);
  process.exit(1);
});

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light', locale: 'de-DE' });
await page.goto(`http://127.0.0.1:${server.address().port}/docs/uwsgi/`, { waitUntil: 'networkidle' });
const option = page.locator('[data-annotation="uwsgi/master"]').first();
await option.evaluate((token) => {
  const block = token.closest('figure') ?? token;
  window.scrollTo({ top: block.getBoundingClientRect().top + window.scrollY - 260, behavior: 'instant' });
});
await option.click();
await page.waitForTimeout(500);
await page.screenshot({ path: picture });
await browser.close();
server.close();
console.log(`Gespeichert: ${picture}`);
