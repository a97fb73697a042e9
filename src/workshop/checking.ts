import { commonEnds } from '../engine/text/commonEnds';
import type { Annotation, Analysis, Catalogue, Diagnostic, ProfileName } from '../engine/types';
import { renderCode } from '../markup/renderCode';
import { checkBench, findingsOf, type Finding } from './checkBench';
import { isLong } from './longFiles';
import { dotted, hiddenSecrets, scrubbed, secretsIn, secretsOf } from './secrets';
import type { BenchFile } from './types';

/** Lines that are drawn with colours and anchors, from 1, the last one included; the others are plain text. */
export interface DrawnLines {
  first: number;
  last: number;
}

/** What is to be checked, and of which file the picture is wanted. */
export interface CheckRequest {
  /** Comes back with the answer. */
  number: number;
  files: readonly BenchFile[];
  profile: ProfileName;
  /** The file whose picture is wanted; empty where none is, and long files are read then, too. */
  active: string;
  drawn: DrawnLines;
  /** Keys of the secrets that are shown. */
  shownSecrets: ReadonlySet<string>;
}

/** What has changed in a list of lines: `lines` stand where the others neither begin nor end alike. */
export interface ChangedLines {
  start: number;
  end: number;
  lines: readonly string[];
}

export interface CheckAnswer {
  number: number;
  /** Lines of the picture of the active file, told from those of the answer before; null where it has none. */
  picture: ChangedLines | null;
  /** `FoundPlace[]` as JSON: unpacked when somebody looks at it, which is not after each letter. */
  findings: string;
}

/** A finding with the number of its file: the page knows the texts. */
export interface FoundPlace {
  file: number;
  index: number;
  diagnostic: Diagnostic;
}

/** The findings of an answer, with the files that were asked about. */
export const unpacked = (findings: string, files: readonly BenchFile[]): Finding[] =>
  (JSON.parse(findings) as FoundPlace[]).flatMap(({ file, ...rest }) => {
    const known = files[file];
    return known ? [{ file: known, ...rest }] : [];
  });

/** Findings that are handed over; a long text of another kind brings tens of thousands. */
const most = 500;

/**
 * The address of an annotation in the picture behind the field: its place in its line. Where it said the place in the
 * text, a letter would change the picture of every line below it.
 */
export const placeOf = ({ span }: Annotation, lineStart: number): string =>
  `#wort.${span.start - lineStart}.${span.end - lineStart}`;

const nothing = { language: 'uwsgi-ini', tokens: [], annotations: [], diagnostics: [] } satisfies Analysis;

/** The text as it may be seen, line by line as HTML; without an analysis it has no colours. */
export function pictureOf(
  file: BenchFile,
  analysis: Analysis | null,
  shownSecrets: ReadonlySet<string>,
  drawn?: DrawnLines,
): string[] {
  const shown = dotted(file.text, hiddenSecrets(secretsOf(file), shownSecrets));
  return renderCode(
    shown,
    analysis ?? nothing,
    (annotation, lineStart) => ({ href: placeOf(annotation, lineStart) }),
    drawn ? { drawn } : {},
  );
}

/** Checks benches one after the other, for a worker or a page without one; it remembers the last picture. */
export class Checking {
  private last = { file: '', lines: [] as readonly string[] };

  constructor(private readonly catalogue: Catalogue) {}

  answer({ number, files, profile, active, drawn, shownSecrets }: CheckRequest): CheckAnswer {
    const readsLong = active === '';
    const checked = checkBench(files, profile, this.catalogue, (file) => !readsLong && isLong(file));
    const shown = checked.find(({ file }) => file.id === active);
    let picture: ChangedLines | null = null;
    if (shown && !isLong(shown.file)) {
      const analysis = 'analysis' in shown ? shown.analysis : null;
      const lines = pictureOf(shown.file, analysis, shownSecrets, drawn);
      picture = changedLines(this.last.file === active ? this.last.lines : [], lines);
      this.last = { file: active, lines };
    }
    const hidden = files
      .filter(isLong)
      .flatMap(({ text }) => secretsIn(text, null).map(({ span }) => text.slice(span.start, span.end)))
      .slice(0, most);
    const findings = findingsOf(checked)
      .slice(0, most)
      .map(({ file, index, diagnostic }): FoundPlace => ({
        file: files.indexOf(file),
        index,
        // A change of a long text cannot be shown in time
        diagnostic: isLong(file)
          ? { ...diagnostic, message: scrubbed(diagnostic.message, hidden), fixes: [] }
          : diagnostic,
      }));
    return { number, picture, findings: JSON.stringify(findings) };
  }
}

function changedLines(before: readonly string[], after: readonly string[]): ChangedLines {
  const { start, end } = commonEnds(before, after);
  return { start, end, lines: after.slice(start, after.length - end) };
}

/** The lines that a change makes of those before it. */
export const withChange = (before: readonly string[], { start, end, lines }: ChangedLines): string[] => [
  ...before.slice(0, start),
  ...lines,
  ...before.slice(before.length - end),
];
