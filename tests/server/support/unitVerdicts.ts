import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadCatalogue } from '../../../src/catalogue/load';
import { defaultProfile, profiles } from '../../../src/engine/profiles';
import { analyseUnitWithDropIns, type UnitSource } from '../../../src/engine/systemd/dropIns';
import { analyseWith } from '../../../src/engine/testing';
import { LineIndex } from '../../../src/engine/text/lineIndex';
import type { Diagnostic, ProfileName } from '../../../src/engine/types';
import { run } from './programs';

/** What is said of one unit file: lines with a message (the first of a continued one), and whether it is refused as a whole. */
export interface Verdict {
  lines: number[];
  /** `LINE CODE` of every message. */
  codes: string[];
  refused: boolean;
}

/** What a message of systemd is called here; all others are about a value. */
const codeOf: [RegExp, string][] = [
  [/^Unknown key /, 'systemd/unknown-key'],
  [/^Unknown section /, 'systemd/unknown-section'],
  [/^Missing (?:'='|key name)/, 'systemd/missing-equals'],
  [/^Assignment outside of section/, 'systemd/outside-section'],
  [/^(?:Invalid section header|Bad characters in section header)/, 'systemd/invalid-section-header'],
  // Names of more than 255 characters get the second message
  [/^Failed to (?:add dependency on|resolve unit specifiers in '[^%']{200,})/, 'systemd/invalid-dependency'],
  [/^Ignoring unknown escape sequences/, 'systemd/unknown-escape'],
  [
    /is obsolete|^Unit uses |please use |this is not safe|has been removed and it is ignored|is deprecated/,
    'systemd/deprecated',
  ],
];

const classOf = (message: string): string =>
  codeOf.find(([pattern]) => pattern.test(message))?.[1] ?? 'systemd/invalid-value';

/** Traps that systemd says nothing about (design of the diagnostics, named list). */
const silent = new Set(['systemd/inline-comment', 'systemd/shell-syntax', 'systemd/swallowed-line']);
const refusals = new Set(['systemd/no-exec', 'systemd/refused', 'systemd/masked']);

/** Files per call: the program reads each of them before it checks the first one. */
const batch = 400;

/** How `systemd-analyze verify` is asked; `recursive` adds `--recursive-errors=yes`. */
interface Question {
  recursive?: boolean;
}

/**
 * Verdicts of `systemd-analyze verify`; messages that depend on the machine (missing programs and units) carry no line.
 * Names with a folder are drop-ins: they lie beside the units, where systemd finds them.
 */
export function judgeUnits(
  folder: string,
  files: Map<string, string>,
  { recursive = true }: Question = {},
): Map<string, Verdict> {
  const verdicts = new Map<string, Verdict>(
    [...files.keys()].map((name) => [name, { lines: [], codes: [], refused: false }]),
  );
  const names = [...files.keys()].filter((name) => !name.includes('/'));
  const beside = [...files.keys()].filter((name) => name.includes('/'));
  for (let from = 0; from < names.length; from += batch) {
    const own = path.join(folder, `b${from}${recursive ? '' : 'plain'}`);
    const chosen = names.slice(from, from + batch);
    for (const name of [...chosen, ...beside]) {
      mkdirSync(path.dirname(path.join(own, name)), { recursive: true });
      writeFileSync(path.join(own, name), files.get(name) ?? '');
    }
    const words = ['verify', '--man=no', ...(recursive ? ['--recursive-errors=yes'] : [])];
    const { output } = run('/usr/bin/systemd-analyze', [...words, ...chosen.map((name) => path.join(own, name))], {
      limit: 300_000,
    });
    const messages = output.split('\n');
    messages.forEach((line) => readMessage(line, own, files, verdicts));
    // A fatal value has a line of its own
    for (const line of messages) {
      const verdict = verdicts.get((fatalUnit.exec(line)?.[1] ?? '').replace('@i.', '@.'));
      if (verdict) verdict.refused = false;
    }
  }
  for (const verdict of verdicts.values()) {
    verdict.lines = unique(verdict.lines);
    verdict.codes = [...new Set(verdict.codes)].sort();
  }
  return verdicts;
}

