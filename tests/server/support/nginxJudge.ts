/** What `nginx -t` says about a configuration, and what the engine says, in the same words. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadCatalogue } from '../../../src/catalogue/load';
import { analyseNginx } from '../../../src/engine/nginx/analyseNginx';
import { parseNginx, type Statement } from '../../../src/engine/nginx/parser';
import { profiles } from '../../../src/engine/profiles';
import type { Diagnostic, ProfileName } from '../../../src/engine/types';
import { LineIndex } from '../../../src/engine/text/lineIndex';
import { run } from './programs';

export interface Verdict {
  /** Null where the configuration is accepted. */
  code: string | null;
  /** Null where none is named. */
  line: number | null;
  message: string;
}

/** Messages of nginx and the codes that they have here; the first that matches counts. */
const codes: [RegExp, string][] = [
  [/unknown directive "/, 'nginx/unknown-directive'],
  [
    /is not allowed here|cannot be inside|on the server level only|is outside location|cannot be used inside the named location/,
    'nginx/not-allowed-here',
  ],
  [
    /invalid number of (?:arguments|the map parameters|the geo parameters)|invalid parameters number/,
    'nginx/invalid-argument-count',
  ],
  [/is not terminated by|has no opening|expecting ";" or "}"|too long parameter/, 'nginx/unterminated'],
  [/unexpected end of file, expecting "}"|unexpected "\{"/, 'nginx/unbalanced-brace'],
  [/unexpected "}"/, 'brace'],
  [/unexpected ".+" in condition/, 'nginx/invalid-value'],
  [/unexpected "/, 'nginx/unexpected-character'],
  [/is deprecated|is obsolete/, 'nginx/deprecated'],
  [/is not supported, ignored|no network .* to delete/, 'nginx/ignored'],
  [/busy_buffers_size" must|temp_file_(?:write_)?size" must|must be at least 2/, 'nginx/buffer-sizes'],
  [/zero size shared memory zone|zone ".*" is unknown|unknown log format|no port in upstream/, 'nginx/unknown-name'],
  // Files, accounts and hosts of the machine decide, not the text
  [
    /open\(\)|mkdir\(\)|getpwnam|getgrnam|host not found|no resolver|cannot load|bind\(\)|dlopen|sched_|BIO_new|could not build/,
    'environment',
  ],
  [/duplicate|conflicting|already|redefined|the same path name/, 'nginx/duplicate'],
  [/unknown ".+" variable/, 'nginx/unknown-variable'],
  [
    /no "events" section|no servers are inside|no "ssl_certificate|no "\w+_cache_key"|no ssl_client_certificate/,
    'nginx/missing-directive',
  ],
];

/** The first message of `nginx -t`. */
export function verdictOf(output: string): Verdict {
  const first = /\[(?:emerg|warn|crit)\] (?:\d+#\d+: )?(.*)/.exec(output);
  if (!first) return { code: null, line: null, message: '' };
  const message = first[1] ?? '';
  // What is missing at the end of the file is named with its last line; here, where it began
  const line = /end of file/.test(message) ? null : /(?:nginx|main)\.conf:(\d+)$/.exec(message);
  const code = codes.find(([pattern]) => pattern.test(message))?.[1] ?? 'nginx/invalid-value';
  return { code, line: line ? Number(line[1]) : null, message };
}

/** What a program writes, whatever its exit code. */
const output = (program: string, words: string[]): Promise<string> =>
  new Promise((resolve) =>
    execFile(program, words, { timeout: 20_000 }, (_error, stdout, stderr) => resolve(`${stdout}${stderr}`)),
  );

export class Judge {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'nginx-'));
  private readonly catalogue = loadCatalogue();

  close(): void {
    rmSync(this.folder, { recursive: true });
  }

  nginx(text: string): Verdict {
    writeFileSync(this.file(0), text);
    return verdictOf(run('/usr/sbin/nginx', this.words(0)).output);
  }

  /** The verdicts on many texts, four programs at a time. */
  async nginxOnAll(texts: readonly string[]): Promise<Verdict[]> {
    const verdicts: Verdict[] = [];
    let next = 0;
    const worker = async (number: number): Promise<void> => {
      for (let index = next++; index < texts.length; index = next++) {
        writeFileSync(this.file(number), texts[index] ?? '');
        verdicts[index] = verdictOf(await output('/usr/sbin/nginx', this.words(number)));
      }
    };
    await Promise.all([1, 2, 3, 4].map(worker));
    return verdicts;
  }

  private file(number: number): string {
    return path.join(this.folder, `${number}.nginx.conf`);
  }

  private words(number: number): string[] {
    return ['-t', '-q', '-c', this.file(number), '-p', this.folder, '-g', `pid ${this.folder}/${number}.pid;`];
  }

  /** What the engine says, as a verdict of nginx. */
  engine(text: string, fileName?: string, profile: ProfileName = 'debian-12'): Verdict {
    return firstFinding(text, analyseNginx(text, this.catalogue, profiles[profile], fileName).diagnostics);
  }
}

/** The first finding in the order in which nginx meets it. */
export function firstFinding(text: string, diagnostics: readonly Diagnostic[]): Verdict {
  const found = diagnostics.filter(({ severity, code }) => severity !== 'info' && code.startsWith('nginx/'));
  if (found.length === 0) return { code: null, line: null, message: '' };
  const ends = statementEnds(parseNginx(text).statements);
  const placed = found.map((diagnostic) => {
    // A character is named where it stands, everything else where its statement ends
    const end =
      diagnostic.code === 'nginx/unexpected-character'
        ? diagnostic.span.start
        : diagnostic.code === 'nginx/missing-directive' && /^In diesem `upstream`/.test(diagnostic.message)
          ? closeOf(diagnostic.span.start, ends)
          : endOf(diagnostic.span.start, ends);
    return { ...diagnostic, end, phase: phaseOf(diagnostic, text) };
  });
  const [first] = placed.sort((a, b) => a.phase - b.phase || a.end - b.end);
  if (!first) return { code: null, line: null, message: '' };
  return {
    code: first.code,
    line: first.phase > 0 ? null : new LineIndex(text).position(first.end).line,
    message: first.message,
  };
}

/** In which step of nginx a finding shows: 0 while it reads, later ones when a block or the whole file is read. */
function phaseOf({ code, message, span }: Diagnostic, text: string): number {
  const at = text.slice(span.start, span.end);
  switch (code) {
    case 'nginx/unbalanced-brace':
      return /[{}]/.test(at[0] ?? '') ? 0 : 1;
    case 'nginx/unknown-name':
      return /Port fehlt/.test(message) ? 2 : /^Die Zone/.test(message) ? 9 : 0;
    case 'nginx/buffer-sizes':
      return 3;
    case 'nginx/duplicate':
      return /`location` für/.test(message) ? 4 : /anderer `server`|`server`-Block ohne/.test(message) ? 7 : 0;
    case 'nginx/unknown-variable':
      return 6;
    case 'nginx/missing-directive':
      return /`events`/.test(message)
        ? 8
        : /_cache_key/.test(message)
          ? 3
          : /^In diesem `upstream`/.test(message)
            ? 0
            : 5;
    default:
      return 0;
  }
}

interface Range {
  start: number;
  end: number;
  close: number;
}

/** From each name to the terminator of its statement, in order. */
function statementEnds(statements: readonly Statement[], ranges: Range[] = []): Range[] {
  for (const { name, end, close, body } of statements) {
    ranges.push({ start: name.span.start, end, close });
    if (body) statementEnds(body, ranges);
  }
  return ranges;
}

/** nginx names the line on which a statement ends. */
function endOf(offset: number, ranges: readonly Range[]): number {
  return ranges.find(({ start, end }) => start <= offset && offset <= end)?.end ?? offset;
}

/** A block that lacks something is named where it ends. */
function closeOf(offset: number, ranges: readonly Range[]): number {
  return ranges.find(({ start }) => start === offset)?.close ?? offset;
}

export function agrees(theirs: Verdict, ours: Verdict): { verdict: boolean; code: boolean; line: boolean } {
  const brace =
    theirs.code === 'brace' && (ours.code === 'nginx/unterminated' || ours.code === 'nginx/unbalanced-brace');
  return {
    verdict: (theirs.code === null) === (ours.code === null),
    code: theirs.code === ours.code || brace,
    line: theirs.code === null || theirs.line === null || ours.line === null || theirs.line === ours.line,
  };
}
