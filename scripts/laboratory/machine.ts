/** Throw-away machines for experiments; `machine.sh` beside it says how they are made. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What runs as the first process: a real systemd, or nothing but a shell that waits. */
export type Init = 'plain' | 'systemd';

/** A machine that cannot be made here; the message says why and what helps. */
export class NoMachine extends Error {}

const script = path.join(__dirname, 'machine.sh');

/** Environment of every command inside; nothing of the caller's. */
const environment = [
  'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  'HOME=/root',
  'LANG=C.UTF-8',
  'TERM=dumb',
  'SYSTEMD_PAGER=',
  'SYSTEMD_COLORS=0',
];

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Why no machine can be made here; null where one can. */
export function whyNoMachine(): string | null {
  if (process.platform !== 'linux') return 'Das Labor braucht Linux.';
  if (process.getuid?.() !== 0) return 'Das Labor braucht root-Rechte für eigene Namensräume: mit sudo ausführen.';
  for (const program of ['unshare', 'nsenter', 'ip'])
    if (spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0)
      return `Das Programm ${program} fehlt. Installieren mit: npm run setup`;
  return null;
}

/** All machines of this process; they must not outlive it. */
const running = new Set<Machine>();

export class Machine {
  private constructor(
    private readonly folder: string,
    private readonly child: ChildProcess,
    /** Process number of the first process, seen from outside. */
    private readonly leader: number,
  ) {}

  /**
   * Boots a machine: about 0.2 s for `plain`, 0.5 to 2 s for `systemd`. Rejects with `NoMachine` where the system does
   * not allow it.
   */
  static async boot(init: Init): Promise<Machine> {
    const reason = whyNoMachine();
    if (reason !== null) throw new NoMachine(reason);
    const folder = mkdtempSync(path.join(tmpdir(), 'laboratory-'));
    const child = spawn('bash', [script, 'start', folder, init], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (data: Buffer) => (said += data.toString()));
    child.stderr.on('data', (data: Buffer) => (said += data.toString()));
    let machine: Machine | null = null;
    for (const end = Date.now() + 30_000; Date.now() < end; await pause(20)) {
      if (child.exitCode !== null) break;
      const leader = firstProcess(child.pid ?? 0, init);
      if (leader === null) continue;
      machine ??= new Machine(folder, child, leader);
      running.add(machine);
      if (machine.isReady(init)) return machine;
    }
    if (machine) await machine.down();
    else {
      child.kill('SIGKILL');
      removeFolder(folder);
    }
    throw new NoMachine(`Das Labor ist nicht gestartet. ${said.trim()}`);
  }

  private isReady(init: Init): boolean {
    if (init === 'plain') return this.run('test -e /run/ready').status === 0;
    return /^(?:running|degraded)/.test(this.run('systemctl is-system-running').output);
  }

  /** Program and arguments that run a command inside. */
  entering(...command: string[]): [program: string, words: string[]] {
    const spaces = ['-t', String(this.leader), '-m', '-u', '-i', '-n', '-p', '-C'];
    return ['nsenter', [...spaces, '--', '/usr/bin/env', '-i', ...environment, ...command]];
  }

  /** Runs a line of shell inside and waits for it, a minute at most. */
  run(line: string): { status: number; output: string } {
    // With a socket as its standard input bash would read the start-up file of a person
    const [program, words] = this.entering('bash', '--norc', '-c', line);
    const { status, stdout, stderr } = spawnSync(program, words, {
      encoding: 'utf8',
      timeout: 60_000,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return { status: status ?? 1, output: `${stdout}${stderr}` };
  }

  /** Copies the content of a folder to a place inside, which belongs to root there. */
  put(source: string, target: string): void {
    const archive = spawnSync('tar', ['-C', source, '-cf', '-', '.'], { maxBuffer: 256 * 1024 * 1024 });
    if (archive.status !== 0)
      throw new Error(`Der Ordner ${source} lässt sich nicht lesen: ${archive.stderr.toString()}`);
    const [program, words] = this.entering(
      'sh',
      '-c',
      `mkdir -p '${target}' && tar -C '${target}' --no-same-owner -xf -`,
    );
    const { status, stderr } = spawnSync(program, words, { input: archive.stdout });
    if (status !== 0) throw new Error(`Der Ordner ${target} lässt sich im Labor nicht anlegen: ${stderr.toString()}`);
  }

  /** Ends everything inside and leaves no trace. */
  async down(): Promise<void> {
    this.kill();
    for (const end = Date.now() + 5000; this.child.exitCode === null && this.child.signalCode === null; await pause(10))
      if (Date.now() > end) break;
    this.clean();
  }

  /** The first process takes all others of the machine with it. */
  private kill(): void {
    try {
      process.kill(this.leader, 'SIGKILL');
    } catch {
      // It has ended by itself
    }
  }

  private clean(): void {
    removeGroups(path.basename(this.folder));
    removeFolder(this.folder);
    running.delete(this);
  }

  /** For the end of this process, when nothing can be waited for any more. */
  static endAll(): void {
    for (const machine of running) {
      machine.kill();
      machine.clean();
    }
  }
}

/** The process below `unshare` that is number 1 inside; null while there is none. */
function firstProcess(parent: number, init: Init): number | null {
  try {
    const child = Number(readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim().split(' ')[0]);
    if (!child) return null;
    const name = readFileSync(`/proc/${child}/comm`, 'utf8').trim();
    const isInside = /^NSpid:.*\t1$/m.test(readFileSync(`/proc/${child}/status`, 'utf8'));
    return isInside && name === (init === 'systemd' ? 'systemd' : 'bash') ? child : null;
  } catch {
    return null;
  }
}

/** Empty control groups that are left of a machine. */
function removeGroups(name: string): void {
  for (const line of readFileSync('/proc/self/mounts', 'utf8').split('\n')) {
    const [, place = '', type] = line.split(' ');
    const own = path.join(place, name);
    if (type !== 'cgroup2' || !existsSync(own)) continue;
    for (const group of [...groupsIn(own)].reverse()) {
      try {
        rmdirSync(group);
      } catch {
        // A process is just ending in it; an empty group costs nothing
      }
    }
  }
}

/** A control group and all in it, outer before inner. */
function groupsIn(folder: string): string[] {
  const inner = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [folder, ...inner.flatMap((entry) => groupsIn(path.join(folder, entry.name)))];
}

/** Empty mount points; nothing is removed that a mount may still hold. */
function removeFolder(folder: string): void {
  for (const place of [...['root', 'ram', 'cgroup'].map((name) => path.join(folder, name)), folder]) {
    try {
      rmdirSync(place);
    } catch {
      // Not there, or in use by a process that is just ending
    }
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    Machine.endAll();
    process.exit(130);
  });
process.once('exit', () => Machine.endAll());
