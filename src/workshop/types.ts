import type { Analysis, Language, ProfileName } from '../engine/types';

/** What a reader says a file is; a drop-in is a unit to the engine, with a name that says so. */
export type Kind = 'command' | 'ini' | 'unit' | 'drop-in' | 'nginx';

/** A file on the bench, as the reader has it. */
export interface BenchFile {
  /** Stays the same while name and text change; unique on the bench. */
  id: string;
  /** Name or path; other files mean it by this name. */
  name: string;
  text: string;
  /** What the reader says it is; null where the engine is to find out. */
  kind: Kind | null;
}

/** Everything that lies on the bench. */
export interface Bench {
  files: readonly BenchFile[];
  /** Id of the file that is shown; empty where there is none. */
  active: string;
  profile: ProfileName;
  /** Keys of the secrets that the reader wants to see and to hand on. */
  shownSecrets: ReadonlySet<string>;
  /** What was taken away last, for „Rückgängig“. */
  removed: { files: readonly BenchFile[]; at: number } | null;
}

/** What the engine makes of a file, or why it makes nothing of it; `problem` is German. */
export type Checked =
  { file: BenchFile; kind: Kind; language: Language; analysis: Analysis } | { file: BenchFile; problem: string };

/** Files that show something, offered by name. */
export interface BenchExample {
  id: string;
  title: string;
  /** One German sentence: what is to be seen in it. */
  text: string;
  profile: ProfileName;
  files: { name: string; text: string }[];
}

/** An experiment of the guide. */
export interface ExperimentLink {
  /** German. */
  question: string;
  /** Address without the base path. */
  href: string;
}
