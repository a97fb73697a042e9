import type { Analysis, Catalogue, Language, ProfileName } from '../types';

/** One file of a deployment. */
export interface StackFile {
  /** Name or path: says what kind of unit it is, and by which name other files mean it. */
  name: string;
  text: string;
  language: Language;
  /** Programs that judge this file, where it differs from the rest. */
  profile?: ProfileName;
}

export interface StackOptions {
  catalogue: Catalogue;
  profile?: ProfileName;
}

export interface StackAnalysis {
  /** One for each file, in the order given, with its own diagnostics and those that lie between the files. */
  analyses: Analysis[];
}
