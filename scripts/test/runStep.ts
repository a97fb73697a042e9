import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { type Counts, singleCount, withExitCode } from './counts';
import type { Step } from './steps';

export interface Outcome {
  counts: Counts;
  seconds: number;
  /** What the program wrote, whether it was shown while it ran or not. */
  output: string;
  /** Why the step failed although its program is content. */
  remark: string | null;
}

const path = [resolve('node_modules/.bin'), process.env.PATH].join(delimiter);

/** Runs a step to its end; never throws. */
export async function runStep(step: Step): Promise<Outcome> {
  if (step.report) rmSync(step.report.file, { force: true });
  const started = performance.now();
  const { code, output } = await runCommand(step);
  const forbidden =
    step.forbidden === undefined ? undefined : output.split('\n').find((line) => step.forbidden?.test(line));
  const failed = code !== 0 || forbidden !== undefined;
  return {
    counts: withExitCode(readCounts(step) ?? singleCount(!failed), failed ? 1 : 0),
    seconds: (performance.now() - started) / 1000,
    output,
    remark: forbidden === undefined ? null : `Warnung in der Ausgabe: ${forbidden.trim()}`,
  };
}

/** Counts of the step's own report; null where it has none or ended before writing it. */
function readCounts({ report }: Step): Counts | null {
  if (report === undefined || !existsSync(report.file)) return null;
  return report.counts(JSON.parse(readFileSync(report.file, 'utf8')));
}

function runCommand({ command: [program, ...words], env, live }: Step): Promise<{ code: number; output: string }> {
  return new Promise((settle) => {
    const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
    const child = spawn(program, words, {
      env: { ...process.env, ...colour, ...env, PATH: path },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
      if (live) process.stdout.write(chunk);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => settle({ code: 1, output: `${output}${error.message}\n` }));
    child.on('close', (code) => settle({ code: code ?? 1, output }));
  });
}
