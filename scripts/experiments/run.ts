import path from 'node:path';
import { brokenClaims } from '../../src/experiments/claims';
import { differences } from '../../src/experiments/compare';
import { experimentsFolder, readRecording } from '../../src/experiments/readExperiments';
import type { Experiment, RecordedStep, Recording } from '../../src/experiments/types';
import { Machine, NoMachine } from '../laboratory/machine';
import { versionsFor } from './programs';
import { Session, workFolder } from './session';

export interface Outcome {
  experiment: Experiment;
  state: 'passed' | 'failed' | 'not run';
  /** German, what went wrong; empty where nothing did. */
  report: string;
  seconds: number;
  /** What was seen; null where the experiment did not get to its end. */
  recording: Recording | null;
}

const backendFolder = path.resolve(__dirname, '..', '..', 'examples', 'backend');

/** Runs one experiment in a machine of its own and judges it by its claims and, unless it is to be recorded, by its recording. */
export async function runExperiment(experiment: Experiment, record: boolean): Promise<Outcome> {
  const begin = performance.now();
  const outcome = (state: Outcome['state'], report: string, recording: Recording | null = null): Outcome => ({
    experiment,
    state,
    report,
    seconds: (performance.now() - begin) / 1000,
    recording,
  });
  let machine: Machine | null = null;
  let session: Session | null = null;
  const steps: RecordedStep[] = [];
  try {
    const versions = versionsFor(experiment.needs);
    machine = await Machine.boot(experiment.init);
    machine.put(path.join(experimentsFolder, experiment.id), workFolder);
    machine.put(path.join(experimentsFolder, 'tools'), '/srv/tools');
    if (experiment.backend) machine.put(backendFolder, '/srv/backend');
    session = new Session(machine);
    const end = begin + experiment.limit * 1000;
    for (const [index, step] of experiment.steps.entries()) {
      const seen = await session.step(step, Math.max(0.1, (end - performance.now()) / 1000));
      steps.push(seen);
      const broken = brokenClaims(step, seen);
      if (step.until !== undefined && !seen.output.includes(step.until))
        broken.push(`„${step.until}“ ist nicht erschienen.`);
      if (broken.length > 0) return outcome('failed', describe(index + 1, seen, broken, logs(machine)));
    }
    const recording: Recording = { date: new Date().toISOString().slice(0, 10), versions, steps };
    if (record) return outcome('passed', '', recording);
    const recorded = readRecording(experiment.id);
    if (!recorded)
      return outcome('failed', `  Es gibt keine Aufzeichnung: npm run experiments -- ${experiment.id} --record`);
    const changed = differences(experiment, recorded, steps);
    if (changed.length === 0) return outcome('passed', '', recording);
    return outcome(
      'failed',
      changed.map(({ step, text }) => `  ${step === null ? '' : `Schritt ${step}: `}${indent(text)}`).join('\n'),
      recording,
    );
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof NoMachine) return outcome('not run', `  ${message}`);
    return outcome('failed', `  Schritt ${steps.length + 1}: ${indent(message)}${machine ? logs(machine) : ''}`);
  } finally {
    session?.close();
    await machine?.down();
  }
}

const indent = (text: string): string => text.replaceAll('\n', '\n    ');

function describe(number: number, { run, output }: RecordedStep, broken: string[], more: string): string {
  return `  Schritt ${number}: ${indent(run.trim())}\n    ${broken.join('\n    ')}\n    Ausgabe:\n      ${output.split('\n').slice(-40).join('\n      ')}${more}`;
}

/** The ends of the logs of what runs in the background. */
function logs(machine: Machine): string {
  const { output } = machine.run(
    'for log in /run/versuch/*.log /var/log/nginx/error.log; do [ -s "$log" ] && echo "== $log" && tail -n 15 "$log"; done; systemctl --failed --no-legend 2>/dev/null',
  );
  return output.trim() === '' ? '' : `\n    Logs:\n      ${output.trim().replaceAll('\n', '\n      ')}`;
}
