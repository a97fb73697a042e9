import { decode } from './decode';
import type { Problem } from './types';

/** One line of a pasted text that says something. */
export interface RecognisedLine {
  /** From 1. */
  line: number;
  text: string;
  /** Sections that explain it, the best first; empty where none does. */
  problems: Problem[];
  /** What a number in it means; empty where there is none. */
  decoded: string;
}

export interface Recognition {
  known: RecognisedLine[];
  /** Lines that look like an error and that no section explains. */
  unknown: RecognisedLine[];
}

const mostLines = 2000;
const longestLine = 1000;

/** Words by which a line looks like an error. */
const looksBad = /error|fail|fatal|emerg|crit|denied|refused|exception|traceback|not found|!!!|timed out|killed/i;

/**
 * Recognises the messages of the chapter „Fehlersuche“ in a pasted log, whatever stands in front of them. Looks at the
 * first 2000 lines, 1000 characters of each. Never throws; linear in the length of the text.
 */
export function recognise(text: string, problems: readonly Problem[]): Recognition {
  const patterns = problems.flatMap((problem) =>
    problem.messages.map((message) => ({ problem, length: message.length, pattern: patternOf(message) })),
  );
  patterns.sort((a, b) => b.length - a.length);
  const result: Recognition = { known: [], unknown: [] };
  const seen = new Set<string>();
  for (const [index, whole] of text.split(/\r?\n/, mostLines).entries()) {
    const line = whole.slice(0, longestLine);
    const found = patterns.filter(({ pattern }) => pattern.test(line)).map(({ problem }) => problem);
    const one = { line: index + 1, text: line.trim(), problems: [...new Set(found)], decoded: decode(line) };
    const key = one.problems.map(({ id }) => id).join(' ') || line.replace(/\d+/g, '0');
    if (seen.has(`${key} ${one.decoded}`)) continue;
    if (one.problems.length > 0) result.known.push(one);
    else if (looksBad.test(line)) result.unknown.push(one);
    else continue;
    seen.add(`${key} ${one.decoded}`);
  }
  return result;
}

/** A message as a pattern: numbers, paths and what stands in quotes stand for any of their kind. */
export function patternOf(message: string): RegExp {
  const pieces = message.trim().split(/(\d+|(?<!\d)(?:unix:)?\.{0,2}\/[\w./-]+|'[^']*'|"[^"]*")/);
  const source = pieces.map((piece, index) => (index % 2 === 1 ? placeholder(piece) : escaped(piece))).join('');
  return new RegExp(source);
}

/** Short names in quotes belong to the message, for example `'encodings'`; file names do not. */
function placeholder(piece: string): string {
  if (/^\d/.test(piece)) return '\\d+';
  if (/^['"]/.test(piece)) {
    const keeps =
      /^['"](?:REQUEST_METHOD|encodings|uwsgi_pass|server_name|root|client_max_body_size|ssl_certificate|stop-sigterm|listen \.\.\. ssl|\}|size|--http)['"]$/.test(
        piece,
      );
    return keeps ? escaped(piece) : `${piece[0] ?? ''}[^${piece[0] ?? ''}]{0,200}${piece[0] ?? ''}`;
  }
  return '\\S{1,300}';
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ +/g, ' +');
