/** The mutation run: many texts, each analysed within a time limit and looked at. */
import vm from 'node:vm';
import { analyse } from '../../src/engine/analyse';
import { profiles } from '../../src/engine/profiles';
import type { Catalogue, Language, ProfileName } from '../../src/engine/types';
import { mutant } from './mutate';
import { objectionTo } from './objections';
import { Random } from './random';
import { piecesOf, seedsOf } from './seeds';

export interface Failure {
  index: number;
  text: string;
  profile: ProfileName;
  fileName: string | undefined;
  /** What happened, in German. */
  what: string;
}

export interface RunResult {
  inputs: number;
  seconds: number;
  failures: Failure[];
}

export interface RunOptions {
  language: Language;
  catalogue: Catalogue;
  inputs: number;
  seed: number;
  /** Called about once a second. */
  progress?: (done: number, seconds: number) => void;
  /** A run ends after so many failures. */
  maxFailures?: number;
  /** Longest text in characters; shorter ones make more of a run. */
  longest?: number;
  /** Milliseconds that one text may take. */
  timeLimit?: number;
}

type Input = Pick<Failure, 'text' | 'profile' | 'fileName'>;

const names: Record<Language, (string | undefined)[]> = {
  'uwsgi-command': [undefined],
  'uwsgi-ini': [undefined, 'app.ini'],
  systemd: [
    undefined,
    'a.service',
    'a@.service',
    'a@b.service',
    'a.timer',
    'a.socket',
    'a.mount',
    'a.service.d/b.conf',
  ],
  nginx: [undefined, 'nginx.conf', 'sites-available/default'],
};
const profileNames = Object.keys(profiles) as ProfileName[];

/** Texts analysed under one watch: starting one costs more than a text. */
const batch = 200;

/** How long the watch waits at least, in milliseconds: the machine may be busy with something else. */
const patience = 5000;

declare global {
  var fuzzBatch: (() => void) | undefined;
}

/** Calls a function and breaks it off after a time, even in a loop without end. True where it came to its end. */
export function within(milliseconds: number, run: () => void): boolean {
  globalThis.fuzzBatch = run;
  try {
    vm.runInThisContext('globalThis.fuzzBatch()', { timeout: milliseconds });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false;
    throw error;
  }
}

/** What is wrong with the analysis of a text; null where nothing is. Does not watch the time. */
export function examine({ text, profile, fileName }: Input, language: Language, catalogue: Catalogue): string | null {
  try {
    return objectionTo(text, analyse(text, { language, profile, fileName, catalogue }));
  } catch (error) {
    return `Ausnahme: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
}

export function fuzz(options: RunOptions): RunResult {
  const { language, catalogue, inputs, seed, progress, maxFailures = 5, longest = 2000, timeLimit = 1000 } = options;
  const material = { longest, seeds: seedsOf(language), pieces: piecesOf(language, catalogue) };
  const failures: Failure[] = [];
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  let shown = 0;
  let index = 0;
  let current: Input | null = null;
  while (index < inputs && failures.length < maxFailures) {
    const end = Math.min(inputs, index + batch);
    const done = within(Math.max(patience, timeLimit * 5), () => {
      for (; index < end; index += 1) {
        current = inputOf(index);
        const what = examine(current, language, catalogue);
        if (what !== null) failures.push({ index, ...current, what });
      }
    });
    if (!done && current !== null) {
      const input: Input = current;
      if (!within(timeLimit, () => void examine(input, language, catalogue)))
        failures.push({ index, ...input, what: `Nach ${timeLimit} ms noch nicht fertig.` });
      index += 1;
    }
    if (progress && seconds() - shown > 1) progress(index, (shown = seconds()));
  }
  return { inputs: index, seconds: seconds(), failures };

  /** The same for each run with this seed, whatever came before. */
  function inputOf(number: number): Input {
    const random = new Random(seed, number);
    return {
      text: mutant(random, material),
      profile: random.pick(profileNames) ?? 'pip',
      fileName: random.pick(names[language]),
    };
  }
}
