import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';

/** A port of this machine that nobody listens on at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/** A program that keeps running, with what it has written so far. */
export class Server {
  output = '';
  readonly exit: Promise<number | null>;
  private readonly child: ChildProcess;

  constructor(program: string, words: string[], cwd: string) {
    // A group of its own: no process of a failed test is left behind
    // uWSGI takes a socket on its standard input for one of its own
    this.child = spawn(program, words, {
      cwd,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C.UTF-8' },
    });
    this.child.stdout?.on('data', (data: Buffer) => (this.output += data.toString()));
    this.child.stderr?.on('data', (data: Buffer) => (this.output += data.toString()));
    this.exit = new Promise((resolve) => this.child.on('exit', resolve));
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  /** Ends it with Strg+C. uWSGI ignores signals until all its processes are there, so it may need another one. */
  async interrupt(): Promise<number | null> {
    const again = setInterval(() => this.signal('SIGINT'), 1000);
    this.signal('SIGINT');
    const code = await this.exit;
    clearInterval(again);
    return code;
  }

  /** Waits until a line appears; fails with the whole output after 10 s. */
  async says(text: string | RegExp, times = 1): Promise<void> {
    const pattern = typeof text === 'string' ? text : text.source;
    const expression =
      typeof text === 'string'
        ? new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'g')
        : new RegExp(text.source, 'g');
    for (let waited = 0; waited < 10_000; waited += 25) {
      if ([...this.output.matchAll(expression)].length >= times) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`„${pattern}“ kam nicht. Ausgabe:\n${this.output}`);
  }

  /** Ends everything the program has started. */
  kill(): void {
    try {
      if (this.child.pid !== undefined) process.kill(-this.child.pid, 'SIGKILL');
    } catch {
      // It has ended by itself
    }
  }
}
