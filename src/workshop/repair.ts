import { applyEdits } from '../engine/text/edit';
import type { Catalogue, ProfileName } from '../engine/types';
import { checkBench, findingsOf } from './checkBench';
import { isLong } from './longFiles';
import type { BenchFile } from './types';

/** A fix that was applied, by its title, and the file in which it stands. */
export interface Repair {
  name: string;
  title: string;
  code: string;
}

export interface RepairedBench {
  files: BenchFile[];
  repairs: Repair[];
}

/** Most fixes that are applied one after the other. */
const limit = 200;

/**
 * Applies the first fix of every diagnostic, the worst first, and looks again after each: a fix may make others
 * needless, or bring the next one to light. A fix that does not take its diagnostic away is not tried twice.
 */
export function repairAll(files: readonly BenchFile[], profile: ProfileName, catalogue: Catalogue): RepairedBench {
  let current = [...files];
  const repairs: Repair[] = [];
  const tried = new Set<string>();
  while (repairs.length < limit) {
    const next = findingsOf(checkBench(current, profile, catalogue, isLong)).find(
      ({ file, diagnostic }) =>
        diagnostic.fixes.length > 0 && !tried.has(`${file.id}\n${diagnostic.code}\n${diagnostic.message}`),
    );
    const [fix] = next?.diagnostic.fixes ?? [];
    if (!next || !fix) break;
    const { file, diagnostic } = next;
    tried.add(`${file.id}\n${diagnostic.code}\n${diagnostic.message}`);
    const text = applyEdits(file.text, fix.edits);
    current = current.map((other) => (other.id === file.id ? { ...other, text } : other));
    repairs.push({ name: file.name, title: fix.title, code: diagnostic.code });
  }
  return { files: current, repairs };
}
