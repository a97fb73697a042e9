/** How long a keystroke takes until what follows from it is ready to be painted. */
import type { Locator } from './test';

export interface Keystroke {
  /** From the input event to the next animation frame, in milliseconds. */
  untilFrame: number;
  /** From the input event to the moment when the frame had been painted. */
  untilPaint: number;
  /** In that frame the coloured text already was the text in the field. */
  upToDate: boolean;
  /** Codes of the diagnostics that were listed in that frame. */
  diagnostics: string[];
}

type Recorder = Window & { keystrokes?: Keystroke[] };

/** Records every keystroke in the field from now on. */
export function recordKeystrokes(field: Locator): Promise<void> {
  return field.evaluate((element) => {
    const textarea = element as HTMLTextAreaElement;
    const figure = textarea.closest('figure');
    const keystrokes: Keystroke[] = [];
    (window as Recorder).keystrokes = keystrokes;
    window.addEventListener(
      'input',
      () => {
        const start = performance.now();
        requestAnimationFrame(() => {
          const untilFrame = performance.now() - start;
          const coloured = figure?.querySelector('pre code')?.textContent?.trimEnd();
          const upToDate = coloured === textarea.value.trimEnd();
          const listed = [...(figure?.querySelectorAll<HTMLElement>('li[data-diagnostic]') ?? [])];
          const diagnostics = listed.map(({ dataset }) => dataset.diagnostic ?? '');
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () =>
            keystrokes.push({ untilFrame, untilPaint: performance.now() - start, upToDate, diagnostics });
          port2.postMessage(null);
        });
      },
      true,
    );
  });
}

export const recordedKeystrokes = (field: Locator): Promise<Keystroke[]> =>
  field.evaluate(() => (window as Recorder).keystrokes ?? []);

/** The value that this part of all values does not exceed: 0.5 is the median. */
export function quantile(values: number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * part), sorted.length - 1)] ?? NaN;
}
