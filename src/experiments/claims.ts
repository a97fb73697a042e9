import type { RecordedStep, Step } from './types';

const bounded = (value: number, { min = -Infinity, max = Infinity }: { min?: number; max?: number }): boolean =>
  value >= min && value <= max;

const range = ({ min, max }: { min?: number; max?: number }): string =>
  [min === undefined ? '' : `mindestens ${min}`, max === undefined ? '' : `höchstens ${max}`]
    .filter((text) => text !== '')
    .join(' und ');

/** Claims of a step that do not hold, in German: what was expected, what came. Without `exit` it must be 0. */
export function brokenClaims(
  { expect = {}, background = false }: Step,
  { output, exit, seconds }: RecordedStep,
): string[] {
  const broken: string[] = [];
  const wanted = expect.exit ?? (background ? 'any' : 0);
  if (wanted !== 'any' && exit !== wanted) broken.push(`Exit-Code ${wanted} erwartet, ${exit ?? 'keiner'} bekommen.`);
  if (expect.output !== undefined && output.trim() !== expect.output.trim())
    broken.push(`Ausgabe „${expect.output.trim()}“ erwartet, „${output.trim()}“ bekommen.`);
  for (const text of expect.contains ?? []) if (!output.includes(text)) broken.push(`„${text}“ fehlt in der Ausgabe.`);
  for (const text of expect.lacks ?? []) if (output.includes(text)) broken.push(`„${text}“ steht in der Ausgabe.`);
  for (const pattern of expect.matches ?? [])
    if (!new RegExp(pattern, 'm').test(output)) broken.push(`Keine Zeile passt auf „${pattern}“.`);
  if (expect.seconds && !bounded(seconds, expect.seconds))
    broken.push(`Dauer ${range(expect.seconds)} s erwartet, ${seconds.toFixed(2)} s gemessen.`);
  for (const { pattern, ...bounds } of expect.numbers ?? []) {
    const found = new RegExp(pattern, 'm').exec(output)?.[1];
    const value = Number(found?.replace(',', '.'));
    if (found === undefined || Number.isNaN(value)) broken.push(`Keine Zahl passt auf „${pattern}“.`);
    else if (!bounded(value, bounds))
      broken.push(`Zahl zu „${pattern}“: ${range(bounds)} erwartet, ${value} bekommen.`);
  }
  return broken;
}
