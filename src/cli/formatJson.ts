import { reportedFixes, type Outcome } from './report';

/** `[{ file, kind, profile, diagnostics }]`; files that were not read are named on standard error. */
export function formatJson({ reports }: Outcome): string {
  const shown = reports.map(({ file, kind, profile, diagnostics, positions }) => ({
    file,
    kind,
    profile,
    diagnostics: diagnostics.map(({ fixes, ...rest }) => ({ ...rest, fixes: reportedFixes(fixes, positions) })),
  }));
  return `${JSON.stringify(shown, null, 2)}\n`;
}
