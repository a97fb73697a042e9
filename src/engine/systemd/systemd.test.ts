import { describe, expect, it } from 'vitest';
import { analyseWith, annotationsOf, diagnosticsOf } from '../testing';
import { applyEdits } from '../text/edit';

const options = { language: 'systemd', fileName: 'backend.service' } as const;
const unit = (service: string, rest = ''): string => `${rest}[Service]\nExecStart=/bin/true\n${service}\n`;
const reported = (text: string): string[] => diagnosticsOf(text, options);

describe('a unit file', () => {
  it('annotates sections, directives, values and the command inside ExecStart=', () => {
    const text = '[Unit]\nAfter=network.target\n[Service]\nExecStart=/opt/venv/bin/uwsgi --http :9000 --die-on-term\n';
    expect(annotationsOf(text, options)).toEqual([
      'systemd/[Unit] @ [Unit]',
      'systemd/Unit.After @ After',
      'unit/network.target @ network.target',
      'systemd/[Service] @ [Service]',
      'systemd/Service.ExecStart @ ExecStart',
      'value/exec-command @ /opt/venv/bin/uwsgi --http :9000 --die-on-term',
      'program/uwsgi @ /opt/venv/bin/uwsgi',
      'uwsgi/http @ --http',
      'value/address @ :9000',
      'uwsgi/die-on-term @ --die-on-term',
    ]);
  });

  it('finds the options of a command that goes on over several lines', () => {
    const text = '[Service]\nExecStart=/usr/bin/uwsgi \\\n  # ein Kommentar darin\n  --mastr\n';
    expect(reported(text)).toEqual(['uwsgi/unknown-option @ --mastr']);
  });

  it.each([
    ['Enviroment=A=b', 'systemd/unknown-key @ Enviroment'],
    ['WantedBy=multi-user.target', 'systemd/unknown-key @ WantedBy'],
    ['StartLimitIntervalSec=5', 'systemd/unknown-key @ StartLimitIntervalSec'],
    ['Restart=allways', 'systemd/invalid-value @ allways'],
    ['Restart=no # nie', 'systemd/invalid-value @ no # nie'],
    ['PrivateTmp=ja', 'systemd/invalid-value @ ja'],
    ['TimeoutStopSec=5 Sekunden', 'systemd/invalid-value @ 5 Sekunden'],
    ['KillSignal=sigint', 'systemd/invalid-value @ sigint'],
    ['Type=notify-reload', 'systemd/invalid-value @ notify-reload'],
    ['nix', 'systemd/missing-equals @ nix'],
    ['Environment=A B=c', 'systemd/invalid-value @ A'],
  ])('reports %s', (line, expected) => {
    expect(reported(unit(line))).toEqual([expected]);
  });

  it.each([
    'PrivateTmp=TRUE',
    'X-Eigenes=1',
    'StandardOutput=append:/var/log/x.log',
    'KillSignal=QUIT',
    'TimeoutStopSec=1h30',
    'ProtectSystem=1',
    'Restart=no',
  ])('accepts %s', (line) => {
    expect(reported(unit(line))).toEqual([]);
  });

  it('reports a name of a unit without its ending', () => {
    expect(reported(unit('', '[Unit]\nAfter=network, b.service\n'))).toEqual(['systemd/invalid-dependency @ network,']);
  });

  it('reports an unknown section once and nothing inside it', () => {
    expect(reported(unit('', '[Services]\nNix=1\n'))).toEqual(['systemd/unknown-section @ [Services]']);
  });

  it('reports a broken section header and what stands before the first section', () => {
    expect(reported('A=b\n[Service\n')).toEqual([
      'systemd/outside-section @ A=b',
      'systemd/invalid-section-header @ [Service',
    ]);
  });

  it('reports a program that is no absolute path', () => {
    expect(reported('[Service]\nExecStart=venv/bin/uwsgi --die-on-term --master\n')).toEqual([
      'systemd/invalid-value @ venv/bin/uwsgi',
    ]);
  });

  it('accepts a bare program name', () => {
    expect(reported('[Service]\nExecStart=uwsgi --die-on-term --master\n')).toEqual([]);
  });

  it.each([
    ['/bin/a x # y', 'systemd/inline-comment @ #'],
    ['/bin/a x > y', 'systemd/shell-syntax @ >'],
    ['/bin/a "x', 'systemd/invalid-value @ "'],
  ])('reports in ExecStart= %s', (value, expected) => {
    expect(reported(`[Service]\nExecStart=${value}\n`)).toEqual([expected]);
  });

  it('puts a comment at the end of a line on a line of its own', () => {
    const text = unit('Restart=no # nie');
    const [diagnostic] = analyseWith(text, options).diagnostics;
    expect(applyEdits(text, diagnostic?.fixes[0]?.edits ?? [])).toBe(unit('# nie\nRestart=no'));
  });

  it('reports a line that a backslash has swallowed', () => {
    expect(reported(unit('SyslogIdentifier=a \\\nUser=b'))).toEqual(['systemd/swallowed-line @ User']);
  });
});

describe('a unit that runs uWSGI', () => {
  const service = (command: string, more = ''): string =>
    `[Service]\nExecStart=/usr/bin/uwsgi --http :1 ${command}\n${more}`;

  it.each([
    ['--master', ''],
    ['--master', 'KillSignal=SIGHUP\n'],
    ['--master --die-on-term', 'KillSignal=SIGQUIT\n'],
    ['-M', ''],
  ])('warns that stopping reloads: %s %s', (command, more) => {
    expect(reported(service(command, more)).map((line) => line.split(' ')[0])).toEqual(['practice/sigterm-reloads']);
  });

  it.each([
    ['--master --die-on-term', ''],
    ['--master', 'KillSignal=SIGQUIT\n'],
    ['--master', 'KillSignal=SIGINT\n'],
    ["--master --hook-master-start 'unix_signal:15 gracefully_kill_them_all'", 'KillMode=mixed\n'],
    ['', ''],
    ['--master --ini app.ini', ''],
  ])('does not warn: %s %s', (command, more) => {
    expect(reported(service(command, more))).toEqual([]);
  });

  it('repairs the stop with either of its fixes', () => {
    const text = service('--master');
    const fixes = analyseWith(text, options).diagnostics[0]?.fixes ?? [];
    expect(fixes.map(({ edits }) => reported(applyEdits(text, edits)))).toEqual([[], []]);
  });

  it('warns of secrets, not of other variables', () => {
    expect(reported(unit("Environment='R022_USERNAME=..' 'R022_PASSWORD=..'"))).toEqual([
      "practice/secret-in-unit @ 'R022_PASSWORD=..'",
    ]);
  });

  it('warns of restarting without a pause', () => {
    expect(reported(unit('Restart=always'))).toEqual(['practice/no-restart-delay @ Restart=always']);
    expect(reported(unit('Restart=always\nRestartSec=5'))).toEqual([]);
  });
});

describe('a header without its closing bracket', () => {
  it('is reported, and the lines below are read as they were meant', () => {
    const found = diagnosticsOf('[Unit]\nDescription=x\n[Service\nExecStart=/bin/true\nRestart=alwys\n', {
      language: 'systemd',
      fileName: 'a.service',
    });
    expect(found).toEqual(['systemd/invalid-section-header @ [Service', 'systemd/invalid-value @ alwys']);
  });
});
