import type { Fix, Language, ProfileName, Severity } from '../engine/types';
import type { Positions, Range } from './positions';

export interface ReportedEdit extends Range {
  text: string;
}

export interface ReportedDiagnostic extends Range {
  severity: Severity;
  code: string;
  message: string;
  fixes: Fix[];
}

export interface ReportedFix {
  title: string;
  edits: ReportedEdit[];
}

/** Fixes with lines and columns; only some formats show them. */
export const reportedFixes = (fixes: readonly Fix[], positions: Positions): ReportedFix[] =>
  fixes.map(({ title, edits }) => ({
    title,
    edits: edits.map(({ span, text }) => ({ ...positions.range(span), text })),
  }));

/** What was found in one file. */
export interface FileReport {
  /** As given on the command line; `-` is the standard input. */
  file: string;
  kind: Language;
  profile: ProfileName;
  diagnostics: ReportedDiagnostic[];
  positions: Positions;
}

/** A file that was not checked, and why, in German. */
export interface Unread {
  file: string;
  message: string;
}

/** Everything that one call found; `reports` and `unread` keep the order of the command line. */
export interface Outcome {
  reports: FileReport[];
  unread: Unread[];
}

/** 0 no error, 1 errors found, 2 something was not read. */
export function exitCode({ reports, unread }: Outcome): 0 | 1 | 2 {
  if (unread.length > 0) return 2;
  return reports.some(({ diagnostics }) => diagnostics.some(({ severity }) => severity === 'error')) ? 1 : 0;
}
