/** What the stack rules claim, seen with the installed nginx 1.22.1 and uWSGI 2.0.21: each pair of files is run. */
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../src/catalogue/load';
import { analyseStack } from '../../src/engine/stack/analyseStack';
import { requireProgram } from './support/programs';
import { freePort, Server } from './support/server';

const catalogue = loadCatalogue();
const folder = mkdtempSync(path.join(tmpdir(), 'stapel-'));
const servers: Server[] = [];

/** Waits as many seconds as the path says and counts the bytes of the body. */
const application = `import time
def app(environ, start):
    time.sleep(float(environ['PATH_INFO'].strip('/') or 0))
    body = environ['wsgi.input'].read(int(environ.get('CONTENT_LENGTH') or 0))
    start('200 OK', [('Content-Type', 'text/plain')])
    return [str(len(body)).encode()]
`;

beforeAll(() => {
  requireProgram('/usr/bin/uwsgi', 'uwsgi-core uwsgi-plugin-python3');
  requireProgram('/usr/sbin/nginx', 'nginx');
  chmodSync(folder, 0o755);
  for (const name of ['run', 'body']) mkdirSync(path.join(folder, name));
  chmodSync(path.join(folder, 'run'), 0o777);
  writeFileSync(path.join(folder, 'app.py'), application);
});
afterEach(() => servers.splice(0).forEach((server) => server.kill()));
afterAll(() => rmSync(folder, { recursive: true }));

interface Answer {
  status: number;
  /** Milliseconds. */
  time: number;
}

/** One request to nginx. */
function ask(port: number, url: string, headers: Record<string, string> = {}, body = ''): Promise<Answer> {
  const begin = performance.now();
  return new Promise((resolve, reject) => {
    const call = request(
      { host: '127.0.0.1', port, path: url, method: body === '' ? 'GET' : 'POST', headers, timeout: 20_000 },
      (response) => {
        response.resume();
        response.on('end', () => resolve({ status: response.statusCode ?? 0, time: performance.now() - begin }));
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}

interface Pair {
  /** Lines of `[uwsgi]` besides the application. */
  ini: string[];
  /** Lines of the location, and of the server before it. */
  location: string[];
  server?: string[];
  user?: string;
}

interface Running {
  port: number;
  uwsgi: Server;
  /** Codes of the diagnostics that lie between the two files. */
  codes: string[];
}

/** Starts uWSGI and nginx with the two files and says what the engine finds between them. */
async function start({ ini, location, server = [], user = 'www-data' }: Pair): Promise<Running> {
  const port = await freePort();
  const settings = ['[uwsgi]', 'plugins = python3', `chdir = ${folder}`, 'module = app:app', 'master = true'];
  const iniText = [...settings, 'need-app = true', 'die-on-term = true', ...ini, ''].join('\n');
  const nginxText = [
    `user ${user};`,
    `error_log ${folder}/error.log;`,
    'events {}',
    'http {',
    'access_log off;',
    `client_body_temp_path ${folder}/body;`,
    'server {',
    `listen 127.0.0.1:${port};`,
    ...server,
    'location / {',
    ...location,
    '}',
    '}',
    '}',
    '',
  ].join('\n');
  writeFileSync(path.join(folder, 'uwsgi.ini'), iniText);
  writeFileSync(path.join(folder, 'nginx.conf'), nginxText);
  const uwsgi = new Server('/usr/bin/uwsgi', ['--ini', `${folder}/uwsgi.ini`], folder);
  servers.push(uwsgi);
  await uwsgi.says('spawned uWSGI worker 1');
  const words = ['-c', `${folder}/nginx.conf`, '-p', folder, '-g', `daemon off; pid ${folder}/${port}.pid;`];
  servers.push(new Server('/usr/sbin/nginx', words, folder));
  for (let waited = 0; waited < 5000; waited += 50) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (
      await ask(port, '/kein-zugriff').then(
        () => true,
        () => false,
      )
    )
      break;
  }
  const { analyses } = analyseStack(
    [
      { name: 'uwsgi.ini', text: iniText, language: 'uwsgi-ini' },
      { name: 'nginx.conf', text: nginxText, language: 'nginx' },
    ],
    { catalogue, profile: 'debian-12' },
  );
  const codes = analyses.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code));
  return { port, uwsgi, codes: codes.filter((code) => code.startsWith('stack/')) };
}

const params = 'include /etc/nginx/uwsgi_params;';

describe('the protocol', () => {
  it('uwsgi_pass at http-socket: 502 after four seconds, nothing in the log of uWSGI', async () => {
    const address = `127.0.0.1:${await freePort()}`;
    const { port, codes } = await start({
      ini: [`http-socket = ${address}`],
      location: [params, `uwsgi_pass ${address};`],
    });
    const { status, time } = await ask(port, '/');
    expect(codes).toEqual(['stack/protocol-mismatch']);
    expect(status).toBe(502);
    expect(time).toBeGreaterThan(3000);
  });

  it('proxy_pass at socket: 502 at once, and uWSGI takes the letters of GET for a length', async () => {
    const address = `127.0.0.1:${await freePort()}`;
    const { port, codes, uwsgi } = await start({
      ini: [`socket = ${address}`],
      location: [`proxy_pass http://${address};`],
    });
    const { status, time } = await ask(port, '/');
    expect(codes).toEqual(['stack/protocol-mismatch']);
    expect(status).toBe(502);
    expect(time).toBeLessThan(3000);
    await uwsgi.says('invalid request block size: 21573 (max 4096)...skip');
  });

  it.each([
    ['uwsgi_pass at socket', 'socket', 'uwsgi_pass ADDRESS;'],
    ['proxy_pass at http-socket', 'http-socket', 'proxy_pass http://ADDRESS;'],
  ])('%s: 200', async (_name, option, pass) => {
    const address = `127.0.0.1:${await freePort()}`;
    const { port, codes } = await start({
      ini: [`${option} = ${address}`],
      location: [params, pass.replace('ADDRESS', address)],
    });
    expect((await ask(port, '/')).status).toBe(200);
    expect(codes).toEqual([]);
  });
});

describe('the address', () => {
  it('another path: 502', async () => {
    const { port, codes } = await start({
      ini: [`socket = ${folder}/run/a.sock`, 'chmod-socket = 666'],
      location: [params, `uwsgi_pass unix:${folder}/run/b.sock;`],
    });
    expect((await ask(port, '/')).status).toBe(502);
    expect(codes).toEqual(['stack/socket-path']);
  });
});

describe.runIf(process.getuid?.() === 0)('the rights of the socket', () => {
  /** The same pair with a unit that says who runs uWSGI: nobody, and with which group. */
  const between = (mode: string[], group: string): string[] => {
    const unit = `[Service]\nUser=nobody\nGroup=${group}\nWorkingDirectory=/srv\nExecStart=/usr/bin/uwsgi --ini uwsgi.ini\n`;
    const ini = ['[uwsgi]', 'socket = /srv/run/a.sock', 'die-on-term = true', ...mode].join('\n');
    const site = 'server {\n location / {\n include uwsgi_params;\n uwsgi_pass unix:/srv/run/a.sock;\n }\n}\n';
    const { analyses } = analyseStack(
      [
        { name: 'a.service', text: unit, language: 'systemd' },
        { name: 'uwsgi.ini', text: ini, language: 'uwsgi-ini' },
        { name: 'a.conf', text: site, language: 'nginx' },
      ],
      { catalogue },
    );
    return analyses
      .flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code))
      .filter((code) => /rights/.test(code));
  };

  it.each([
    ['the default, group of nginx', [], 'www-data', 502],
    ['660, group of nginx', ['chmod-socket = 660'], 'www-data', 200],
    ['660, own group', ['chmod-socket = 660'], 'nogroup', 502],
    ['600, group of nginx', ['chmod-socket = 600'], 'www-data', 502],
    ['666, own group', ['chmod-socket = 666'], 'nogroup', 200],
    ['a mask that leaves the group its rights', ['umask = 0007'], 'www-data', 200],
  ])('%s', async (_name, mode, group, status) => {
    const socket = path.join(folder, 'run', 'rights.sock');
    chownSync(path.join(folder, 'run'), 0, 0);
    const { port } = await start({
      ini: [`socket = ${socket}`, 'uid = nobody', `gid = ${group}`, ...mode],
      location: [params, `uwsgi_pass unix:${socket};`],
    });
    expect((await ask(port, '/')).status).toBe(status);
    expect(between(mode, group)).toEqual(status === 200 ? [] : ['stack/socket-rights']);
  });
});