/** `LogLevelMax=` in a unit silences what systemd says of that unit; the last form comes all the same. */
const refusal =
  /^(?:(\S+): .*(?:Refusing(?: to load)?\.|, not loading\.)|Unit (\S+) is masked\.|Unit (\S+) has a bad unit file setting\.)$/;
const fatalUnit = /^(\S+): Unit configuration has fatal error, unit will not be started\.$/;

function readMessage(line: string, own: string, files: Map<string, string>, verdicts: Map<string, Verdict>): void {
  const message = line.startsWith(`${own}/`) ? /^([^:]*):(\d+): (.*)/.exec(line.slice(own.length + 1)) : null;
  const judged = message && verdicts.get(message[1] ?? '');
  if (judged) {
    const place = firstOf(files.get(message[1] ?? '') ?? '', Number(message[2]));
    judged.lines.push(place);
    judged.codes.push(`${place} ${classOf(message[3] ?? '')}`);
  }
  const verdict = verdicts.get((refusal.exec(line)?.slice(1).find(Boolean) ?? '').replace('@i.', '@.'));
  if (verdict) verdict.refused = true;
}

/** Verdict of the engine on one file alone. */
export function analyseUnitText(name: string, text: string, profile?: ProfileName): Verdict {
  const options = { language: 'systemd', fileName: name, ...(profile === undefined ? {} : { profile }) } as const;
  return verdictOf(analyseWith(text, options).diagnostics, text);
}

/** Verdict of the engine on a unit with its drop-ins, by file; what refuses the unit counts for its own file. */
export function analyseMerged(base: [string, string], dropIns: [string, string][]): Map<string, Verdict> {
  const source = ([fileName, text]: [string, string]): UnitSource => ({ fileName, text });
  const analyses = analyseUnitWithDropIns(source(base), dropIns.map(source), loadCatalogue(), profiles[defaultProfile]);
  const verdicts = [base, ...dropIns].map(([name, text], index): [string, Verdict] => [
    name,
    verdictOf(analyses[index]?.diagnostics ?? [], text),
  ]);
  const refused = verdicts.some(([, verdict]) => verdict.refused);
  return new Map(verdicts.map(([name, verdict], index) => [name, { ...verdict, refused: index === 0 && refused }]));
}

/** Structural errors and warnings; systemd reads nothing of a file after a line that refuses the unit. */
function verdictOf(diagnostics: readonly Diagnostic[], text: string): Verdict {
  const index = new LineIndex(text);
  const first = firstLines(text);
  const judged = diagnostics.filter(
    ({ severity, code }) => severity !== 'info' && code.startsWith('systemd/') && !silent.has(code),
  );
  const lineOf = (offset: number): number => first(index.position(offset).line);
  const fatal = Math.min(
    ...judged
      .filter(({ severity, code }) => severity === 'error' && !refusals.has(code))
      .map(({ span }) => lineOf(span.start)),
  );
  const found = judged
    .filter(({ code }) => !refusals.has(code))
    .map(({ code, span }) => ({ code, line: lineOf(span.start) }))
    .filter(({ line }) => line <= fatal);
  return {
    lines: unique(found.map(({ line }) => line)),
    codes: [...new Set(found.map(({ code, line }) => `${line} ${code}`))].sort(),
    refused: judged.some(({ code }) => refusals.has(code)),
  };
}

const firstLinesOf = new Map<string, (line: number) => number>();
function firstOf(text: string, line: number): number {
  const known = firstLinesOf.get(text) ?? firstLines(text);
  firstLinesOf.set(text, known);
  return known(line);
}

const unique = (numbers: number[]): number[] => [...new Set(numbers)].sort((a, b) => a - b);

/** systemd names the last line of a continued one, or the line after the end of the file. */
function firstLines(text: string): (line: number) => number {
  const starts: number[] = [];
  let start = 0;
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const comment = /^\s*[#;]/.test(line);
    if (start === 0) start = index + 1;
    starts.push(comment ? index + 1 : start);
    if (comment) {
      if (start === index + 1) start = 0;
      continue;
    }
    const slashes = /\\*$/.exec(line)?.[0].length ?? 0;
    if (slashes % 2 === 0) start = 0;
  }
  return (line) => starts[line - 1] ?? (start || line);
}
