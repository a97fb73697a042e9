/** What the rules of good practice say of uWSGI, observed with uWSGI 2.0.21. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { requireProgram, run } from './support/programs';
import { freePort, Server } from './support/server';

const folder = mkdtempSync(path.join(tmpdir(), 'praxis-'));
const servers: Server[] = [];

beforeAll(() => {
  requireProgram('/usr/lib/uwsgi/plugins/python3_plugin.so', 'uwsgi-core uwsgi-plugin-python3');
  writeFileSync(
    path.join(folder, 'app.py'),
    `import time
def application(environ, start_response):
    if environ['PATH_INFO'].endswith('/slow'):
        time.sleep(2)
    start_response('200 OK', [])
    return ['|'.join([environ.get('SCRIPT_NAME', ''), environ['PATH_INFO']]).encode()]
`,
  );
  writeFileSync(
    path.join(folder, 'other.py'),
    `def application(environ, start_response):
    start_response('200 OK', [])
    return [b'other code']
`,
  );
});
afterEach(() => servers.splice(0).forEach((server) => server.kill()));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function start(...words: string[]): Promise<Server> {
  const server = new Server('/usr/bin/uwsgi', ['--plugin', 'python3', ...words], folder);
  servers.push(server);
  await server.says(/spawned uWSGI worker/);
  return server;
}

const get = (port: number, url: string, headers: Record<string, string> = {}): Promise<string> =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: url, headers, timeout: 5000 }, (response) => {
      let body = '';
      response.on('data', (data: Buffer) => (body += data.toString()));
      response.on('end', () => resolve(body));
    })
      .on('error', reject)
      .end();
  });

/** Everything that a server sends until it closes the connection. */
const exchange = (port: number, data?: Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => data && socket.write(data));
    let answer = '';
    socket.setTimeout(5000, () => socket.destroy());
    socket.on('data', (part) => (answer += part.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });

const children = (pid: string): string[] =>
  run('/usr/bin/ps', ['-o', 'pid=,stat=', '--ppid', pid])
    .output.trim()
    .split('\n')
    .filter((line) => line !== '');

describe('uWSGI 2.0.21', () => {
  it('does not replace a dead worker without a master', async () => {
    const port = await freePort();
    const server = await start('--http-socket', `127.0.0.1:${port}`, '--wsgi-file', 'app.py', '-p', '2');
    await server.says(/spawned uWSGI worker 2 \(pid: (\d+)/);
    const [, worker = ''] = /spawned uWSGI worker 2 \(pid: (\d+)/.exec(server.output) ?? [];
    const [, main = ''] = /spawned uWSGI worker 1 \(pid: (\d+)/.exec(server.output) ?? [];
    process.kill(Number(worker), 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(children(main).map((line) => line.split(/\s+/).at(-1)?.[0])).toEqual(['Z']);
  });

  it('runs any file that a request over the uwsgi protocol names', async () => {
    const port = await freePort();
    await start('--socket', `127.0.0.1:${port}`, '--wsgi-file', 'app.py', '--master');
    const variables = {
      REQUEST_METHOD: 'GET',
      REQUEST_URI: '/',
      PATH_INFO: '/',
      SERVER_PROTOCOL: 'HTTP/1.1',
      UWSGI_FILE: path.join(folder, 'other.py'),
      UWSGI_APPID: 'other',
      SCRIPT_NAME: '/other',
    };
    const strings = Object.entries(variables)
      .flat()
      .flatMap((text) => {
        const length = Buffer.alloc(2);
        length.writeUInt16LE(text.length);
        return [length, Buffer.from(text)];
      });
    const body = Buffer.concat(strings);
    const head = Buffer.from([0, body.length & 255, body.length >> 8, 0]);
    expect(await exchange(port, Buffer.concat([head, body]))).toContain('other code');
  });

  it('shows the cookies of running requests in its statistics', async () => {
    const [port, stats] = [await freePort(), await freePort()];
    await start(
      '--http-socket',
      `127.0.0.1:${port}`,
      '--wsgi-file',
      'app.py',
      '--master',
      '--stats',
      `127.0.0.1:${stats}`,
    );
    const slow = get(port, '/slow', { cookie: 'sid=abc' });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await exchange(stats)).toContain('HTTP_COOKIE=sid=abc');
    await slow;
  });

  it('writes the settings of an INI file with their secrets into the log at SIGUSR1', async () => {
    const port = await freePort();
    const file = path.join(folder, 'uwsgi.ini');
    writeFileSync(
      file,
      `[uwsgi]\nhttp-socket = 127.0.0.1:${port}\nwsgi-file = app.py\nmaster = true\nenv = DB_PASSWORD=geheim123\n`,
    );
    const server = await start('--ini', file);
    expect(server.output).not.toContain('geheim123');
    await get(port, '/');
    server.signal('SIGUSR1');
    await server.says('env = DB_PASSWORD=geheim123');
  });

  it('shows a secret of its command line to everyone', async () => {
    const port = await freePort();
    const server = await start(
      '--http-socket',
      `127.0.0.1:${port}`,
      '--wsgi-file',
      'app.py',
      '--env',
      'DB_PASSWORD=geheim123',
    );
    const [, pid = ''] = /pid: (\d+)/.exec(server.output) ?? [];
    expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8')).toContain('DB_PASSWORD=geheim123');
    expect(run('/usr/bin/stat', ['-c', '%a', `/proc/${pid}/cmdline`]).output.trim()).toBe('444');
  });

  it.each([
    [[], '|/api/x'],
    [['--manage-script-name'], '/api|/x'],
  ])('leaves the prefix of a mount in the path, with %j', async (words, expected) => {
    const port = await freePort();
    await start('--http-socket', `127.0.0.1:${port}`, '--mount', '/api=app.py', '--master', ...words);
    expect(await get(port, '/api/x')).toBe(expected);
  });
});
