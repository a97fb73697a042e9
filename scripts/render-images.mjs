/** Draws the PNG and ICO files of static/ from scripts/images/*.html with Chromium: `node scripts/render-images.mjs`. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const root = new URL('..', import.meta.url);
const image = (name) => fileURLToPath(new URL(`static/${name}`, root));

/** An icon file with PNG pictures inside: header, directory, pictures. */
function ico(pictures) {
  const header = Buffer.from([0, 0, 1, 0, pictures.length, 0]);
  let offset = header.length + 16 * pictures.length;
  const directory = pictures.map(({ size, png }) => {
    const entry = Buffer.from([size, size, 0, 0, 1, 0, 32, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png.length;
    return entry;
  });
  return Buffer.concat([header, ...directory, ...pictures.map(({ png }) => png)]);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});

async function draw(source, width, height) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: 'light' });
  await page.goto(new URL(`scripts/images/${source}.html`, root).href);
  const png = await page.screenshot();
  await page.close();
  return png;
}

const pictures = [];
for (const size of [16, 32, 48]) pictures.push({ size, png: await draw('favicon', size, size) });
await writeFile(image('favicon.ico'), ico(pictures));
await writeFile(image('img/apple-touch-icon.png'), await draw('icon', 180, 180));
await writeFile(image('img/social-card.png'), await draw('social-card', 1200, 630));
await browser.close();
