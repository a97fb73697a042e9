import type { PhrasingContent, Table, TableCell, TableRow } from 'mdast';
import type { Catalogue } from '../../catalogue/types';
import { readRecording } from '../../experiments/readExperiments';

/** One measured step: exposure value, status code of the health check, line of the drop-in. */
interface MeasuredStep {
  value: number;
  status: string;
  line: string;
}

const cell = (...children: PhrasingContent[]): TableCell => ({ type: 'tableCell', children });
const row = (...children: TableCell[]): TableRow => ({ type: 'tableRow', children });
const text = (value: string): PhrasingContent => ({ type: 'text', value });
const german = (value: number): string => value.toFixed(1).replace('.', ',');

function measuredSteps(): MeasuredStep[] {
  const output = readRecording('hardening-steps')?.steps.at(-1)?.output ?? '';
  return output.split('\n').flatMap((written) => {
    const [, value, status, line] = /^([\d.]+) (\d{3}) (.+)$/.exec(written) ?? [];
    return value === undefined || status === undefined || line === undefined
      ? []
      : [{ value: Number(value), status, line }];
  });
}

/** The recorded steps of the hardening as a table: line and what it does, value behind it, gain. Throws where the service did not answer. */
export function hardeningTable({ texts }: Catalogue): Table {
  const steps = measuredSteps();
  const rows = steps.map(({ value, line }, index) => {
    const name = /^([A-Z]\w+)=/.exec(line)?.[1];
    const gain = (steps[index - 1]?.value ?? value) - value;
    const summary = name === undefined ? undefined : texts[`systemd/${name}`]?.summary;
    return row(
      cell(
        name === undefined ? text(line) : { type: 'inlineCode', value: line },
        ...(summary === undefined ? [] : [{ type: 'break' } as const, ...inlineOf(summary)]),
      ),
      cell(text(german(value))),
      cell(text(gain > 0.04 ? `−${german(gain)}` : '')),
    );
  });
  const failed = steps.find(({ status }) => status !== '200');
  if (steps.length === 0 || failed)
    throw new Error(`Der Versuch hardening-steps ist nicht brauchbar: ${failed?.line ?? 'keine Schritte'}`);
  const head = ['Zeile und Wirkung', 'Wert', 'Gewinn'].map((title) => cell(text(title)));
  return { type: 'table', align: [null, 'right', 'right'], children: [row(...head), ...rows] };
}

/** Backticks mark code. */
const inlineOf = (sentence: string): PhrasingContent[] =>
  sentence
    .split('`')
    .map((part, index): PhrasingContent => (index % 2 === 1 ? { type: 'inlineCode', value: part } : text(part)));
