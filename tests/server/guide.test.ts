/** The uWSGI page's own listings and statements, run with the installed uWSGI (Debian 12, 2.0.21) and Flask. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { requireProgram, run } from './support/programs';
import { freePort, Server } from './support/server';

const page = readFileSync(path.resolve(__dirname, '..', '..', 'versioned_docs', 'version-1.0', 'uwsgi.mdx'), 'utf8');

/** Text of the fence with this info line's beginning. */
function listing(info: string): string {
  const start = page.indexOf(`\`\`\`${info}`);
  expect(start, info).toBeGreaterThan(0);
  const from = page.indexOf('\n', start) + 1;
  return page.slice(from, page.indexOf('\n```', from));
}

const folder = mkdtempSync(path.join(tmpdir(), 'leitfaden-'));
const program = '/usr/bin/uwsgi';
const plugins = ['--plugins', 'http,python3'];
const servers: Server[] = [];

function start(words: string[], cwd = folder): Server {
  const server = new Server(program, words, cwd);
  servers.push(server);
  return server;
}

/** The page's command line for Debian, on a free port. */
async function pageCommand(
  change: (line: string) => string = (line) => line,
): Promise<{ words: string[]; url: string }> {
  const port = await freePort();
  const line = change(listing('bash title="Kommandozeile, Debian 12"')).replace(':8000', `127.0.0.1:${port}`);
  return { words: line.split(' ').slice(1), url: `http://127.0.0.1:${port}` };
}

beforeAll(() => {
  requireProgram(program, 'uwsgi-core uwsgi-plugin-python3');
  requireProgram('/usr/lib/python3/dist-packages/flask/__init__.py', 'python3-flask');
  mkdirSync(path.join(folder, 'src'));
  writeFileSync(path.join(folder, 'src', 'run.py'), listing('python title="src/run.py"'));
  writeFileSync(
    path.join(folder, 'src', 'slow.py'),
    'import time\ndef app(environ, start):\n    time.sleep(0.5)\n    start("200 OK", [])\n    return [b"ok"]\n',
  );
});
afterEach(() => servers.splice(0).forEach((server) => server.kill()));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the command line of the page', () => {
  it('answers with the application of the page and ends at Strg+C', async () => {
    const { words, url } = await pageCommand();
    const server = start(words);
    await server.says('spawned uWSGI worker 1');
    expect(await (await fetch(url)).text()).toBe('ok\n');
    expect(await server.interrupt()).toBe(0);
  });

  it('is refused without the plugins of Debian, as the page says', async () => {
    const { words } = await pageCommand((line) => line.replace('--plugins http,python3 ', ''));
    const { code, output } = run(program, words, { cwd: folder });
    expect(output).toContain("option '--http' is ambiguous; possibilities: '--http-socket'");
    expect(code).toBe(1);
  });

  it('finds the module from the working directory only', async () => {
    const { words } = await pageCommand();
    const { code, output } = run(program, words, { cwd: '/' });
    expect(output).toContain("ModuleNotFoundError: No module named 'src'");
    expect(code).toBe(22);
  });

  it('looks for „application“ where no callable is named', async () => {
    const { words } = await pageCommand((line) => line.replace('src.run:app', 'src.run'));
    expect(run(program, words, { cwd: folder }).output).toContain('callable not found or import error');
  });

  it('answers every request with 500 where need-app is missing and the application, too', async () => {
    const { words, url } = await pageCommand((line) =>
      line.replace('src.run:app', 'src.fehlt:app').replace(' --need-app', ''),
    );
    const server = start(words);
    await server.says('spawned uWSGI worker 1');
    expect((await fetch(url)).status).toBe(500);
  });

  it('reloads at SIGTERM and goes on answering; with --die-on-term it ends', async () => {
    const { words, url } = await pageCommand();
    const server = start(words);
    await server.says('spawned uWSGI http 1');
    // A signal to a worker that has hardly begun is another story
    expect((await fetch(url)).status).toBe(200);
    server.signal('SIGTERM');
    await server.says('gracefully (RE)spawned uWSGI master process');
    await server.says('spawned uWSGI worker 1', 2);
    expect((await fetch(url)).status).toBe(200);

    const other = await pageCommand((line) => `${line} --die-on-term`);
    const dying = start(other.words);
    await dying.says('spawned uWSGI http 1');
    expect((await fetch(other.url)).status).toBe(200);
    dying.signal('SIGTERM');
    expect(await dying.exit).toBe(0);
  });

  it('reloads at SIGQUIT with --die-on-term', async () => {
    const { words, url } = await pageCommand((line) => `${line} --die-on-term`);
    const server = start(words);
    await server.says('spawned uWSGI http 1');
    expect((await fetch(url)).status).toBe(200);
    server.signal('SIGQUIT');
    await server.says('gracefully (RE)spawned uWSGI master process');
  });

  it('works on one request at a time; with --processes 4 on four', async () => {
    const time = async (more: string): Promise<number> => {
      const { words, url } = await pageCommand((line) => `${line.replace('src.run:app', 'src.slow:app')} ${more}`);
      const server = start(words);
      await server.says(more.includes('4') ? 'spawned uWSGI worker 4' : 'spawned uWSGI worker 1');
      const begin = performance.now();
      await Promise.all([1, 2, 3, 4].map(() => fetch(url)));
      return performance.now() - begin;
    };
    expect((await time('--enable-threads')) / (await time('--processes 4'))).toBeGreaterThan(2.5);
  });
});

describe('what a flag does not do on this command line', () => {
  it('--strict: getopt refuses an unknown name with and without it', () => {
    const without = run(program, ['--nix']);
    const withStrict = run(program, ['--strict', '--nix']);
    expect([without.code, withStrict.code]).toEqual([1, 1]);
    expect(withStrict.output).toBe(without.output);
  });

  it('--strict: refuses an unknown name in a file, which passes silently without it', () => {
    const file = path.join(folder, 'nix.ini');
    writeFileSync(file, '[uwsgi]\nnix = 1\nshow-config = true\nexit = 0\n');
    expect(run(program, ['--ini', file]).output).not.toContain('unknown config directive');
    writeFileSync(file, '[uwsgi]\nnix = 1\n');
    expect(run(program, ['--strict', '--ini', file])).toMatchObject({
      code: 1,
      output: expect.stringContaining('unknown config directive: nix') as string,
    });
  });

  it('--vacuum: removes nothing with --http alone, but the file of a Unix socket', async () => {
    const { words } = await pageCommand();
    const plain = start(words);
    await plain.says('spawned uWSGI worker 1');
    await plain.interrupt();
    expect(plain.output).not.toContain('VACUUM:');

    const server = start([
      ...plugins,
      '--socket',
      path.join(folder, 'a.sock'),
      '-w',
      'src.run:app',
      '--master',
      '--vacuum',
    ]);
    await server.says('spawned uWSGI worker 1');
    await server.interrupt();
    expect(server.output).toContain('VACUUM: unix socket');
  });

  it('an address without a colon is the file of a Unix socket', async () => {
    const server = start([...plugins, '--http', '8000', '-w', 'src.run:app', '--master', '--vacuum']);
    await server.says('uWSGI http bound on 8000');
    expect(run('/usr/bin/test', ['-S', path.join(folder, '8000')]).code).toBe(0);
  });
});
