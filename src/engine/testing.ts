/** What tests of the engine share: the real catalogue and short forms of a result. */
import { loadCatalogue } from '../catalogue/load';
import { analyse } from './analyse';
import type { AnalyseOptions, Analysis } from './types';

export function analyseWith(text: string, options: Omit<AnalyseOptions, 'catalogue'>): Analysis {
  return analyse(text, { ...options, catalogue: loadCatalogue() });
}

/** `code @ text` of every diagnostic but the hints of good practice, which say nothing about a program's verdict. */
export function diagnosticsOf(text: string, options: Omit<AnalyseOptions, 'catalogue'>): string[] {
  return analyseWith(text, options)
    .diagnostics.filter(({ code, severity }) => severity !== 'info' || !code.startsWith('practice/'))
    .map(({ code, span }) => `${code} @ ${text.slice(span.start, span.end)}`);
}

/** `entry @ text` of every annotation. */
export function annotationsOf(text: string, options: Omit<AnalyseOptions, 'catalogue'>): string[] {
  return analyseWith(text, options).annotations.map(
    ({ entry, span }) => `${entry} @ ${text.slice(span.start, span.end)}`,
  );
}
