/** The examples of every rule, judged by systemd 252, nginx 1.22.1 and uWSGI 2.0.21 themselves. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRules, type Rule } from '../../src/catalogue/rules';
import { profileOf } from '../../src/plugins/rules/examples';
import { requireProgram } from './support/programs';
import { RuleJudge } from './support/ruleJudge';

let judge: RuleJudge;

beforeAll(() => {
  requireProgram('/usr/bin/uwsgi', 'uwsgi-core uwsgi-plugin-python3');
  requireProgram('/usr/bin/systemd-analyze', 'systemd');
  requireProgram('/usr/sbin/nginx', 'nginx');
  requireProgram('/usr/bin/openssl', 'openssl');
  judge = new RuleJudge();
});
afterAll(() => judge.close());

const rules = readRules();
const judged = rules.filter(({ verdict }) => verdict !== 'none').map((rule) => [rule.code, rule] as const);

describe('the wrong example of a rule', () => {
  it.each(judged)('%s', async (_code, rule) => {
    const complaints = await judge.complaints(rule.wrong, profileOf(rule));
    if (rule.verdict === 'refused') expect(complaints).not.toEqual([]);
    else expect(complaints).toEqual([]);
  });
});

/** Messages that a rule quotes as observed, each as its pieces between the omissions. */
const quoted = (rule: Rule): string[][] =>
  rule.sources.flatMap((source) =>
    'observed' in source ? [...source.observed.matchAll(/„([^“]*)“/g)].map((match) => (match[1] ?? '').split('…')) : [],
  );

describe('a message that a refused rule quotes is what the program says', () => {
  const quoting = judged.filter(([, rule]) => rule.verdict === 'refused' && quoted(rule).length > 0);
  it.each(quoting)('%s', async (_code, rule) => {
    const complaints = (await judge.complaints(rule.wrong, profileOf(rule))).join('\n');
    const found = quoted(rule).some((pieces) => pieces.every((piece) => complaints.includes(piece.trim())));
    expect(found, complaints).toBe(true);
  });
});

describe('the right example of a rule is accepted', () => {
  it.each(judged)('%s', async (_code, rule) => {
    expect(await judge.complaints(rule.right, profileOf(rule))).toEqual([]);
  });
});

describe('the judge', () => {
  it.each([
    ['nginx', 'probe.nginx.conf', 'server { listen 80; gibtesnicht; }'],
    ['systemd', 'probe.service', '[Service]\nExecStart=/bin/true\nGibtEsNicht=1\n'],
    ['uWSGI', 'uwsgi.ini', '[uwsgi]\nsocket = /run/backend/a.sock\ngibtesnicht = 1\n'],
    ['uWSGI on a command line', 'kommando.sh', 'uwsgi --socket /run/backend/a.sock --gibtesnicht\n'],
    [
      'an application that does not load',
      'uwsgi.ini',
      '[uwsgi]\nplugins = python3\nhttp-socket = :8000\nmodule = gibtesnicht\nneed-app = true\n',
    ],
  ])('is not content with everything: %s', async (_name, name, text) => {
    expect(await judge.complaints([{ name, text }], 'debian-12')).not.toEqual([]);
  });
});
