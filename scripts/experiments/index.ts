/**
 * `npm run experiments [-- ID… --record --list --jobs N --report FILE]`: runs what the guide claims, each in a machine of its own, and
 * compares with what was recorded. `--record` writes the recordings anew. Exit code 1 where one failed; with `STRICT=1`
 * also where one could not be run.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import prettier from 'prettier';
import { readExperiments, readRecording, recordingFile } from '../../src/experiments/readExperiments';
import type { Experiment, Recording } from '../../src/experiments/types';
import { runExperiment, type Outcome } from './run';

const german = (value: number): string => value.toFixed(1).replace('.', ',');

const signs: Record<Outcome['state'], string> = { passed: '✓', failed: '✗', 'not run': '–' };

function list(experiments: readonly Experiment[]): void {
  for (const { id, question } of experiments)
    console.log(`${id.padEnd(34)} ${readRecording(id)?.date ?? 'nicht aufgezeichnet'}  ${question}`);
  console.log(`\n${experiments.length} Versuche`);
}

function chosen(all: Experiment[], ids: readonly string[]): Experiment[] {
  const unknown = ids.filter((id) => !all.some((experiment) => experiment.id === id));
  if (unknown.length > 0)
    throw new Error(`Den Versuch „${unknown.join('“, „')}“ gibt es nicht. Alle nennt: npm run experiments -- --list`);
  return ids.length === 0 ? all : all.filter(({ id }) => ids.includes(id));
}

/** Several at once; those that measure come one after the other at the end, when the machine is quiet. */
async function runAll(experiments: readonly Experiment[], jobs: number, record: boolean): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const work = async (queue: Experiment[]): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const outcome = await runExperiment(next, record);
      outcomes.push(outcome);
      console.log(
        `[${String(outcomes.length).padStart(String(experiments.length).length)}/${experiments.length}] ${signs[outcome.state]} ${next.id} (${german(outcome.seconds)} s)`,
      );
      if (outcome.report !== '') console.log(outcome.report);
      if (record && outcome.recording && outcome.state === 'passed') await save(next.id, outcome.recording);
    }
  };
  // The long ones first, so that nobody waits for one of them at the end
  const together = experiments.filter(({ serial }) => !serial).sort((a, b) => b.limit - a.limit);
  await Promise.all(Array.from({ length: jobs }, () => work(together)));
  await work(experiments.filter(({ serial }) => serial));
  return outcomes;
}

/** Claims that are numbers or times: what else runs on the machine can spoil them. */
const measures = ({ steps }: Experiment): boolean =>
  steps.some(({ expect }) => expect?.seconds !== undefined || expect?.numbers !== undefined);

/** What measures and has failed is measured once more, with nothing beside it; the second time counts, and both are told. */
async function measureAgain(outcomes: readonly Outcome[]): Promise<Outcome[]> {
  const final: Outcome[] = [];
  for (const outcome of outcomes) {
    if (outcome.state !== 'failed' || !measures(outcome.experiment)) {
      final.push(outcome);
      continue;
    }
    console.log(`Noch einmal, allein: ${outcome.experiment.id}`);
    const again = await runExperiment(outcome.experiment, false);
    console.log(`${signs[again.state]} ${outcome.experiment.id}, zweite Messung (${german(again.seconds)} s)`);
    final.push(again);
  }
  return final;
}

async function save(id: string, recording: Recording): Promise<void> {
  const steps = recording.steps.map((step) => ({ ...step, seconds: Math.round(step.seconds * 100) / 100 }));
  const text = await prettier.format(JSON.stringify({ ...recording, steps }), { parser: 'json', printWidth: 120 });
  writeFileSync(recordingFile(id), text);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      record: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      jobs: { type: 'string', default: '3' },
      report: { type: 'string' },
    },
  });
  const experiments = chosen(readExperiments(), positionals);
  if (values.list) return list(experiments);
  const jobs = Math.max(1, Number(values.jobs) || 1);
  const begin = performance.now();
  const first = await runAll(experiments, jobs, values.record);
  const outcomes = values.record ? first : await measureAgain(first);
  const count = (state: Outcome['state']): number => outcomes.filter((outcome) => outcome.state === state).length;
  const [passed, failed, skipped] = [count('passed'), count('failed'), count('not run')];
  if (values.report !== undefined) writeFileSync(values.report, JSON.stringify({ passed, failed, skipped }));
  const bad = failed + (process.env.STRICT === '1' ? skipped : 0);
  console.log(
    `\n${outcomes.length} Versuche in ${german((performance.now() - begin) / 1000)} s: ${passed} bestanden, ${failed} fehlgeschlagen, ${skipped} nicht gelaufen`,
  );
  if (failed > 0) {
    const failures = outcomes.filter(({ state }) => state === 'failed');
    for (const { experiment, report } of failures) console.log(`✗ ${experiment.id}\n${report}`);
    const names = failures.map(({ experiment }) => experiment.id);
    console.log(`Einzeln wiederholen: npm run experiments -- ${names.join(' ')}`);
  }
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = bad > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
