import { expect, type Page } from './test';

/** Address of the page that everything is measured by, relative to the base path: the one the project grew from. */
export const uwsgiPage = 'docs/1.0/uwsgi/';

/** One page of each kind. */
export const pageKinds = [
  '',
  'docs/',
  'docs/uwsgi/',
  uwsgiPage,
  'referenz/',
  'referenz/uwsgi/prozesse/',
  'regeln/',
  'regeln/uwsgi/',
  'datenschutz/',
  '404.html',
];

/** Waits until the page reacts and has loaded what it wants. */
export async function settled(page: Page): Promise<void> {
  // A page of rules has dozens of blocks, and the machine may be busy
  await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true', { timeout: 20_000 });
  await page.waitForLoadState('networkidle');
}

/** Opens a page and waits until it reacts. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
}

/** How far the page can be scrolled sideways, in CSS pixels. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
