/** How long a keystroke takes in the workshop, beside CodeMirror with the same text, in Chromium at a fourth of its speed. */
import path from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { buildSync } from 'esbuild';
import { chromiumOptions } from '../../tests/e2e/support/chromium';
import { serve } from '../serve.mjs';
import { nginxLines, unitLines } from './samples';
import { german, judged, median, quantile } from './statistics';

/** A frame at 60 Hz, in milliseconds. */
const frame = 16;
const throttling = 4;
const root = path.resolve(__dirname, '..', '..');
/** What is typed: a line of its own, letter by letter; a multiple of it is as long as the number of runs. */
const typed = '# ein Kommentar zum Messen ';

interface Sample {
  title: string;
  text: string;
  kind: string;
  mode: 'nginx' | 'properties';
}

const samples: Sample[] = [
  { title: '200 Zeilen Unit-Datei', text: unitLines(200), kind: 'Unit-Datei', mode: 'properties' },
  { title: '1.000 Zeilen nginx', text: nginxLines(1000), kind: 'nginx-Konfiguration', mode: 'nginx' },
];

/** What one key costs, in milliseconds. */
interface Keystroke {
  /** Work of the page: its handlers, what they draw, and the layout of that. */
  work: number;
  /** Until the frame with the letter has been painted; waiting for the beat of the screen is part of it. */
  painted: number;
  /** Until the frame with what the engine says of the new text has been painted. */
  analysed: number;
}

async function measure(page: Page, runs: number): Promise<Keystroke[]> {
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: throttling });
  // tsx wraps functions that have a name in a call of this one
  await page.evaluate('globalThis.__name = (value) => value');
  await page.evaluate(() => {
    const keystrokes: Keystroke[] = [];
    Object.assign(window, { keystrokes });
    const soon = (action: () => void): void => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = action;
      port2.postMessage(null);
    };
    window.addEventListener(
      'keydown',
      () => {
        const start = performance.now();
        let handled = start;
        soon(() => (handled = performance.now()));
        requestAnimationFrame(() => {
          const before = performance.now();
          document.body.getBoundingClientRect();
          const laidOut = performance.now();
          if (handled === start) handled = before;
          soon(() => {
            const painted = performance.now() - start;
            keystrokes.push({ work: handled - start + laidOut - before, painted, analysed: analysed ?? painted });
          });
        });
        // A letter changes the text of a line; the checker's picture brings the line anew
        let analysed: number | null = null;
        const code = document.querySelector('[role=tabpanel]:not([hidden]) pre > code');
        const observer = new MutationObserver(() => {
          observer.disconnect();
          requestAnimationFrame(() =>
            soon(() => {
              analysed = performance.now() - start;
              const last = keystrokes.at(-1);
              if (last && last.painted < analysed) last.analysed = analysed;
            }),
          );
        });
        if (code) observer.observe(code, { childList: true });
      },
      true,
    );
  });
  // The first keys find cold code
  for (const letter of typed.repeat(Math.ceil((runs + 10) / typed.length)).slice(0, runs + 10)) {
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    await page.waitForTimeout(60);
  }
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const keystrokes = await page.evaluate(() => (window as unknown as { keystrokes: Keystroke[] }).keystrokes);
  return keystrokes.slice(10);
}

async function workshop(
  browser: Browser,
  address: string,
  samples: readonly Sample[],
  runs: number,
): Promise<Keystroke[]> {
  const page = await browser.newPage({ locale: 'de-DE', viewport: { width: 1280, height: 800 } });
  await page.goto(`${address}/werkstatt/`, { waitUntil: 'networkidle' });
  for (const [index, { kind, text }] of samples.entries()) {
    if (index > 0) await page.getByRole('button', { name: 'Hinzufügen' }).click();
    await page.getByRole('button', { name: kind, exact: true }).click();
    await page.keyboard.insertText(text);
  }
  await page.waitForTimeout(1500);
  const keystrokes = await measure(page, runs);
  await page.close();
  return keystrokes;
}

async function codeMirror(browser: Browser, { text, mode }: Sample, runs: number): Promise<Keystroke[]> {
  const { outputFiles } = buildSync({
    entryPoints: [path.join(__dirname, 'codeMirror.ts')],
    absWorkingDir: root,
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
  });
  const page = await browser.newPage({ locale: 'de-DE', viewport: { width: 1280, height: 800 } });
  await page.setContent('<!doctype html><title>CodeMirror</title>');
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
  await page.evaluate(([content, language]) => window.showCodeMirror(content, language), [text, mode] as const);
  await page.waitForTimeout(500);
  const keystrokes = await measure(page, runs);
  await page.close();
  return keystrokes;
}

const works = (keystrokes: readonly Keystroke[]): number[] => keystrokes.map(({ work }) => work);

function figures(keystrokes: readonly Keystroke[]): string {
  const painted = keystrokes.map((keystroke) => keystroke.painted);
  const both = (times: number[]): string =>
    `Median ${german(median(times), 1)} ms, 95. Perzentil ${german(quantile(times, 0.95), 1)} ms`;
  return `Arbeit ${both(works(keystrokes))}; gezeichnet ${both(painted)}`;
}

const analysis = (keystrokes: readonly Keystroke[]): number[] => keystrokes.map(({ analysed }) => analysed);

function report(title: string, own: readonly Keystroke[], other: readonly Keystroke[] | null): void {
  console.log(`  ${title}`);
  console.log(`    Werkstatt:  ${figures(own)}`);
  if (other) console.log(`    CodeMirror: ${figures(other)}`);
  const times = analysis(own);
  console.log(
    `    Analyse gezeichnet: Median ${german(median(times), 1)} ms, 95. Perzentil ${german(quantile(times, 0.95), 1)} ms`,
  );
  console.log(`    Arbeit im Verhältnis zu einem Frame: ${judged(median(works(own)) / frame, 1)}`);
  console.log(`    Analyse gezeichnet im Verhältnis zu einem Frame: ${judged(median(times) / frame, 1)}`);
}

export async function benchmarkKeystroke(runs: number): Promise<void> {
  const server = await serve(path.join(root, 'build'), 0);
  const address = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  const browser = await chromium.launch(chromiumOptions);
  console.log(`Tastenanschlag, ${runs} Anschläge, Prozessor auf ein Viertel gedrosselt (ein Frame: ${frame} ms)`);
  try {
    for (const sample of samples)
      report(sample.title, await workshop(browser, address, [sample], runs), await codeMirror(browser, sample, runs));
    report('beide Dateien zugleich in der Werkstatt', await workshop(browser, address, samples, runs), null);
  } finally {
    await browser.close();
    server.close();
  }
}
