import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { Machine } from '../laboratory/machine';
import type { RecordedStep, Step } from '../../src/experiments/types';

/** Folder of the experiment inside the machine: the steps begin here. */
export const workFolder = '/srv/versuch';

/** Waits for a text in a file, a tenth of a second at a time. */
const waiting = (file: string, text: string): string =>
  `for _ in $(seq 300); do grep -qF -- ${quoted(text)} ${file} 2>/dev/null && break; sleep 0.1; done; grep -aF -- ${quoted(text)} ${file} | head -n 1`;

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** Name of the log of a step in the background: that of its program. */
export function logName({ name, run }: Step): string {
  const program = run.trim().split(/\s+/)[0] ?? 'programm';
  return name ?? program.slice(program.lastIndexOf('/') + 1);
}

/** One shell inside a machine, in which all steps of an experiment run one after the other. */
export class Session {
  private readonly shell: ChildProcess;
  private said = '';
  private failed = false;
  private readonly mark = `ENDE-${randomBytes(6).toString('hex')}`;

  constructor(machine: Machine) {
    const [program, words] = machine.entering('bash', '--norc');
    this.shell = spawn(program, words, { stdio: ['pipe', 'pipe', 'pipe'] });
    this.shell.stdout?.on('data', (data: Buffer) => (this.said += data.toString()));
    this.shell.stderr?.on('data', (data: Buffer) => (this.said += data.toString()));
    this.shell.on('exit', () => (this.failed = true));
    this.shell.stdin?.on('error', () => (this.failed = true));
    this.shell.stdin?.write(`mkdir -p ${workFolder} /run/versuch; cd ${workFolder}\n`);
  }

  /** Runs a step; rejects where the shell has ended or `limit` seconds have passed. */
  async step(step: Step, limit: number): Promise<RecordedStep> {
    const begin = performance.now();
    const { output, exit } = await this.line(step.background ? this.background(step) : step.run, limit);
    const seconds = (performance.now() - begin) / 1000;
    return { run: step.run, output: output.trimEnd(), exit: step.background ? null : exit, seconds };
  }

  private background(step: Step): string {
    const log = `/run/versuch/${logName(step)}.log`;
    const start = `${step.run.trimEnd()} >${log} 2>&1 </dev/null & disown`;
    return step.until === undefined ? start : `${start}\n${waiting(log, step.until)}`;
  }

  /** A line of shell; its output and exit code come back between marks that nothing else writes. */
  private async line(command: string, limit: number): Promise<{ output: string; exit: number }> {
    this.said = '';
    const encoded = Buffer.from(command).toString('base64');
    // In this shell, not in one below it: folder and variables stay
    this.shell.stdin?.write(
      `eval "$(base64 -d <<<${encoded})" >/run/versuch/ausgabe 2>&1 </dev/null; code=$?; cat /run/versuch/ausgabe; printf '\\n${this.mark} %s\\n' $code\n`,
    );
    const pattern = new RegExp(`\\n${this.mark} (\\d+)\\n`);
    for (const end = performance.now() + limit * 1000; performance.now() < end;) {
      const match = pattern.exec(this.said);
      if (match) return { output: this.said.slice(0, match.index), exit: Number(match[1]) };
      if (this.failed) throw new Error(`Die Shell des Versuchs ist zu Ende. ${this.said.trim()}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error(`Nach ${Math.round(limit)} s war der Befehl nicht fertig: ${command}`);
  }

  close(): void {
    this.shell.kill('SIGKILL');
  }
}
