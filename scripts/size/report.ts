/** What `npm run size` prints, and what it objects to. */
import type { Script } from '../../tests/e2e/support/weight';
import type { Measurement } from './measure';

/** What the page may weigh in KiB of compressed JavaScript, and how far its layout may move. */
export const budget = { kibibytes: 155, shift: 0.01 };

/** How many of the biggest files the table names. */
const named = 8;

const kibibytes = (scripts: Script[]): number => scripts.reduce((sum, { bytes }) => sum + bytes, 0) / 1024;

const decimal = (value: number, digits: number): string => value.toFixed(digits).replace('.', ',');

const row = (label: string, value: string): string => `  ${label.padEnd(34)}${value.padStart(12)}`;

const weightRow = (label: string, scripts: Script[]): string => row(label, `${decimal(kibibytes(scripts), 1)} KiB`);

/** The table of a measurement, line by line. */
export function tableOf({ required, ahead, shifts }: Measurement): string[] {
  const rest = required.slice(named);
  return [
    'JavaScript der uWSGI-Seite ohne Zutun, gzip (Stufe 9):',
    ...required.slice(0, named).map((script) => weightRow(script.name, [script])),
    ...(rest.length === 0 ? [] : [weightRow(`${rest.length} weitere`, rest)]),
    weightRow(`zusammen (höchstens ${budget.kibibytes} KiB)`, required),
    weightRow('für andere Seiten im Voraus', ahead),
    '',
    `Verschiebung des Layouts (CLS, höchstens ${decimal(budget.shift, 2)}):`,
    ...Object.entries(shifts).map(([name, shift]) => row(name, decimal(shift, 4))),
  ];
}

/** What is above the budget, as sentences; empty where all is well. */
export function objectionsTo({ required, shifts, pieces }: Measurement): string[] {
  const total = kibibytes(required);
  return [
    ...(total > budget.kibibytes
      ? [`Die Seite verlangt ${decimal(total, 1)} KiB JavaScript, erlaubt sind ${budget.kibibytes} KiB.`]
      : []),
    ...Object.entries(shifts)
      .filter(([, shift]) => shift > budget.shift)
      .map(([name, shift]) => `${name}: Das Layout verschiebt sich um ${decimal(shift, 4)}.`),
    ...pieces.map((name) => `${name} enthält ein Stück von Analyse oder Katalog und wird ungefragt geladen.`),
  ];
}
