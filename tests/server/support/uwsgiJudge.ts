/** What the installed uWSGI (Debian 12, 2.0.21) says of a configuration at its start. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';

export interface Verdict {
  /** Code that the message stands for; null where uWSGI starts; `environment` where the machine decides. */
  code: string | null;
  /** The line that says why. */
  message: string;
}

/** Something to be started: the text of a file, or words of a command line. */
export type Case =
  | { kind: 'ini'; text: string; strictFirst?: boolean }
  /** `variables` stand in the environment, as assignments in front of the command put them there. */
  | { kind: 'command'; words: readonly string[]; variables?: Readonly<Record<string, string>> };

/** It has started: the first process that serves, watches or loads is there. */
const started = /spawned uWSGI (?:worker|master|http|fastrouter)|no-server mode requested/;

/** Messages and the codes that they have here; the first that matches counts. */
const codes: [RegExp, string][] = [
  [/unknown config directive: (.*)/, 'uwsgi/unknown-option'],
  [/recursive logic in options/, 'uwsgi/nested-block'],
  [/unrecognized option|invalid option --/, 'uwsgi/unknown-option'],
  [/is ambiguous/, 'uwsgi/ambiguous-option'],
  [/requires an argument/, 'uwsgi/missing-argument'],
  [/doesn't allow an argument/, 'uwsgi/unexpected-argument'],
  [/unable to load configuration from/, 'uwsgi/not-a-config-file'],
  [/unable to load plugin/, 'uwsgi/plugin-not-loaded'],
  [
    /invalid hook|invalid cron|invalid route|hook action not found|unable to (?:register route|find ".*" route condition)/,
    'uwsgi/invalid-value',
  ],
  // Files, accounts and limits of the machine decide, not the text
  [
    /No such file or directory|Permission denied|Address already in use|Cannot assign|Operation not permitted|Too many open files|Cannot allocate memory|unable to find (?:user|group)|user .* not found|group .* not found|no python application|ModuleNotFoundError|unable to load app|No module named|Listen queue size|Network is unreachable|Connection refused|Not a directory|Is a directory|failed to open python file|unable to assign certificate|no app loaded\. GAME OVER|Fatal Python|unable to open/,
    'environment',
  ],
];

function verdictOf(output: string, exitCode: number | null): Verdict {
  if (exitCode === null || exitCode === 0) return { code: null, message: '' };
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  for (const [pattern, code] of codes) {
    const line = lines.find((candidate) => pattern.test(candidate));
    if (line) return { code, message: line };
  }
  return { code: 'uwsgi/invalid-value', message: lines.at(-1) ?? '' };
}

export class UwsgiJudge {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'uwsgi-'));

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Judges all, a few programs at a time. */
  async judgeAll(cases: readonly Case[]): Promise<Verdict[]> {
    const verdicts: Verdict[] = [];
    let next = 0;
    const work = async (lane: number): Promise<void> => {
      for (;;) {
        const index = next;
        next += 1;
        const one = cases[index];
        if (!one) return;
        verdicts[index] = await this.judge(one, path.join(this.folder, `${lane}`));
      }
    };
    await Promise.all(Array.from({ length: 2 * availableParallelism() }, (_, lane) => work(lane)));
    return verdicts;
  }

  /** Starts uWSGI in a folder of its own and ends it, with all its children, once it has started. */
  judge(one: Case, folder: string, limit = 4000): Promise<Verdict> {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    return new Promise((resolve) => {
      const child = spawn('/usr/bin/uwsgi', words(one, folder), {
        cwd: folder,
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8', HOME: folder, ...(one.kind === 'command' ? one.variables : {}) },
      });
      let output = '';
      let done = false;
      const finish = (exitCode: number | null): void => {
        if (done) return;
        done = true;
        clearTimeout(timer);
        if (child.pid !== undefined) killGroup(child.pid);
        resolve(verdictOf(output, exitCode));
      };
      // Nothing said for long, and still there: waiting for a request or a file
      const timer = setTimeout(() => finish(null), limit);
      const read = (data: Buffer): void => {
        output += data.toString();
        if (!started.test(output)) return;
        // Hooks of the master run behind that message
        if (waitsForHooks(one)) setTimeout(() => finish(null), 400);
        else finish(null);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.on('error', () => finish(1));
      child.on('close', (code) => finish(code ?? 1));
    });
  }
}

const waitsForHooks = (one: Case): boolean =>
  /hook-(?:master-start|post)/.test(one.kind === 'ini' ? one.text : one.words.join(' '));

function words(one: Case, folder: string): string[] {
  const socket = ['--socket', path.join(folder, 'test.sock')];
  if (one.kind === 'command') return [...socket, ...one.words];
  writeFileSync(path.join(folder, 'test.ini'), one.text);
  // A block that nobody closes would swallow what follows the file
  return one.strictFirst ? ['--strict', ...socket, '--ini', 'test.ini'] : [...socket, '--ini', 'test.ini', '--strict'];
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself
  }
}
