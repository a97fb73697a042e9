/** Command lines, judged by the engine and by the installed uWSGI (Debian 12, 2.0.21): same verdict, same reason. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { uwsgiFacts } from '../../src/catalogue/facts';
import { analyseWith } from '../../src/engine/testing';
import { requireProgram, run } from './support/programs';
import { Random } from './support/random';

const folder = mkdtempSync(path.join(tmpdir(), 'uwsgi-'));

/** Codes that a message of getopt may stand for; a missing plugin hides behind two of them. */
const reasons: [RegExp, string[]][] = [
  [/unrecognized option|invalid option --/, ['uwsgi/unknown-option', 'uwsgi/plugin-not-loaded']],
  [/is ambiguous/, ['uwsgi/ambiguous-option', 'uwsgi/plugin-not-loaded']],
  [/requires an argument/, ['uwsgi/missing-argument']],
  [/doesn't allow an argument/, ['uwsgi/unexpected-argument']],
];

/** What uWSGI says of the words; `--exit` ends it before it opens anything, unless an option would swallow it. */
function judge(words: string[]): string[] {
  const swallows = analyse(words).includes('uwsgi/missing-argument');
  const { output } = run('/usr/bin/uwsgi', swallows ? words : [...words, '--exit=0'], { cwd: folder, limit: 10_000 });
  return reasons.find(([pattern]) => pattern.test(output))?.[1] ?? [];
}

/** What the engine says: codes of the errors that getopt would report. */
function analyse(words: string[]): string[] {
  const known = new Set(reasons.flatMap(([, codes]) => codes));
  const { diagnostics } = analyseWith(['uwsgi', ...words].join(' '), {
    language: 'uwsgi-command',
    profile: 'debian-12',
  });
  return diagnostics.filter(({ code, severity }) => severity === 'error' && known.has(code)).map(({ code }) => code);
}

function expectAgreement(words: string[]): void {
  const verdict = judge(words);
  const [first] = analyse(words);
  if (verdict.length === 0) expect(first, words.join(' ')).toBeUndefined();
  else expect(verdict, words.join(' ')).toContain(first);
}

beforeAll(() => requireProgram('/usr/bin/uwsgi', 'uwsgi-core uwsgi-plugin-python3'));

describe('a command line is judged as uWSGI 2.0.21 judges it', () => {
  it.each([
    '--master',
    '--mastr',
    '--master=1',
    '--need',
    '--need-a',
    '--enable-thread',
    '--http :1',
    '-w a:b',
    '--plugins http,python3 --http :1 -w a:b',
    '--plugin python3 -w a:b --plugin http --http :1',
    '-w a:b --plugins python3',
    '-Mp4',
    '-Mp',
    '-M4',
    '--processes=4',
    '--socket',
    '--chmod-socket --master',
    '--chmod-socket=660',
    '-C660',
    '-X',
    '-- --nix',
    '--m',
    '---master',
    '--=x',
    '--plugins http,python3 --http :1 -w src.run:app --master --strict --enable-threads --vacuum --single-interpreter --need-app',
  ])('%s', (line) => expectAgreement(line.split(' ')));
});

describe('drawn command lines', () => {
  // Options that do something at once, read files or end the program are left out
  const harmless = uwsgiFacts().options.filter(
    ({ valueKind, name }) =>
      ['flag', 'int', 'string', 'string-list', 'socket', '64bit'].includes(valueKind) &&
      !/exit|version|dump|show|print|config|list|help|build|extract|daemonize|logto|emperor|spool|chroot|chdir|cgroup|pidfile/.test(
        name,
      ),
  );

  function draw(random: Random): string[] {
    const words: string[] = random.next() < 0.5 ? ['--plugins', 'http,python3'] : [];
    const count = 1 + random.below(3);
    for (let index = 0; index < count; index += 1) {
      const option = random.pick(harmless);
      const name = mutate(option.name, random);
      const glued = random.next() < 0.3;
      if (option.argument === 'none') words.push(`--${name}${random.next() < 0.1 ? '=1' : ''}`);
      else if (glued) words.push(`--${name}=7`);
      else if (random.next() < 0.95) words.push(`--${name}`, '7');
      else words.push(`--${name}`);
    }
    return words;
  }

  function mutate(name: string, random: Random): string {
    const at = random.below(name.length);
    switch (random.below(8)) {
      case 0:
        return name.slice(0, Math.max(2, at));
      case 1:
        return `${name.slice(0, at)}${name.slice(at + 1)}` || 'x';
      case 2:
        return name.replace('-', '_');
      case 3:
        return `${name.slice(0, at)}x${name.slice(at)}`;
      default:
        return name;
    }
  }

  it('agree in verdict and reason, 400 of 400', () => {
    const random = new Random(20261122);
    for (let index = 0; index < 400; index += 1) expectAgreement(draw(random));
  }, 180_000);
});
