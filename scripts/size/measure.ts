/** Measures the built uWSGI page in Chromium, without touching anything on it. */
// cspell:words networkidle
import { chromium, type Browser } from '@playwright/test';
import { chromiumOptions } from '../../tests/e2e/support/chromium';
import { collectScripts, delayScripts, enginePieces, layoutShift, type Script } from '../../tests/e2e/support/weight';

export interface Weight {
  /** Scripts that the page requires, biggest first. */
  required: Script[];
  /** Scripts of other pages, fetched in advance because a link to them is in view. */
  ahead: Script[];
  /** Names of scripts with a piece of the engine or of the catalogue: there must be none. */
  pieces: string[];
}

const byBytes = (one: Script, other: Script): number => other.bytes - one.bytes;

async function measureWeight(browser: Browser, url: string): Promise<Weight> {
  const page = await browser.newPage();
  const scripts = collectScripts(page);
  await page.goto(url, { waitUntil: 'networkidle' });
  const all = await scripts();
  await page.close();
  const required = all.filter(({ isAhead }) => !isAhead).sort(byBytes);
  const isRequired = ({ name }: Script): boolean => required.some((script) => script.name === name);
  return {
    required,
    ahead: all.filter((script) => !isRequired(script)).sort(byBytes),
    pieces: enginePieces(all),
  };
}

/** Windows in which the layout must not move, in CSS pixels. */
const windows = { Telefon: { width: 390, height: 844 }, Schreibtisch: { width: 1280, height: 800 } };

/** Scripts come this much later than the page, in milliseconds: what they add is added to a finished picture. */
const scriptDelay = 400;

async function measureShift(
  browser: Browser,
  url: string,
  viewport: { width: number; height: number },
): Promise<number> {
  const page = await browser.newPage({ viewport });
  await delayScripts(page, scriptDelay);
  await page.goto(url, { waitUntil: 'networkidle' });
  const shift = await layoutShift(page);
  await page.close();
  return shift;
}

export interface Measurement extends Weight {
  /** Greatest layout shift by window. */
  shifts: Record<string, number>;
}

/** `url` is the address of the page; the shift is also measured where its first block is in view. */
export async function measure(url: string): Promise<Measurement> {
  const browser = await chromium.launch(chromiumOptions);
  try {
    const weight = await measureWeight(browser, url);
    const shifts: Record<string, number> = {};
    for (const [name, viewport] of Object.entries(windows)) {
      const atTop = await measureShift(browser, url, viewport);
      const atBlock = await measureShift(browser, `${url}#konfiguration`, viewport);
      shifts[name] = Math.max(atTop, atBlock);
    }
    return { ...weight, shifts };
  } finally {
    await browser.close();
  }
}
