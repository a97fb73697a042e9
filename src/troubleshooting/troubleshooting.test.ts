import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from './decode';
import { readProblems } from './readProblems';
import { recognise } from './recognise';

const page = readFileSync(path.resolve(__dirname, '..', '..', 'docs', 'fehlersuche.mdx'), 'utf8');
const problems = readProblems(page);
const idsOf = (text: string): string[] =>
  recognise(text, problems).known.flatMap((line) => line.problems.map(({ id }) => id));

/** Messages that two sections quote: each is explained by both. */
const shared = new Set(['invalid request block size', 'GAME OVER', 'bind(): Permission denied']);

describe('the chapter', () => {
  it('has a section for every row of the problems that the guide treats', () => {
    expect(problems.length).toBeGreaterThanOrEqual(40);
  });

  it.each([
    ['no id', '### Ohne Adresse\n', 'braucht eine Adresse'],
    [
      'no message',
      '### Eins {/* #eins */}\n\nText\n\n### Zwei {/* #zwei */}\n\n```text title="Meldung"\na\n```\n',
      'fehlt der Codeblock',
    ],
  ])('is refused with file and line: %s', (_, text, message) => {
    expect(() => readProblems(text)).toThrow(new RegExp(`docs/fehlersuche.mdx:1: .*${message}`));
  });
});

describe('a pasted log', () => {
  it.each(problems.flatMap(({ id, messages }) => messages.map((message): [string, string] => [id, message])))(
    'leads to %s: %s',
    (id, message) => {
      const prefixes = ['', 'Nov 26 12:00:00 server uwsgi[123]: ', '2026/11/26 12:00:00 [error] 12#12: *1 '];
      for (const prefix of prefixes) {
        const found = idsOf(`${prefix}${message}, client: 10.0.0.1`);
        expect(found).toContain(id);
        if (![...shared].some((part) => message.includes(part))) expect(found[0]).toBe(id);
      }
    },
  );

  it('is recognised with other numbers, paths and names', () => {
    expect(
      idsOf('connect() to unix:/run/shop/shop.sock failed (13: Permission denied) while connecting to upstream'),
    ).toEqual(['keine-rechte']);
    expect(idsOf("ModuleNotFoundError: No module named 'flask_login'")).toEqual(['modul-fehlt']);
  });

  it('says so where it knows nothing', () => {
    const { known, unknown } = recognise('alles gut\nFatal: der Kaffee ist leer\n', problems);
    expect(known).toEqual([]);
    expect(unknown.map(({ line, text }) => `${line} ${text}`)).toEqual(['2 Fatal: der Kaffee ist leer']);
  });

  it('names a repeated message once', () => {
    expect(idsOf('bind(): Address already in use\n'.repeat(5))).toEqual(['adresse-belegt']);
  });

  it('never throws and ends soon', () => {
    fc.assert(fc.property(fc.string({ maxLength: 2000, unit: 'binary' }), (text) => void recognise(text, problems)));
    const begin = performance.now();
    recognise('x /'.repeat(400_000), problems);
    recognise(`${'connect() to unix:/'.repeat(60)}\n`.repeat(3000), problems);
    expect(performance.now() - begin).toBeLessThan(5000);
  });
});

describe('numbers', () => {
  it.each([
    [21573, 'GET'],
    [21327, 'POST'],
    [16709, 'HEAD'],
    [21589, 'PUT'],
    [21584, 'OPTIONS'],
    [19525, 'DELETE'],
  ])('%d is %s', (size, method) => {
    expect(decode(`invalid request block size: ${size} (max 4096)...skip`)).toContain(`aus „${method}“`);
  });

  it('other sizes are lengths', () => {
    expect(decode('invalid request block size: 5371 (max 4096)...skip')).toContain('größer als die Puffergröße');
  });

  it('signals and exit codes have names', () => {
    expect(decode('worker 1 (pid: 5) died, killed by signal 9 :(')).toContain('SIGKILL');
    expect(decode('code=exited, status=203/EXEC')).toContain('203 (EXEC)');
  });
});
