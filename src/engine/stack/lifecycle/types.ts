import type { Severity } from '../../types';

/** Who does or meets something. */
export type Lane = 'systemd' | 'master' | 'worker' | 'request';

/** One thing that happens. */
export interface Moment {
  /** `nach 2 s`; null for right after what stands before. */
  time: string | null;
  from: Lane;
  /** Left out where nothing is sent. */
  to?: Lane;
  /** German, backticks mark code. */
  text: string;
}

export type PhaseId = 'start' | 'reload' | 'stop' | 'worker-crash' | 'master-crash';

/** What a phase means for those who use the service. */
export interface Outcome {
  /** German, backticks mark code. */
  text: string;
  /** `good` where nothing is lost. */
  severity: Severity | 'good';
}

export interface Phase {
  id: PhaseId;
  /** German. */
  title: string;
  /** In the order in which they happen. */
  moments: Moment[];
  outcome: Outcome;
  /** Experiments that have shown it. */
  experiments: string[];
}

/** What becomes of a request in flight; null where it is not known. */
export type RequestFate = 'answered' | 'lost' | null;

/** What the phases claim, in a form that can be held against the real programs. */
export interface Prediction {
  stop: {
    request: RequestFate;
    /** The stop ends when requests have ended, at once, or after the time limit; null where it is not known. */
    ends: 'with-requests' | 'at-once' | 'at-limit' | null;
    /** `Result=success`. */
    clean: boolean | null;
    /** Seconds until SIGKILL; Infinity for never. */
    limit: number;
  };
  reload: {
    request: RequestFate;
    /** `impossible`: the unit has no way to reload. */
    effect: 'graceful' | 'brutal' | 'ends' | 'impossible' | null;
  };
  /** Whether the service comes back after its main process was killed, and after how many seconds. */
  crash: { restarts: boolean | null; after: number };
}

/** The life of one service. */
export interface Lifecycle {
  /** `backend.service`. */
  unit: string;
  phases: Phase[];
  prediction: Prediction;
}
