import type { EntryId } from '../types';

/** One thing that may stand at the cursor. */
export interface Completion {
  /** As it is listed. */
  label: string;
  /** What takes the place of the range. */
  insert: string;
  /** The entry that explains it; null where a value has only a sentence of its own. */
  entry: EntryId | null;
  /** German, one sentence; empty where nothing is known. Backticks mark code. */
  summary: string;
}

/** What may stand at the cursor, the likeliest first, and the range of the text that it replaces. */
export interface Completions {
  start: number;
  end: number;
  items: Completion[];
}

export const noCompletions = (offset: number): Completions => ({ start: offset, end: offset, items: [] });
