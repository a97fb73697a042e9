/** What the rules of good practice say of nginx, observed with nginx 1.22.1. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type Server as HttpServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireProgram } from './support/programs';
import { freePort, Server } from './support/server';

const folder = mkdtempSync(path.join(tmpdir(), 'praxis-nginx-'));
let nginx: Server;
let backend: HttpServer;
let port = 0;
/** What the upstream saw: request line, headers, connection. */
let seen: { url: string; version: string; headers: IncomingMessage['headers']; connection: string }[] = [];

beforeAll(async () => {
  requireProgram('/usr/sbin/nginx', 'nginx');
  mkdirSync(path.join(folder, 'data'));
  mkdirSync(path.join(folder, 'tmp'));
  writeFileSync(path.join(folder, 'secret.txt'), 'secret');
  writeFileSync(path.join(folder, 'data/f.txt'), 'file');
  backend = createServer((incoming, response) => {
    const { url = '', httpVersion, headers, socket } = incoming;
    seen.push({ url, version: httpVersion, headers, connection: String(socket.remotePort) });
    setTimeout(() => response.end('backend'), url.endsWith('slow') ? 1500 : 0);
  });
  const upstream = await freePort();
  await new Promise<void>((resolve) => backend.listen(upstream, '127.0.0.1', resolve));
  port = await freePort();
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/tmp;`,
  );
  writeFileSync(
    path.join(folder, 'nginx.conf'),
    `daemon off; master_process off; pid ${folder}/nginx.pid; error_log stderr notice; events {}
http {
  access_log off; ${temporary.join(' ')}
  upstream kept { server 127.0.0.1:${upstream}; keepalive 4; }
  server {
    listen 127.0.0.1:${port};
    add_header X-Outer yes;
    location /open { alias ${folder}/data/; }
    location /closed/ { alias ${folder}/data/; }
    location /glued/ { alias ${folder}/data; }
    location /lost/ { add_header X-Inner yes; return 200 ok; }
    location /error/ { return 404; }
    location /slash { proxy_pass http://127.0.0.1:${upstream}/; }
    location /part/ { proxy_pass http://127.0.0.1:${upstream}/x; }
    location /kept/ { proxy_pass http://kept; }
    location /kept11/ { proxy_pass http://kept; proxy_http_version 1.1; proxy_set_header Connection ""; }
    location /ws/ { proxy_pass http://127.0.0.1:${upstream}; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade; }
    location /foreign/ { proxy_pass http://127.0.0.1:${upstream}; uwsgi_read_timeout 1s; }
    location /own/ { proxy_pass http://127.0.0.1:${upstream}; proxy_read_timeout 1s; }
    location /tried/ { root ${folder}/data; try_files $uri =404; proxy_pass http://127.0.0.1:${upstream}; }
    location /if/ { root ${folder}/data; if ($arg_a) { set $t 1; } try_files $uri /found/; }
    location /found/ { return 200 found; }
    location /name/ { set $name localhost; proxy_pass http://$name:${upstream}; }
    location /host/ { proxy_set_header Host outer; proxy_pass http://127.0.0.1:${upstream};
      location /host/inner/ { proxy_set_header X-Inner yes; proxy_pass http://127.0.0.1:${upstream}; } }
  }
}
`,
  );
  nginx = new Server('/usr/sbin/nginx', ['-c', path.join(folder, 'nginx.conf'), '-p', folder, '-e', 'stderr'], folder);
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await get('/found/').catch(() => null);
    if (answer) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(nginx.output);
});
afterAll(() => {
  nginx.kill();
  backend.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: string;
}

const get = (url: string, headers: Record<string, string> = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: url, headers, agent: false }, (response) => {
      let body = '';
      response.on('data', (data: Buffer) => (body += data.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    })
      .on('error', reject)
      .end();
  });

const upstreamOf = async (
  url: string,
  headers?: Record<string, string>,
): Promise<(typeof seen)[number] | undefined> => {
  seen = [];
  await get(url, headers);
  return seen[0];
};

describe('nginx 1.22.1', () => {
  it('delivers files beside an alias whose location has no slash at its end', async () => {
    expect((await get('/open../secret.txt')).body).toBe('secret');
    expect((await get('/closed../secret.txt')).status).toBe(404);
  });

  it('finds no file where the alias has no slash at its end', async () => {
    expect((await get('/closed/f.txt')).body).toBe('file');
    expect((await get('/glued/f.txt')).status).toBe(404);
  });

  it('sends no header of the outer block where the inner one has its own', async () => {
    const { headers } = await get('/lost/');
    expect([headers['x-outer'], headers['x-inner']]).toEqual([undefined, 'yes']);
  });

  it('sends no header with 404 unless it says always', async () => {
    expect((await get('/error/')).headers['x-outer']).toBeUndefined();
  });

  it('hands no header of the outer block to the upstream where the inner one has its own', async () => {
    expect((await upstreamOf('/host/'))?.headers.host).toBe('outer');
    expect((await upstreamOf('/host/inner/'))?.headers.host).toMatch(/^127\.0\.0\.1:/);
  });

  it('puts paths together letter by letter', async () => {
    expect((await upstreamOf('/slash/p'))?.url).toBe('//p');
    expect((await upstreamOf('/part/p'))?.url).toBe('/xp');
  });

  it('closes each connection to the upstream unless it speaks HTTP/1.1 with an empty Connection', async () => {
    const connections = async (url: string): Promise<number> => {
      seen = [];
      for (let times = 0; times < 3; times += 1) await get(url);
      return new Set(seen.map(({ connection }) => connection)).size;
    };
    expect(await connections('/kept/')).toBe(3);
    expect(await connections('/kept11/')).toBe(1);
  });

  it('asks for WebSocket in HTTP/1.0 where nothing is said', async () => {
    const upstream = await upstreamOf('/ws/', { upgrade: 'websocket', connection: 'upgrade' });
    expect(upstream?.version).toBe('1.0');
  });

  it('does not heed the timeout of another protocol', async () => {
    expect((await get('/foreign/slow')).status).toBe(200);
    expect((await get('/own/slow')).status).toBe(504);
  });

  it('asks no upstream behind try_files that ends with 404', async () => {
    seen = [];
    expect((await get('/tried/x')).status).toBe(404);
    expect(seen).toEqual([]);
  });

  it('forgets try_files where an if beside it holds', async () => {
    expect((await get('/if/x')).status).toBe(200);
    expect((await get('/if/x?a=1')).status).toBe(404);
  });

  it('needs a resolver for a name in a variable', async () => {
    expect((await get('/name/')).status).toBe(502);
    await nginx.says('no resolver defined to resolve localhost');
  });
});
