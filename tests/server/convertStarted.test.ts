/**
 * What is converted also starts the same: uWSGI 2.0.21 writes the same start log and reports the same sockets, workers,
 * threads and flags through its stats server, from the command line and from the INI file made of it.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../src/catalogue/load';
import { convert } from '../../src/engine/convert';
import { requireProgram } from './support/programs';

const uwsgi = '/usr/bin/uwsgi';
const catalogue = loadCatalogue();
const root = mkdtempSync(path.join(tmpdir(), 'convert-'));

/** Folders with the application, each for one uWSGI at a time: most of a start is waiting. */
const folders = ['1', '2', '3', '4', '5'].map((name) => path.join(root, name));

beforeAll(() => {
  requireProgram(uwsgi, 'uwsgi-core');
  requireProgram('/usr/lib/uwsgi/plugins/python3_plugin.so', 'uwsgi-plugin-python3');
  requireProgram('/usr/lib/uwsgi/plugins/http_plugin.so', 'uwsgi-core');
  for (const folder of folders) {
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'app.py'), 'def app(environ, start):\n    start("200 OK", [])\n    return [b""]\n');
  }
});
afterAll(() => rmSync(root, { recursive: true }));

/** Options that can be seen from outside when uWSGI runs. */
const option = fc.oneof(
  fc.constantFrom(
    ...['--master', '-M', '--need-app', '--vacuum', '--die-on-term', '--single-interpreter', '-i', '--lazy-apps'],
    ...['--enable-threads', '-T', '--disable-logging', '-L', '--thunder-lock', '--strict', '--cpu-affinity 1'],
    ...['--chmod-socket', '--chmod-socket=660', '-C660', '--close-on-exec', '--auto-procname', '--memory-report'],
  ),
  fc
    .tuple(fc.constantFrom('--processes', '--workers', '-p'), fc.integer({ min: 1, max: 3 }))
    .map((pair) => pair.join(' ')),
  fc.tuple(fc.constantFrom('--threads', '--threads'), fc.integer({ min: 1, max: 3 })).map((pair) => pair.join('=')),
  fc.tuple(fc.constantFrom('--listen', '-l'), fc.constantFrom(20, 50)).map((pair) => pair.join(' ')),
  fc.tuple(fc.constantFrom('--buffer-size', '-b'), fc.constantFrom(4096, 8192, 32768)).map((pair) => pair.join(' ')),
  fc.constantFrom(
    '--harakiri 5',
    '-t 5',
    '--max-requests=100',
    '-R 100',
    '--post-buffering 8192',
    '--procname-prefix "a ü"',
  ),
  fc.constantFrom(
    '--socket 127.0.0.1:0',
    '-s b.sock',
    '--http-socket c.sock',
    '--set-placeholder n=d --socket "%(n).sock"',
  ),
);

const commands = fc
  .sample(fc.uniqueArray(option, { minLength: 2, maxLength: 9 }), { seed: 20261127, numRuns: 500 })
  .map((options) =>
    [uwsgi, '--plugin python3', '--socket a.sock', ...options, '-w app:app', '--stats stats.sock'].join(' '),
  );

/** Without what differs from start to start, and without the jest that uWSGI makes of a bare `--chmod-socket`. */
const normalised = (log: string): string[] =>
  log
    .split('\n')
    .filter(
      (line) =>
        !/^(?:\*\*\* Starting|\[uWSGI\] getting INI|chmod\(\) socket to 666 for lazy|\[strict-mode\]|current working|$)/.test(
          line,
        ),
    )
    .map((line) =>
      line
        .replace(/\(pid: \d+/g, '(pid: N')
        .replace(/pid: \d+/g, 'pid: N')
        .replace(/0x[0-9a-f]+/g, '0xN')
        .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:N')
        .replace(/ready in \d+ seconds/, 'ready')
        .replace(/\b\d+ usecs?\b/, 'N usec'),
    )
    // Workers come up in any order
    .sort();

/** uWSGI writes line breaks and other control characters into strings as they are. */
const withoutControls = (text: string): string =>
  [...text].map((character) => (character < ' ' ? ' ' : character)).join('');

/** What the stats server says, without what differs from start to start. */
function flags(text: string): unknown {
  const { workers, sockets, ...rest } = JSON.parse(withoutControls(text)) as Record<string, unknown[]> & {
    workers: { id: number; cores: unknown[]; apps: unknown[] }[];
    sockets: { name: string; proto: string }[];
  };
  const { pid, load, locks, ...fixed } = rest as Record<string, unknown>;
  void [pid, load, locks];
  return {
    ...fixed,
    workers: workers.map(({ id, cores, apps }) => ({ id, cores: cores.length, apps: apps.length })),
    // The length of the queue is measured once a second; the start log tells it, too
    sockets: sockets.map(({ name, proto }) => ({ name: name.replace(/:\d+$/, ':N'), proto })),
  };
}

function statsOf(folder: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(path.join(folder, 'stats.sock'));
    socket.on('data', (data) => (text += data.toString()));
    socket.on('end', () => resolve(text));
    socket.on('error', reject);
  });
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Starts it, waits for the stats server and `settle` milliseconds more for the last lines of the log, and ends it. */
async function started(command: string, folder: string, settle: number): Promise<{ log: string[]; stats: unknown }> {
  for (const name of ['a', 'b', 'c', 'd', 'stats']) rmSync(path.join(folder, `${name}.sock`), { force: true });
  const child = spawn('/bin/sh', ['-c', `exec ${command}`], {
    cwd: folder,
    detached: true,
    // A socket as its standard input is one of its own to uWSGI
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stdout?.on('data', (data: Buffer) => (log += data.toString()));
  child.stderr?.on('data', (data: Buffer) => (log += data.toString()));
  try {
    let stats = '';
    for (const end = Date.now() + 8000; stats === '' && Date.now() < end && child.exitCode === null; await pause(30))
      if (/spawned uWSGI worker|uWSGI is running in/.test(log)) stats = await statsOf(folder).catch(() => '');
    await pause(settle);
    expect(stats, `${command}\n${log}`).not.toBe('');
    return { log: normalised(log), stats: flags(await statsOf(folder)) };
  } finally {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
    await pause(20);
  }
}

/** Both forms of a command, one after the other in the same folder; null where they start the same. */
async function difference(command: string, folder: string, settle: number): Promise<unknown> {
  const file = path.join(folder, 'probe.ini');
  const result = convert(command, { from: 'uwsgi-command', to: 'ini', catalogue, profile: 'debian-12', names: 'long' });
  expect(result?.left, command).toEqual([]);
  writeFileSync(file, result?.text ?? '');
  const asked = await started(command, folder, settle);
  const converted = await started(`${uwsgi} --ini ${file}`, folder, settle);
  return isDeepStrictEqual(asked, converted) ? null : { command, ini: result?.text, asked, converted };
}

describe('a converted configuration starts the same', () => {
  it('500 command lines and the INI files made of them', { timeout: 600_000 }, async () => {
    expect(commands).toHaveLength(500);
    const queue = [...commands];
    const different: unknown[] = [];
    await Promise.all(
      folders.map(async (folder) => {
        for (let command = queue.shift(); command !== undefined; command = queue.shift()) {
          // On a busy machine the last line of a log may come late: what differs is looked at again with more patience
          const isSame = (await difference(command, folder, 150)) === null;
          const found = isSame ? null : await difference(command, folder, 1500);
          if (found !== null) different.push(found);
        }
      }),
    );
    expect(different.slice(0, 2)).toEqual([]);
    expect(different).toHaveLength(0);
  });
});