describe('limits', () => {
  const limited = async (ini: string[], server: string[]): Promise<Running> => {
    const address = `127.0.0.1:${await freePort()}`;
    return start({ ini: [`socket = ${address}`, ...ini], location: [params, `uwsgi_pass ${address};`], server });
  };
  const header = 'large_client_header_buffers 4 16k;';
  const cookie = { Cookie: `a=${'x'.repeat(12_000)}` };

  it('a header that nginx lets through and uWSGI does not: 502', async () => {
    const wrong = await limited([], [header]);
    expect((await ask(wrong.port, '/', cookie)).status).toBe(502);
    await wrong.uwsgi.says('invalid request block size: ');
    expect(wrong.codes).toEqual(['stack/header-limit']);
  });

  it('the same header with room for it: 200', async () => {
    const right = await limited(['buffer-size = 16384'], [header]);
    expect((await ask(right.port, '/', cookie)).status).toBe(200);
    expect(right.codes).toEqual([]);
  });

  it('a body that nginx lets through and uWSGI does not: 502 in place of 413', async () => {
    const wrong = await limited(['limit-post = 1000'], ['client_max_body_size 1m;']);
    expect((await ask(wrong.port, '/', {}, 'x'.repeat(5000))).status).toBe(502);
    await wrong.uwsgi.says('Invalid (too big) CONTENT_LENGTH. skip.');
    expect(wrong.codes).toEqual(['stack/body-limit']);
  });

  it('the same body where nginx has the smaller limit: 413', async () => {
    const right = await limited(['limit-post = 1000'], ['client_max_body_size 1000;']);
    expect((await ask(right.port, '/', {}, 'x'.repeat(5000))).status).toBe(413);
    expect(right.codes).toEqual([]);
  });

  it('harakiri behind the limit of nginx: 504, and the worker goes on', async () => {
    const wrong = await limited(['harakiri = 5'], ['uwsgi_read_timeout 1s;']);
    expect((await ask(wrong.port, '/3')).status).toBe(504);
    // The only worker is still busy: the next request times out as well
    expect((await ask(wrong.port, '/0')).status).toBe(504);
    expect(wrong.codes).toEqual(['stack/timeout-order']);
  });

  it('harakiri before it: the worker is ended, nginx answers 502', async () => {
    const right = await limited(['harakiri = 1'], ['uwsgi_read_timeout 10s;']);
    expect((await ask(right.port, '/8')).status).toBe(502);
    await right.uwsgi.says('HARAKIRI');
    expect(right.codes).toEqual([]);
  });
});
