/** One claim about a step; all that are given must hold. */
export interface Expectation {
  /** The whole output, without blanks at its ends. */
  output?: string;
  contains?: string[];
  lacks?: string[];
  /** Regular expressions, each for some line. */
  matches?: string[];
  /** 0 where nothing is said; `any` where it does not matter. */
  exit?: number | 'any';
  /** How long the step takes, in seconds. */
  seconds?: { min?: number; max?: number };
  /** Numbers that the output names: the first group of the pattern. */
  numbers?: { pattern: string; min?: number; max?: number }[];
}

export interface Step {
  /** Shell, as a reader would type it. Steps share one shell: folder and variables stay. */
  run: string;
  /** Why, in German, above the command. */
  note?: string;
  /** Runs on while the next steps do; its output goes to `name`.log. */
  background?: boolean;
  /** File name of the output without `.log`; the program's name where it is left out. */
  name?: string;
  /** What the output must say before the next step begins. */
  until?: string;
  /** Preparation that a reader need not see. */
  hidden?: boolean;
  /** Measured numbers: the output is shown from the recording and not compared. */
  varies?: boolean;
  expect?: Expectation;
}

/** Programs that an experiment needs, each with its Debian package. */
export type Program = 'uwsgi' | 'flask' | 'nginx' | 'systemd' | 'gunicorn' | 'curl' | 'bash';

/** `experiments/<id>/experiment.yaml`. */
export interface Experiment {
  id: string;
  question: string;
  conclusion: string;
  init: 'plain' | 'systemd';
  needs: Program[];
  /** Copies `examples/backend` to `/srv/backend`. */
  backend: boolean;
  /** Measures time: runs while nothing else does. */
  serial: boolean;
  /** Seconds for the whole experiment. */
  limit: number;
  sources: string[];
  steps: Step[];
  /** Path of the file relative to the project. */
  file: string;
  /** Names of the further files of the folder, with their text. */
  files: { name: string; text: string }[];
}

export interface RecordedStep {
  run: string;
  output: string;
  exit: number | null;
  seconds: number;
}

/** `experiments/<id>/recording.json`: what a run has shown. */
export interface Recording {
  date: string;
  /** Versions by package, for example `uwsgi-core: 2.0.21-5.1`. */
  versions: Record<string, string>;
  steps: RecordedStep[];
}
