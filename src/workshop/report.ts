import type { Catalogue, Severity } from '../catalogue/types';
import { profiles } from '../engine/profiles';
import { LineIndex } from '../engine/text/lineIndex';
import type { ProfileName } from '../engine/types';
import { buildNotes, type Note } from '../markup/notes';
import { checkBench } from './checkBench';
import { kinds } from './kinds';
import { isLong } from './longFiles';
import { hiddenSecrets, scrubbed, secretsOf } from './secrets';
import { sharedText } from './share/bench';
import type { BenchFile } from './types';

export interface ReportedFinding {
  line: number;
  severity: Severity;
  code: string;
  message: string;
}

export interface ReportedFile {
  name: string;
  /** German; null where the file is not read. */
  kind: string | null;
  /** With `***` for each hidden secret. */
  text: string;
  /** Why it is not read; null otherwise. */
  problem: string | null;
  findings: ReportedFinding[];
  notes: Note[];
}

export interface Report {
  /** `uWSGI 2.0.21 (Debian 12), systemd 252, nginx 1.22.1 (Debian 12)`. */
  programs: string;
  files: ReportedFile[];
}

/**
 * Everything that is to be said of the files on the bench. Findings are those of the files themselves; texts and
 * explanations are those of the files without their hidden secrets.
 */
export function reportOf(
  files: readonly BenchFile[],
  profile: ProfileName,
  shown: ReadonlySet<string>,
  catalogue: Catalogue,
): Report {
  const { uwsgiLabel, systemdLabel, nginxLabel } = profiles[profile];
  const hidden = files.flatMap((file) =>
    hiddenSecrets(secretsOf(file), shown).map(({ span }) => file.text.slice(span.start, span.end)),
  );
  const clean = files.map((file) => ({ ...file, text: sharedText(file, shown) }));
  const explained = checkBench(clean, profile, catalogue, isLong);
  return {
    programs: [uwsgiLabel, systemdLabel, nginxLabel].join(', '),
    files: checkBench(files, profile, catalogue, isLong).map((checked, index) => {
      const { name } = checked.file;
      const text = isLong(checked.file) ? '' : (clean[index]?.text ?? '');
      if (!('analysis' in checked))
        return { name, kind: null, text, problem: checked.problem, findings: [], notes: [] };
      const lines = new LineIndex(checked.file.text);
      const other = explained[index];
      return {
        name,
        kind: kinds[checked.kind].label,
        text,
        problem: null,
        findings: checked.analysis.diagnostics.map(({ span, severity, code, message }) => ({
          line: lines.position(span.start).line,
          severity,
          code,
          message: scrubbed(message, hidden),
        })),
        notes:
          other && 'analysis' in other
            ? buildNotes(text, other.analysis, catalogue, `bericht-${checked.file.id}`).notes
            : [],
      };
    }),
  };
}

export const severityNames: Record<Severity, string> = { error: 'Fehler', warning: 'Warnung', info: 'Hinweis' };

/** The report as Markdown (CommonMark), to be kept or handed on. `date` is written as given. */
export function reportMarkdown({ programs, files }: Report, date: string): string {
  const parts = ['# Bericht zu einer Bereitstellung', `Stand: ${date}. Geprüft für ${plain(programs)}.`];
  for (const { name, kind, text, problem, findings, notes } of files) {
    parts.push(`## ${code(name === '' ? 'ohne Namen' : name)}${kind === null ? '' : ` (${kind})`}`, fenced(text));
    if (problem !== null) parts.push(plain(problem));
    if (kind === null) continue;
    parts.push('### Diagnosen', findings.length === 0 ? 'Keine.' : findings.map(findingLine).join('\n'));
    if (notes.length > 0) parts.push('### Erklärungen', notes.map(noteLines).join('\n'));
  }
  return `${parts.join('\n\n')}\n`;
}

const findingLine = ({ line, severity, code: rule, message }: ReportedFinding): string =>
  `- **${severityNames[severity]}**, Zeile ${line}, ${code(rule)}: ${prose(message)}`;

function noteLines({ label, kind, text, remarks, lines }: Note): string {
  return [
    `- ${code(label)} (${plain(kind)}): ${prose([text.summary, ...remarks].join(' '))}`,
    ...lines.map((line) => `  - ${code(line.label)}${line.text === '' ? '' : `: ${prose(line.text)}`}`),
  ].join('\n');
}

/** Text in which backticks mark code. */
const prose = (text: string): string =>
  text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? code(part) : plain(part)))
    .join('');

/** No character of a text begins anything in Markdown or HTML. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');

/** Longer than every run of backticks in the text. */
const backticks = (text: string, least: number): string =>
  '`'.repeat(Math.max(least, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));

function code(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line === '') return '(leer)';
  const ticks = backticks(line, 1);
  return ticks.length > 1 ? `${ticks} ${line} ${ticks}` : `${ticks}${line}${ticks}`;
}

function fenced(text: string): string {
  const ticks = backticks(text, 3);
  return `${ticks}\n${text.replace(/\n?$/, '\n')}${ticks}`;
}
