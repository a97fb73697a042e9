import type { Fix } from '../types';
import type { Deployment } from './model';
import type { Place } from './place';

/** What a rule finds; its words stand in the catalogue. */
export interface StackFinding {
  code: string;
  at: Place;
  /** Values for `{name}` in the message; code among them carries its own backticks. */
  values?: Record<string, string>;
  variant?: string | undefined;
  related?: { at: Place; text?: string }[];
  /** Changes in the file of `at`. */
  fixes?: Fix[];
}

/** Looks at the whole deployment; says nothing where a file or a value that it would need is not at hand. */
export type StackRule = (deployment: Deployment) => StackFinding[];

/** The first of every group with the same key. */
export function distinct<T>(items: readonly T[], key: (item: T) => unknown): T[] {
  const seen = new Set<unknown>();
  return items.filter((item) => {
    const own = key(item);
    if (seen.has(own)) return false;
    seen.add(own);
    return true;
  });
}
