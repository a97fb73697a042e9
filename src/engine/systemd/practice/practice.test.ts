import { describe, expect, it } from 'vitest';
import { analyseWith } from '../../testing';

const found = (text: string, fileName = 'backend.service'): string[] =>
  analyseWith(text, { language: 'systemd', fileName })
    .diagnostics.filter(({ code }) => code.startsWith('practice/'))
    .map(({ code, severity }) => `${severity} ${code}`);

const uwsgi =
  '/srv/backend/.venv/bin/uwsgi --http-socket 127.0.0.1:8000 -w src.run:app --master --need-app --die-on-term';

/** A service without any remark, changed by further lines. */
const service = (lines: string, command = uwsgi, head = '[Unit]\nDescription=Backend\n'): string =>
  `${head}[Service]\nType=notify\nUser=backend\nWorkingDirectory=/srv/backend\nExecStart=${command}
ExecReload=/bin/kill -HUP $MAINPID\nNoNewPrivileges=yes\n${lines}\n[Install]\nWantedBy=multi-user.target\n`;

/** The remark that every service without `buffer-size` gets. */
const buffer = 'info practice/default-buffer-size';

describe('a unit', () => {
  it('that is as it should be gets no more than a hint', () => {
    expect(found(service(''))).toEqual([buffer]);
  });

  it.each([
    ['Restart=always', 'warning practice/no-restart-delay'],
    ['Restart=on-failure', 'info practice/no-restart-delay'],
    ['Environment=A=$PATH:/x', 'warning practice/variable-in-environment'],
    ['Environment=FORMAT=%Y-%m-%d', 'warning practice/date-format-in-unit'],
    ['ExecReload=\nExecReload=/bin/kill -TERM $MAINPID', 'warning practice/reload-signal'],
    ['ExecReload=\nExecReload=/bin/kill -s QUIT $MAINPID', 'warning practice/reload-signal'],
    ['User=root', 'warning practice/runs-as-root'],
    ['KillSignal=9', 'warning practice/stopped-with-sigkill'],
    ['Type=forking', 'warning practice/forking-without-daemonize'],
    ['Type=exec', 'info practice/no-notify'],
    ['ProtectHome=tmpfs\nWorkingDirectory=/home/backend', 'warning practice/hidden-by-protect-home'],
  ])('with %s', (lines, expected) => {
    expect(found(service(lines))).toContain(expected);
  });

  it.each([
    ['a pause that the limit knows', 'Restart=always\nStartLimitInterval=0'],
    ['a reset of the restart', 'Restart=always\nRestartSec=1\nRestart=no'],
    ['a specifier that is meant', 'Environment=HOME=%h'],
    ['a doubled percent sign', 'Environment=FORMAT=%%Y-%%m-%%d'],
    ['a dollar in a secret', "Environment='NOTE=5$ each'"],
    ['a reload by a command of its own', 'ExecReload=\nExecReload=/usr/local/bin/reload'],
    ['a home that is opened', 'ProtectHome=yes\nWorkingDirectory=/home/backend\nBindReadOnlyPaths=/home/backend'],
    ['a dynamic account', 'User=\nDynamicUser=yes'],
  ])('is left alone with %s', (_what, lines) => {
    expect(found(service(lines)).filter((line) => line.startsWith('warning'))).toEqual([]);
  });

  it.each([
    ['a drop-in', '[Service]\nRestart=always\n', '/etc/systemd/system/backend.service.d/override.conf'],
    ['an excerpt', '[Service]\nRestart=always\nRestartSec=5\n', 'backend.service'],
    [
      'a unit of another program',
      '[Unit]\nAfter=network.target\n[Service]\nExecStart=/usr/sbin/nginx\n',
      'nginx.service',
    ],
    ['settings in a file', service('', '/usr/bin/uwsgi --ini /etc/uwsgi/backend.ini'), 'backend.service'],
  ])('says nothing about %s', (_what, text, fileName) => {
    expect(found(text, fileName)).toEqual([]);
  });

  it('asks who pulls network-online.target in', () => {
    const head = (more: string): string => `[Unit]\nAfter=network-online.target\n${more}`;
    expect(found(service('', uwsgi, head('')))).toContain('warning practice/network-online-not-wanted');
    expect(found(service('', uwsgi, head('Wants=network-online.target\n')))).toEqual([buffer]);
  });

  it('knows that an address has to be there', () => {
    const command = uwsgi.replace('127.0.0.1', '192.0.2.7');
    expect(found(service('', command, '[Unit]\nAfter=network.target\n'))).toContain('warning practice/network-target');
  });

  it.each([
    ['/bin/sh', 'warning practice/shell-as-main-process'],
    ['/bin/bash', null],
  ])('knows that %s stays or makes room', (shell, expected) => {
    const lines = found(service('', `${shell} -c 'cd /srv && uwsgi --ini a.ini'`));
    expect(lines.filter((line) => line.includes('shell-as'))).toEqual(expected === null ? [] : [expected]);
  });

  it.each([
    ['/run/backend/a.sock', 'RuntimeDirectory=other', true],
    ['/run/backend/a.sock', 'RuntimeDirectory=backend', false],
    ['/var/run/backend/a.sock', 'RuntimeDirectory=x backend', false],
    ['/run/backend/a.sock', 'ExecStartPre=+/bin/mkdir -p /run/backend', false],
    ['/run/a.sock', '', true],
  ])('asks who makes the folder of %s with %s', (socket, lines, missing) => {
    const command = `/usr/bin/uwsgi --socket ${socket} --chmod-socket=660 -w a:b --master --need-app --die-on-term`;
    expect(found(service(lines, command)).includes('warning practice/no-runtime-directory')).toBe(missing);
  });
});
