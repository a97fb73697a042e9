import { useMemo } from 'react';
import type { Catalogue } from '@site/src/catalogue/types';
import type { Analysis, ProfileName } from '@site/src/engine/types';
import { checkBench } from '@site/src/workshop/checkBench';
import { isLong } from '@site/src/workshop/longFiles';
import type { BenchFile, Checked } from '@site/src/workshop/types';

/**
 * What the engine says of a file of the bench, by id; null where it does not read it. The bench is analysed when
 * somebody asks for more of a word than its colour: nobody does while writing. Another function when the bench changes.
 */
export function useAnalyse(
  files: readonly BenchFile[],
  profile: ProfileName,
  catalogue: Catalogue,
): (id: string) => Analysis | null {
  return useMemo(() => {
    let known: Checked[] | null = null;
    return (id) => {
      known ??= checkBench(files, profile, catalogue, isLong);
      const checked = known.find(({ file }) => file.id === id);
      return checked && 'analysis' in checked ? checked.analysis : null;
    };
  }, [files, profile, catalogue]);
}
