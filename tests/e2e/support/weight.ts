/** What a page asks of a connection: its scripts, and how far its layout moves while they arrive. */
import { gzipSync } from 'node:zlib';
import type { Page, Response } from '@playwright/test';

export interface Script {
  /** File name without folders. */
  name: string;
  /** Compressed with gzip at level 9. */
  bytes: number;
  text: string;
  /** Fetched in advance for a link in view, not run. */
  isAhead: boolean;
}

/** Notes every script of a page from now on; the function reads those that have come so far. */
export function collectScripts(page: Page): () => Promise<Script[]> {
  const responses: Response[] = [];
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) responses.push(response);
  });
  return () => Promise.all(responses.map((response) => scriptOf(page, response)));
}

/** Reads from the server, not from the page: what is fetched ahead or goes with the page has no body there. */
async function scriptOf(page: Page, response: Response): Promise<Script> {
  const body = await (await page.request.get(response.url())).body();
  return {
    name: new URL(response.url()).pathname.split('/').at(-1) ?? '',
    bytes: gzipSync(body, { level: 9 }).length,
    text: body.toString('utf8'),
    isAhead: response.request().resourceType() !== 'script',
  };
}

/** Words that occur in one reader of the engine, but in no page of the site. */
export const readerSigns = { uwsgi: 'elsewhere', nginx: 'behind-quote', systemd: 'unsafe-header' };

/** Words of the engine and of the facts of the catalogue. */
const signs = [...Object.values(readerSigns), '"canonical":"abstract-socket"', '"resetOnEmpty":'];

/** Names of the scripts that hold a piece of the engine or of the catalogue. */
export const enginePieces = (scripts: Script[]): string[] =>
  scripts.filter(({ text }) => signs.some((sign) => text.includes(sign))).map(({ name }) => name);

/** Scripts arrive late, as on a slow line: what they add to the page comes after the first picture. */
export async function delayScripts(page: Page, milliseconds: number): Promise<void> {
  await page.route('**/*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    await route.continue();
  });
}

interface Shift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
}

/** Cumulative layout shift of the page so far, without shifts that follow an input. */
export const layoutShift = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as Shift[]) if (!entry.hadRecentInput) sum += entry.value;
        });
        observer.observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 300);
      }),
  );
