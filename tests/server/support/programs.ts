import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export interface Result {
  code: number | null;
  output: string;
}

/** Runs a program to its end, at most `limit` milliseconds; both outputs in one text. */
export function run(program: string, words: string[], options: { cwd?: string; limit?: number } = {}): Result {
  const { status, stdout, stderr, error } = spawnSync(program, words, {
    cwd: options.cwd,
    timeout: options.limit ?? 20_000,
    killSignal: 'SIGKILL',
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C.UTF-8' },
  });
  if (error && status === null && !('code' in error && error.code === 'ETIMEDOUT')) throw error;
  return { code: status, output: `${stdout}${stderr}` };
}

/** Fails with the way to install it where a program is missing; a test never passes without its program. */
export function requireProgram(path: string, debianPackage: string): void {
  if (!existsSync(path))
    throw new Error(`${path} fehlt. Installieren mit: apt-get install --no-install-recommends ${debianPackage}`);
}
