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

/** Collects every script of a page from now on; the promise is settled when all have arrived. */
export function collectScripts(page: Page): () => Promise<Script[]> {
  const arriving: Promise<Script>[] = [];
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) arriving.push(scriptOf(response));
  });
  return () => Promise.all(arriving);
}

async function scriptOf(response: Response): Promise<Script> {
  const isAhead = response.request().resourceType() !== 'script';
  // What is fetched ahead has no body here: it is read from the server once more.
  const source = isAhead ? await response.frame().page().request.get(response.url()) : response;
  const body = await source.body();
  return {
    name: new URL(response.url()).pathname.split('/').at(-1) ?? '',
    bytes: gzipSync(body, { level: 9 }).length,
    text: body.toString('utf8'),
    isAhead,
  };
}

/** Words that occur in the engine and in the facts of the catalogue, but in no page of the site. */
const signs = ['behind-quote', '"canonical":"abstract-socket"', '"resetOnEmpty":'];

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
