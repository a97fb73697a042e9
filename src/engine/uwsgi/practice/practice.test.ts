import { describe, expect, it } from 'vitest';
import { analyseWith } from '../../testing';
import type { Language } from '../../types';

const found = (text: string, language: Language): string[] =>
  analyseWith(text, { language })
    .diagnostics.filter(({ code }) => code.startsWith('practice/'))
    .map(({ code, severity }) => `${severity} ${code.replace('practice/', '')}`);

const base = [
  ...['module = src.run:app', 'socket = /run/backend/backend.sock', 'chmod-socket = 660', 'master = true'],
  ...['need-app = true', 'die-on-term = true', 'buffer-size = 16384'],
];

/** A file without any remark, changed by further lines and without some. */
const ini = (lines: string[] = [], without: string[] = []): string =>
  `[uwsgi]\n${[...base.filter((line) => !without.some((name) => line.startsWith(name))), ...lines].join('\n')}\n`;

describe('an INI file', () => {
  it('that is as it should be gets no remark', () => {
    expect(found(ini(), 'uwsgi-ini')).toEqual([]);
  });

  it.each([
    [['processes = 4'], ['master', 'die-on-term'], 'warning no-master'],
    [[], ['master', 'die-on-term'], 'info no-master'],
    [['need-app = false'], ['need-app'], 'info no-need-app'],
    [[], ['die-on-term'], 'info sigterm-reloads'],
    [['die-on-term = false'], ['die-on-term'], 'info sigterm-reloads'],
    [['chmod-socket = 777'], ['chmod-socket'], 'warning world-writable-socket'],
    [['socket = 0.0.0.0:3031'], ['socket'], 'warning uwsgi-protocol-exposed'],
    [['stats = :9191'], [], 'warning stats-exposed'],
    [['listen = 65535'], [], 'warning listen-above-kernel-limit'],
    [['http = :80', 'harakiri = 120', 'post-buffering = 1'], [], 'warning router-timeout-below-harakiri'],
    [['env = API_TOKEN=abc'], [], 'warning secret-in-ini'],
  ])('with %j and without %j', (lines, without, expected) => {
    expect(found(ini(lines, without), 'uwsgi-ini')).toContain(expected);
  });

  it.each([
    ['another file that is read', ['ini = /etc/uwsgi/common.ini'], ['need-app', 'buffer-size', 'die-on-term', 'chmod']],
    ['a fragment without a socket', [], ['socket', 'chmod-socket', 'need-app', 'buffer-size', 'master', 'die-on-term']],
    ['an emperor', ['emperor = /etc/uwsgi/vassals'], ['module', 'need-app', 'buffer-size', 'die-on-term']],
    ['an option that implies the master', ['processes = 4', 'cheaper = 1'], ['master']],
    ['a hook for SIGTERM', ['hook-master-start = unix_signal:15 gracefully_kill_them_all'], ['die-on-term']],
    ['a mode that is set by the owner', ['chown-socket = www-data:www-data'], ['chmod-socket']],
    ['the account of nginx', ['uid = www-data'], ['chmod-socket']],
    ['a local address', ['stats = 127.0.0.1:9191'], []],
    ['a value from outside', ['env = API_TOKEN=$(TOKEN)'], []],
    ['a masked secret', ['env = API_TOKEN=***'], []],
  ])('is left alone with %s', (_what, lines, without) => {
    expect(found(ini(lines, without), 'uwsgi-ini')).toEqual([]);
  });

  it('is not judged by what an untaken or unknown block holds', () => {
    expect(found(ini(['if-env = X', 'master = false', 'endif', 'processes = 2']), 'uwsgi-ini')).toEqual([]);
  });
});

describe('a command', () => {
  it.each([
    ['uwsgi --http :8000 -w src.run:app', ['info no-need-app', 'info http-on-all-addresses']],
    ['uwsgi --http :8000 -w src.run:app --need-app', ['info http-on-all-addresses']],
    ['uwsgi --ini backend.ini', []],
    ['uwsgi backend.ini', []],
    ['uwsgi --http-socket 127.0.0.1:80 -w a:b --need-app --env A_PASSWORD=abc', ['warning secret-on-command-line']],
  ])('%s', (command, expected) => {
    expect(found(command, 'uwsgi-command')).toEqual(expected);
  });
});
