/** Reads and checks `experiments/`. Runs in Node only: build, command line, tests. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { formatProblems, readYamlFile, shownPath, type TextProblem } from '../catalogue/yamlFile';
import schema from './experiment.schema.json';
import type { Experiment, Recording } from './types';

export const experimentsFolder = path.resolve(__dirname, '..', '..', 'experiments');

const validate = new Ajv({ allErrors: true }).compile(schema);

const definition = 'experiment.yaml';
const recordingName = 'recording.json';

/** Names of all experiments, in alphabetical order. */
export const experimentIds = (folder = experimentsFolder): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, definition)))
    .map((entry) => entry.name)
    .sort();

type Written = Omit<Experiment, 'id' | 'file' | 'files'>;

const defaults = { init: 'plain', backend: false, serial: false, limit: 30, sources: [] } as const;

/** One experiment; null with the problems where its file is wrong. */
export function readExperiment(
  id: string,
  folder = experimentsFolder,
): { experiment: Experiment | null; problems: TextProblem[] } {
  const file = path.join(folder, id, definition);
  const { data, problems } = readYamlFile(file, validate);
  if (data === null) return { experiment: null, problems };
  const experiment: Experiment = {
    ...defaults,
    ...(data as Written),
    id,
    file: shownPath(file),
    files: filesOf(path.join(folder, id)),
  };
  const claims = experiment.steps.some(({ expect, until }) => expect !== undefined || until !== undefined);
  const own: TextProblem[] = [];
  const report = (message: string): void => void own.push({ file: experiment.file, line: 1, column: 1, message });
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
    report(`Der Name „${id}“ besteht nicht aus Kleinbuchstaben und Bindestrichen.`);
  if (!claims) report('Kein Schritt behauptet etwas: mit expect sagen, was herauskommen muss.');
  if (experiment.init === 'systemd' && !experiment.needs.includes('systemd'))
    report('Mit init: systemd gehört systemd zu needs.');
  return own.length > 0 ? { experiment: null, problems: own } : { experiment, problems: [] };
}

/** All text files of the folder besides the definition and the recording, also those in folders. */
function filesOf(folder: string): Experiment['files'] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name !== definition && name !== recordingName && statSync(path.join(folder, name)).isFile())
    .sort()
    .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
}

/** All experiments; throws with file, line and column of everything that is wrong. */
export function readExperiments(folder = experimentsFolder): Experiment[] {
  const read = experimentIds(folder).map((id) => readExperiment(id, folder));
  const problems = read.flatMap((result) => result.problems);
  if (problems.length > 0) throw new Error(formatProblems(problems));
  return read.flatMap(({ experiment }) => experiment ?? []);
}

export const recordingFile = (id: string, folder = experimentsFolder): string => path.join(folder, id, recordingName);

/** Null where the experiment has not been recorded yet. */
export function readRecording(id: string, folder = experimentsFolder): Recording | null {
  const file = recordingFile(id, folder);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Recording) : null;
}
