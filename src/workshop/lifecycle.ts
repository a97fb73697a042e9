import { lifecyclesOf, type Lifecycle } from '../engine/stack/lifecycle';
import type { Catalogue, ProfileName } from '../engine/types';
import { engineName, kindOf, kinds } from './kinds';
import { isLong } from './longFiles';
import type { BenchFile } from './types';

/** What happens to each service on the bench at start, reload, stop and crash. */
export function benchLifecycles(files: readonly BenchFile[], profile: ProfileName, catalogue: Catalogue): Lifecycle[] {
  const readable = files
    .filter((file) => !isLong(file))
    .flatMap((file) => {
      const found = kindOf(file);
      return 'kind' in found
        ? [{ name: engineName(file.name, found.kind), text: file.text, language: kinds[found.kind].language }]
        : [];
    });
  return lifecyclesOf(readable, { catalogue, profile });
}
