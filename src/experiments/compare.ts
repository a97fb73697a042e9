import { normalise } from './normalise';
import type { Experiment, Recording, RecordedStep } from './types';

/** One difference between a run and its recording, in German. */
export interface Difference {
  /** Number of the step, from 1; null for the experiment as a whole. */
  step: number | null;
  text: string;
}

/** What a run shows that its recording does not, and the other way round. Steps whose output varies are left out. */
export function differences(experiment: Experiment, recorded: Recording, now: readonly RecordedStep[]): Difference[] {
  if (recorded.steps.length !== experiment.steps.length)
    return [{ step: null, text: 'Die Aufzeichnung hat andere Schritte: mit --record neu aufzeichnen.' }];
  return experiment.steps.flatMap((step, index): Difference[] => {
    const before = recorded.steps[index];
    const after = now[index];
    if (!before || !after) return [];
    if (before.run !== step.run)
      return [
        { step: index + 1, text: 'Der Befehl ist ein anderer als der aufgezeichnete: mit --record neu aufzeichnen.' },
      ];
    if (step.varies) return [];
    const texts: string[] = [];
    if (before.exit !== after.exit) texts.push(`Exit-Code ${after.exit ?? '–'}, aufgezeichnet ${before.exit ?? '–'}`);
    if (normalise(before.output) !== normalise(after.output)) texts.push(lineDifference(before.output, after.output));
    return texts.map((text) => ({ step: index + 1, text }));
  });
}

/** Lines with `-` are recorded and gone, lines with `+` are new. */
function lineDifference(before: string, after: string): string {
  const old = normalise(before).split('\n');
  const fresh = normalise(after).split('\n');
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < fresh.length - start && old.at(-1 - end) === fresh.at(-1 - end)) end += 1;
  return [
    ...old.slice(start, old.length - end).map((line) => `- ${line}`),
    ...fresh.slice(start, fresh.length - end).map((line) => `+ ${line}`),
  ].join('\n');
}
