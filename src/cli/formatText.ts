import type { Severity } from '../engine/types';
import { excerpt, harmless } from './excerpt';
import type { FileReport, Outcome, ReportedDiagnostic } from './report';

/** Paints a text; without colours it returns it as it is. */
export type Paint = (style: Style, text: string) => string;

type Style = Severity | 'place' | 'marker' | 'code';

/** Select Graphic Rendition (ECMA-48): colours of the terminal's own palette. */
const styles: Record<Style, string> = {
  error: '1;31',
  warning: '1;33',
  info: '1;36',
  place: '1',
  marker: '32',
  code: '2',
};

export const plain: Paint = (_, text) => text;
export const coloured: Paint = (style, text) => `\u001B[${styles[style]}m${text}\u001B[0m`;

/** GNU lines with the source below, and a summary at the end. */
export function formatText(outcome: Outcome, paint: Paint): string {
  return [...outcome.reports.flatMap((report) => reportLines(report, paint)), summary(outcome), ''].join('\n');
}

function reportLines({ file, diagnostics, positions }: FileReport, paint: Paint): string[] {
  return diagnostics.flatMap((diagnostic) => {
    const [source, marker] = excerpt(positions, diagnostic);
    return [headline(file, diagnostic, paint), `  ${source}`, `  ${paint('marker', marker)}`];
  });
}

function headline(file: string, { line, column, severity, message, code }: ReportedDiagnostic, paint: Paint): string {
  const place = paint('place', `${harmless(file)}:${line}:${column}:`);
  return `${place} ${paint(severity, `${severity}:`)} ${harmless(message)} ${paint('code', `[${code}]`)}`;
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

function summary({ reports, unread }: Outcome): string {
  const all = reports.flatMap(({ diagnostics }) => diagnostics);
  const count = (severity: Severity): number => all.filter((diagnostic) => diagnostic.severity === severity).length;
  const found = [
    counted(count('error'), 'Fehler', 'Fehler'),
    counted(count('warning'), 'Warnung', 'Warnungen'),
    counted(count('info'), 'Hinweis', 'Hinweise'),
  ].join(', ');
  const left = unread.length > 0 ? ` ${counted(unread.length, 'Datei', 'Dateien')} nicht gelesen.` : '';
  return `${counted(reports.length, 'Datei', 'Dateien')} geprüft: ${found}.${left}`;
}
