/** Checks benches with long files, so that the page goes on meanwhile. */
import { loadCatalogue } from '@site/src/components/LiveCode/catalogue';
import type { Diagnostic, ProfileName } from '@site/src/engine/types';
import { checkBench, findingsOf } from '@site/src/workshop/checkBench';
import { isLong } from '@site/src/workshop/longFiles';
import { scrubbed, secretsIn } from '@site/src/workshop/secrets';
import type { BenchFile } from '@site/src/workshop/types';

export interface CheckRequest {
  files: readonly BenchFile[];
  profile: ProfileName;
}

/** The file of a finding by its number; the page knows the texts. */
export interface CheckAnswer {
  findings: { file: number; index: number; diagnostic: Diagnostic }[];
}

/** Findings that are handed over; a text of another kind brings tens of thousands. */
const most = 500;

const catalogue = loadCatalogue();

self.addEventListener('message', ({ data }: MessageEvent<CheckRequest>) => {
  void catalogue.then((loaded) => self.postMessage(check(data, loaded)));
});

function check({ files, profile }: CheckRequest, loaded: Awaited<typeof catalogue>): CheckAnswer {
  const hidden = files
    .filter(isLong)
    .flatMap(({ text }) => secretsIn(text, null).map(({ span }) => text.slice(span.start, span.end)))
    .slice(0, most);
  const findings = findingsOf(checkBench(files, profile, loaded))
    .slice(0, most)
    .map(({ file, index, diagnostic }) => ({
      file: files.indexOf(file),
      index,
      // A change of a long text cannot be shown in time
      diagnostic: {
        ...diagnostic,
        message: scrubbed(diagnostic.message, hidden),
        fixes: isLong(file) ? [] : diagnostic.fixes,
      },
    }));
  return { findings };
}
