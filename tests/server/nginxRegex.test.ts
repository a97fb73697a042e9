/** What the engine says of regular expressions and of the order of `location` blocks, compared with nginx 1.22.1. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../src/catalogue/load';
import { analyse } from '../../src/engine/analyse';
import { requireProgram } from './support/programs';
import { freePort, Server } from './support/server';

const folder = mkdtempSync(path.join(tmpdir(), 'nginx-regex-'));
let running: Server | null = null;

/** Starts nginx with these lines in one server block and returns what it answers to a path. */
async function serving(lines: string): Promise<(address: string) => Promise<string>> {
  const port = await freePort();
  const file = path.join(folder, 'nginx.conf');
  writeFileSync(
    file,
    `daemon off;\nmaster_process off;\npid ${folder}/pid;\nerror_log stderr;\nevents {}\nhttp {\n  access_log off;\n` +
      `  client_body_temp_path ${folder}/a;\n  proxy_temp_path ${folder}/b;\n  fastcgi_temp_path ${folder}/c;\n` +
      `  uwsgi_temp_path ${folder}/d;\n  scgi_temp_path ${folder}/e;\n` +
      `  server {\n    listen 127.0.0.1:${port};\n${lines}\n  }\n}\n`,
  );
  running = new Server('/usr/sbin/nginx', ['-e', 'stderr', '-c', file], folder);
  const ask = async (address: string): Promise<string> => (await fetch(`http://127.0.0.1:${port}${address}`)).text();
  for (let tries = 0; ; tries += 1) {
    try {
      await ask('/');
      return ask;
    } catch (error) {
      if (tries > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }
}

/** What the engine says of the address of each `location`, by the first line of its answer. */
function meanings(lines: string): Map<string, string> {
  const text = `server {\n${lines}\n}\n`;
  const { annotations } = analyse(text, { language: 'nginx', catalogue: loadCatalogue() });
  const found = new Map<string, string>();
  for (const { span, value, parent, entry } of annotations) {
    if (parent !== 'nginx/location' || entry === 'value/location-modifier') continue;
    const name = /return 200 "([\w-]+)/.exec(text.slice(span.end))?.[1] ?? '';
    found.set(name, value?.text ?? '');
  }
  return found;
}

beforeAll(() => requireProgram('/usr/sbin/nginx', 'nginx'));
afterEach(async () => {
  running?.signal('SIGTERM');
  await running?.exit;
  running = null;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a regular expression in words', () => {
  const cases: { pattern: string; says: string; yes: [string, string][]; no: string[] }[] = [
    {
      pattern: String.raw`~ \.php$`,
      says: 'endet mit `.php`',
      yes: [['/a/b.php', '']],
      no: ['/b.php/x', '/bphp', '/b.PHP'],
    },
    {
      pattern: '~ .php$',
      says: 'einem beliebigen Zeichen, dann `php`',
      yes: [['/xphp', '']],
      no: ['/a.php5'],
    },
    {
      pattern: String.raw`~* \.(css|js)$`,
      says: '`css` oder `js`, gemerkt als `$1`',
      yes: [
        ['/a.css', 'css'],
        ['/a.JS', 'JS'],
      ],
      no: ['/a.json', '/css'],
    },
    {
      pattern: '~ "^/api/([0-9]{2,3})/"',
      says: '2 bis 3 Zeichen aus `0-9`, gemerkt als `$1`',
      yes: [['/api/123/x', '123']],
      no: ['/api/1/', '/api/1234/', '/v/api/12/'],
    },
    {
      pattern: String.raw`~ /\.(?!well-known)`,
      says: 'nicht gefolgt von `well-known`',
      yes: [['/.git/config', '']],
      no: ['/.well-known/acme'],
    },
    {
      pattern: '~ ^/(?:a|b)?/c$',
      says: 'wahlweise `a` oder `b`',
      yes: [['/a/c', '']],
      no: ['/c/c', '/a/c/'],
    },
  ];

  it.each(cases)('$pattern', async ({ pattern, says, yes, no }) => {
    const lines = `location ${pattern} { return 200 "ja $1"; }\nlocation / { return 200 "nein"; }`;
    expect(meanings(lines).get('ja')).toContain(says);
    const ask = await serving(lines);
    for (const [address, captured] of yes) expect(await ask(address), address).toBe(`ja ${captured}`);
    for (const address of no) expect(await ask(address), address).toBe('nein');
  });
});

describe('the order of locations', () => {
  const lines = [
    'location / { return 200 "alles"; }',
    'location = /genau { return 200 "genau"; }',
    'location /api/ { return 200 "api"; }',
    'location /api/v1/ { return 200 "api-v1"; }',
    'location ^~ /static/ { return 200 "static"; }',
    String.raw`location ~ \.php$ { return 200 "php"; }`,
    'location ~ ^/api/ { return 200 "ausdruck"; }',
  ].join('\n');

  it('is the one that the explanations name', async () => {
    const says = meanings(lines);
    expect(says.get('alles')).toContain(
      'Genauer und darum vorher: `= /genau`, `/api/`, `/api/v1/` und `1 weitere`'.replace('`1 weitere`', '1 weitere'),
    );
    expect(says.get('alles')).toContain(
      String.raw`Vorrang hat auch ein Treffer von ${'`~ \\.php$`'} oder ${'`~ ^/api/`'}.`,
    );
    expect(says.get('api')).toContain('Genauer und darum vorher: `/api/v1/`.');
    expect(says.get('static')).not.toContain('Treffer von');
    expect(says.get('ausdruck')).toContain(String.raw`Davor probiert nginx ${'`~ \\.php$`'}.`);
    expect(says.get('ausdruck')).toContain('wo `^~ /static/` der längste Anfang ist');

    const ask = await serving(lines);
    expect(await ask('/genau')).toBe('genau');
    expect(await ask('/genau/')).toBe('alles');
    expect(await ask('/x')).toBe('alles');
    expect(await ask('/x.php'), 'an expression wins over a prefix').toBe('php');
    expect(await ask('/static/x.php'), '^~ keeps expressions out').toBe('static');
    expect(await ask('/api/v1/x'), 'even over the longest prefix').toBe('ausdruck');
    expect(await ask('/api/x.php'), 'the first expression of the file').toBe('php');
  });

  it('takes the longest prefix where no expression matches', async () => {
    const ask = await serving(lines.split('\n').slice(0, 5).join('\n'));
    expect(await ask('/api/v1/x')).toBe('api-v1');
    expect(await ask('/api/x')).toBe('api');
  });
});
