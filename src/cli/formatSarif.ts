/**
 * SARIF 2.1.0 (OASIS Standard, 27 March 2020): one run, one result for each diagnostic; columns count code points.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Severity } from '../engine/types';
import type { Range } from './positions';
import { reportedFixes, type FileReport, type Outcome, type ReportedDiagnostic, type Unread } from './report';

const levels: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note' };

/** Titles of rules by code, where there are some. */
export type RuleTitles = Record<string, string>;

export function formatSarif({ reports, unread }: Outcome, titles: RuleTitles): string {
  const codes = [...new Set(reports.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)))].sort();
  const ruleIndex = new Map(codes.map((code, index) => [code, index]));
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'check-config', language: 'de', rules: codes.map((code) => ruleOf(code, titles[code])) },
        },
        invocations: [
          { executionSuccessful: unread.length === 0, toolExecutionNotifications: unread.map(notification) },
        ],
        artifacts: reports.map(({ file }) => ({ location: artifact(file), encoding: 'utf-8' })),
        columnKind: 'unicodeCodePoints',
        results: reports.flatMap((report) =>
          report.diagnostics.map((diagnostic) => result(report, diagnostic, ruleIndex.get(diagnostic.code) ?? -1)),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const ruleOf = (id: string, title: string | undefined) => ({
  id,
  ...(title === undefined ? {} : { shortDescription: { text: title } }),
});

/** A relative path stays relative to where the command was called; every part is encoded. */
function artifact(file: string): { uri: string } {
  return { uri: path.isAbsolute(file) ? pathToFileURL(file).href : file.split('/').map(encodeURIComponent).join('/') };
}

const region = ({ line, column, endLine, endColumn }: Range) => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn,
});

const notification = ({ file, message }: Unread) => ({
  level: 'error',
  message: { text: message },
  locations: [{ physicalLocation: { artifactLocation: artifact(file) } }],
});

function result({ file, positions }: FileReport, diagnostic: ReportedDiagnostic, ruleIndex: number) {
  const { severity, code, message, fixes } = diagnostic;
  return {
    ruleId: code,
    ruleIndex,
    level: levels[severity],
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: artifact(file), region: region(diagnostic) } }],
    ...(fixes.length === 0
      ? {}
      : {
          fixes: reportedFixes(fixes, positions).map(({ title, edits }) => ({
            description: { text: title },
            artifactChanges: [
              {
                artifactLocation: artifact(file),
                replacements: edits.map((edit) => ({
                  deletedRegion: region(edit),
                  insertedContent: { text: edit.text },
                })),
              },
            ],
          })),
        }),
  };
}
