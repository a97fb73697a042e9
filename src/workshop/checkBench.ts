import { analyseStack } from '../engine/stack/analyseStack';
import type { Analysis, Catalogue, Diagnostic, ProfileName } from '../engine/types';
import { engineName, kindOf, kinds } from './kinds';
import { isLong, longNotice } from './longFiles';
import type { BenchFile, Checked } from './types';

/**
 * What the engine says of every file and of what lies between them; in the order of the files. Never throws. The page
 * leaves out what is long (`isLong`): a worker checks that.
 */
export function checkBench(
  files: readonly BenchFile[],
  profile: ProfileName,
  catalogue: Catalogue,
  isLeftOut: (file: BenchFile) => boolean = () => false,
): Checked[] {
  const found = files.map((file) => ({
    file,
    ...(isLeftOut(file) ? { problem: isLong(file) ? longNotice : '' } : kindOf(file)),
  }));
  const readable = found.flatMap(({ file, ...rest }) => ('kind' in rest ? [{ file, kind: rest.kind }] : []));
  const { analyses } = analyseStack(
    readable.map(({ file, kind }) => ({
      name: engineName(file.name, kind),
      text: file.text,
      language: kinds[kind].language,
    })),
    { catalogue, profile },
  );
  const checked = new Map<string, Checked>();
  for (const [index, { file, kind }] of readable.entries()) {
    const analysis = withPlaces(analyses[index], (other) => files.indexOf(readable[other]?.file ?? file));
    if (analysis) checked.set(file.id, { file, kind, language: kinds[kind].language, analysis });
  }
  return found.map(
    ({ file, ...rest }) => checked.get(file.id) ?? { file, problem: 'problem' in rest ? rest.problem : '' },
  );
}

/** Files that are not read are not there for the engine: its numbers become those of the bench. */
function withPlaces(analysis: Analysis | undefined, fileOf: (index: number) => number): Analysis | undefined {
  if (!analysis?.diagnostics.some(({ related }) => related !== undefined)) return analysis;
  const diagnostics = analysis.diagnostics.map((diagnostic) =>
    diagnostic.related === undefined
      ? diagnostic
      : { ...diagnostic, related: diagnostic.related.map((place) => ({ ...place, file: fileOf(place.file) })) },
  );
  return { ...analysis, diagnostics };
}

/** A diagnostic and the file in which it stands. */
export interface Finding {
  file: BenchFile;
  diagnostic: Diagnostic;
  /** Position among the diagnostics of its file. */
  index: number;
}

const ranks = { error: 0, warning: 1, info: 2 } as const;

/** All diagnostics: the worst first, then by file and place. */
export function findingsOf(checked: readonly Checked[]): Finding[] {
  const findings = checked.flatMap((one) =>
    'analysis' in one
      ? one.analysis.diagnostics.map((diagnostic, index) => ({ file: one.file, diagnostic, index }))
      : [],
  );
  return findings.sort((a, b) => ranks[a.diagnostic.severity] - ranks[b.diagnostic.severity]);
}
