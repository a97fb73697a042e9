import { startTransition, useEffect, useMemo, useState } from 'react';
import type { Catalogue } from '@site/src/catalogue/types';
import type { ProfileName } from '@site/src/engine/types';
import { checkBench } from '@site/src/workshop/checkBench';
import { isLong } from '@site/src/workshop/longFiles';
import type { BenchFile, Checked } from '@site/src/workshop/types';

/** What comes at once, in characters, that is drawn before it is analysed: both together would hold the page up. */
const much = 6000;

const sizeOf = ({ text }: BenchFile): number => Math.floor(text.length / much);

/** Rough sizes by id; they change when much text comes or goes, not with a letter. */
const sizesOf = (files: readonly BenchFile[]): string => files.map((file) => `${file.id}=${sizeOf(file)}`).join(' ');

/**
 * What the engine says of the files on the bench, at each keystroke. A file that has just come with much text is there
 * first and is explained a moment later; long ones are left to the worker.
 */
export function useChecked(files: readonly BenchFile[], profile: ProfileName, catalogue: Catalogue): Checked[] {
  const sizes = sizesOf(files);
  const [drawn, setDrawn] = useState(sizes);
  useEffect(() => startTransition(() => setDrawn(sizes)), [sizes]);

  const known = new Map(drawn.split(' ').map((entry) => entry.split('=') as [id: string, size: string]));
  // By name: the list is the same at nearly every keystroke, and then nothing is done twice
  const leftOut = files
    .filter((file) => isLong(file) || sizeOf(file) > Number(known.get(file.id) ?? 0) + 1)
    .map(({ id }) => id)
    .join(' ');
  return useMemo(() => {
    const ids = new Set(leftOut.split(' '));
    return checkBench(files, profile, catalogue, ({ id }) => ids.has(id));
  }, [files, profile, catalogue, leftOut]);
}
