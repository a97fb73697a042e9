import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { analyseWith } from '../../../src/engine/testing';
import { LineIndex } from '../../../src/engine/text/lineIndex';
import { run } from './programs';

/** What is said of one unit file: lines with a message (the first of a continued one), and whether it is refused as a whole. */
export interface Verdict {
  lines: number[];
  refused: boolean;
}

/** Traps that systemd says nothing about (design of the diagnostics, named list). */
const silent = new Set(['systemd/inline-comment', 'systemd/shell-syntax', 'systemd/swallowed-line']);
const refusals = new Set(['systemd/no-exec', 'systemd/refused']);

/** Files per call: the program reads each of them before it checks the first one. */
const batch = 400;

/** Verdicts of `systemd-analyze verify`; messages that depend on the machine (missing programs and units) carry no line. */
export function judgeUnits(folder: string, files: Map<string, string>): Map<string, Verdict> {
  const verdicts = new Map<string, Verdict>([...files.keys()].map((name) => [name, { lines: [], refused: false }]));
  const names = [...files.keys()];
  for (let from = 0; from < names.length; from += batch) {
    const own = path.join(folder, `b${from}`);
    mkdirSync(own);
    const chosen = names.slice(from, from + batch);
    for (const name of chosen) writeFileSync(path.join(own, name), files.get(name) ?? '');
    const { output } = run(
      '/usr/bin/systemd-analyze',
      ['verify', '--man=no', '--recursive-errors=yes', ...chosen.map((name) => path.join(own, name))],
      { limit: 300_000 },
    );
    for (const line of output.split('\n')) {
      const message = line.startsWith(`${own}/`) ? /^([^:]*):(\d+): /.exec(line.slice(own.length + 1)) : null;
      if (message) verdicts.get(message[1] ?? '')?.lines.push(Number(message[2]));
      const refusal = /^(\S+): .*(?:Refusing(?: to load)?\.|, not loading\.)$/.exec(line);
      const verdict = verdicts.get((refusal?.[1] ?? '').replace('@i.', '@.'));
      if (verdict) verdict.refused = true;
    }
  }
  for (const [name, verdict] of verdicts) verdict.lines = unique(verdict.lines.map(firstLines(files.get(name) ?? '')));
  return verdicts;
}

/** Verdict of the engine: structural errors and warnings; systemd reads nothing after a line that refuses the unit. */
export function analyseUnitText(name: string, text: string): Verdict {
  const index = new LineIndex(text);
  const first = firstLines(text);
  const { diagnostics } = analyseWith(text, { language: 'systemd', fileName: name });
  const judged = diagnostics.filter(
    ({ severity, code }) => severity !== 'info' && code.startsWith('systemd/') && !silent.has(code),
  );
  const lineOf = (offset: number): number => first(index.position(offset).line);
  const fatal = Math.min(
    ...judged
      .filter(({ severity, code }) => severity === 'error' && !refusals.has(code))
      .map(({ span }) => lineOf(span.start)),
  );
  const lines = judged.filter(({ code }) => !refusals.has(code)).map(({ span }) => lineOf(span.start));
  return {
    lines: unique(lines.filter((line) => line <= fatal)),
    refused: judged.some(({ code }) => refusals.has(code)),
  };
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
