/** Runs `check-config` as a reader does, in a folder of its own. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Result {
  code: number | null;
  stdout: string;
  stderr: string;
}

export const root = path.resolve(__dirname, '..', '..');
export const script = path.join(root, 'src', 'cli', 'start.mjs');

/** Without the variables of the run that this test is part of. */
export const environment = { PATH: process.env.PATH, HOME: process.env.HOME, LANG: 'C.UTF-8', TERM: 'xterm' };

/** A folder with files; paths may have folders. */
export class Workplace {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'check-config-'));

  write(name: string, content: string | Buffer): string {
    const file = path.join(this.folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return name;
  }

  run(words: string[], { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {}): Result {
    return this.runProgram(process.execPath, [script, ...words], { input, env });
  }

  runProgram(program: string, words: string[], { input = '', env = {} } = {}): Result {
    const { status, stdout, stderr } = spawnSync(program, words, {
      cwd: this.folder,
      env: { ...environment, ...env },
      input,
      encoding: 'utf8',
      timeout: 60_000,
      maxBuffer: 64 * 1024 * 1024,
    });
    return { code: status, stdout, stderr };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
