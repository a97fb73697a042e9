import { endOf, MappedTextBuilder, slice, spanOf, startOf, trim, type MappedText } from '../text/mappedText';
import { span, type Span } from '../text/span';

/** `Key=Value`; the value without blanks at its ends, lines joined. */
export interface Assignment {
  key: string;
  keySpan: Span;
  equals: Span;
  value: MappedText;
  /** From the key to the end of the value, over all its lines. */
  span: Span;
}

export interface Section {
  name: string;
  /** `[Name]` with its brackets. */
  header: Span;
  assignments: Assignment[];
  /** The header has no closing bracket; the name is a guess. */
  broken?: boolean;
}

export type UnitProblem =
  | { kind: 'missing-equals'; text: string; span: Span; section: string }
  | { kind: 'missing-key'; span: Span; section: string }
  | { kind: 'outside-section'; key: string; span: Span }
  | { kind: 'invalid-header'; span: Span }
  /** Quotes, backslashes or control characters in the name of a section. */
  | { kind: 'unsafe-header'; span: Span }
  /** A backslash at the end of a value that has swallowed a line that looks like an assignment of its own. */
  | { kind: 'swallowed-line'; key: string; swallowed: string; span: Span };

export interface UnitFile {
  sections: Section[];
  comments: Span[];
  problems: UnitProblem[];
}

const isBlank = (character: string): boolean =>
  character === ' ' || character === '\t' || character === '\n' || character === '\r';

/**
 * Reads a unit file line by line as systemd does: comments, continued lines (comments inside one are skipped),
 * sections, assignments. Nothing is thrown away, nothing throws. `region` is where the file stands in `text`.
 *
 * Source: systemd 252, src/shared/conf-parser.c:config_parse and parse_line.
 */
export function parseUnitFile(text: string, region: Span = span(0, text.length)): UnitFile {
  const file: UnitFile = { sections: [], comments: [], problems: [] };
  let logical: MappedTextBuilder | null = null;
  for (const [lineStart, lineEnd] of lines(text, region)) {
    let start = lineStart;
    while (start < lineEnd && isBlank(text[start] ?? '')) start += 1;
    if (text[start] === '#' || text[start] === ';') {
      file.comments.push(span(start, lineEnd));
      continue;
    }
    if (start === region.start && text[start] === '\uFEFF') start += 1;
    const builder: MappedTextBuilder = logical ?? new MappedTextBuilder(start);
    if (endsWithBackslash(text, start, lineEnd)) {
      builder.addVerbatim(text, start, lineEnd - 1);
      builder.add(' ', lineEnd - 1, lineEnd);
      logical = builder;
      continue;
    }
    builder.addVerbatim(text, start, lineEnd);
    logical = null;
    readLine(trim(builder.build(), isBlank), file);
  }
  if (logical) readLine(trim(logical.build(), isBlank), file);
  return file;
}

/**
 * Start and end of each line without its line break: LF, CR or NUL, or each of them once in a row.
 *
 * Source: systemd 252, src/basic/fileio.c:read_line_full.
 */
function* lines(text: string, region: Span): Generator<[number, number]> {
  let { start } = region;
  const { end: last } = region;
  for (let index = start; index < last;) {
    const code = text.charCodeAt(index);
    if (code > 13 || (code !== 10 && code !== 13 && code !== 0)) {
      index += 1;
      continue;
    }
    const end = index;
    let seen = '';
    do seen += text[index++] ?? '';
    while (
      index < last &&
      lineBreaks.includes(text[index] ?? '') &&
      !seen.includes(text[index] ?? '') &&
      !seen.endsWith('\0')
    );
    yield [start, end];
    start = index;
  }
  yield [start, last];
}

const lineBreaks = '\n\r\0';

/** An odd number of backslashes at the end; a pair is a literal one. */
function endsWithBackslash(text: string, start: number, end: number): boolean {
  let count = 0;
  while (end - 1 - count >= start && text[end - 1 - count] === '\\') count += 1;
  return count % 2 === 1;
}

function readLine(line: MappedText, file: UnitFile): void {
  const { value } = line;
  if (value === '') return;
  const place = spanOf(line);
  if (value.startsWith('[')) {
    if (!value.endsWith(']')) {
      file.problems.push({ kind: 'invalid-header', span: place });
      // systemd reads no further; what follows is explained as it was meant
      const meant = /^\[\s*([A-Z][A-Za-z]{1,20})/.exec(value)?.[1];
      if (meant !== undefined) file.sections.push({ name: meant, header: place, assignments: [], broken: true });
    } else if (/[\p{Cc}"'\\]/u.test(value)) file.problems.push({ kind: 'unsafe-header', span: place });
    else file.sections.push({ name: value.slice(1, -1), header: place, assignments: [] });
    return;
  }
  const equals = value.indexOf('=');
  const key = trim(slice(line, 0, Math.max(equals, 0)), isBlank);
  const section = file.sections.at(-1);
  if (!section) {
    file.problems.push({ kind: 'outside-section', key: equals < 0 ? value : key.value, span: place });
  } else if (equals < 0)
    file.problems.push({ kind: 'missing-equals', text: value, span: place, section: section.name });
  else if (equals === 0) file.problems.push({ kind: 'missing-key', span: place, section: section.name });
  else {
    const assignment: Assignment = {
      key: key.value,
      keySpan: spanOf(key),
      equals: spanOf(line, equals, equals + 1),
      value: trim(slice(line, equals + 1), isBlank),
      span: place,
    };
    section.assignments.push(assignment);
    findSwallowedLine(assignment, file);
  }
}

/** `A=b \` followed by `C=d`: the second line is part of the first value, without any message of systemd. */
function findSwallowedLine({ key, value }: Assignment, file: UnitFile): void {
  const joined = /\s([A-Z][A-Za-z]{2,40})=/g;
  for (const match of value.value.matchAll(joined)) {
    const at = match.index + 1;
    // A gap in the source means that a line break lies between: the word stands at the start of a line
    const startsLine = (startOf(value, at) ?? 0) > (endOf(value, at - 1) ?? 0);
    if (startsLine) {
      const name = match[1] ?? '';
      file.problems.push({ kind: 'swallowed-line', key, swallowed: name, span: spanOf(value, at, at + name.length) });
    }
  }
}
