/** The example files of a rule, analysed as the build and the tests see them. */
import type { ExampleFile, Rule } from '../../catalogue/rules';
import { defaultProfile, isProfileName } from '../../engine/profiles';
import { recognise } from '../../engine/recognise';
import { analyseStack } from '../../engine/stack/analyseStack';
import type { Analysis, Catalogue, Language, ProfileName } from '../../engine/types';

/** A file of an example and what the engine says of it. */
export interface AnalysedFile extends ExampleFile {
  language: Language;
  analysis: Analysis;
}

/** What a file is, by its name alone: that of an example leaves no doubt. */
export function languageOfFile(name: string): Language {
  const found = recognise('', name);
  if (found && 'language' in found) return found.language;
  throw new Error(`Der Name „${name}“ sagt nicht, was die Datei ist.`);
}

/** The programs that judge a rule's examples. */
export const profileOf = ({ profile }: Pick<Rule, 'profile'>): ProfileName =>
  profile !== undefined && isProfileName(profile) ? profile : defaultProfile;

export function analyseExample(
  files: readonly ExampleFile[],
  profile: ProfileName,
  catalogue: Catalogue,
): AnalysedFile[] {
  const known = files.map((file) => ({ ...file, language: languageOfFile(file.name) }));
  const { analyses } = analyseStack(known, { catalogue, profile });
  return known.flatMap((file, index) => {
    const analysis = analyses[index];
    return analysis ? [{ ...file, analysis }] : [];
  });
}
