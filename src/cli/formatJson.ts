import type { Outcome } from './report';

/** `[{ file, kind, profile, diagnostics }]`; files that were not read are named on standard error. */
export function formatJson({ reports }: Outcome): string {
  const shown = reports.map(({ file, kind, profile, diagnostics }) => ({ file, kind, profile, diagnostics }));
  return `${JSON.stringify(shown, null, 2)}\n`;
}
