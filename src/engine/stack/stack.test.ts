import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../catalogue/load';
import { languageOfFile } from '../../plugins/rules/examples';
import { applyEdits } from '../text/edit';
import { analyseStack } from './analyseStack';
import type { StackFile } from './types';

const catalogue = loadCatalogue();

const unit = `[Unit]
Description=Backend

[Service]
Type=notify
User=backend
Group=www-data
WorkingDirectory=/srv/backend
RuntimeDirectory=backend
ExecStart=/srv/backend/.venv/bin/uwsgi --ini /etc/backend/uwsgi.ini
ExecReload=/bin/kill -HUP $MAINPID
KillMode=mixed
TimeoutStopSec=60
Restart=on-failure
RestartSec=5

[Install]
WantedBy=multi-user.target
`;

const ini = `[uwsgi]
module = src.run:app
master = true
processes = 2
socket = /run/backend/backend.sock
chmod-socket = 660
vacuum = true
hook-master-start = unix_signal:15 gracefully_kill_them_all
need-app = true
strict = true
single-interpreter = true
buffer-size = 16384
harakiri = 50
`;

const site = `server {
    listen 80;
    server_name api.example.org;
    client_max_body_size 10m;
    large_client_header_buffers 4 16k;
    location / {
        include uwsgi_params;
        uwsgi_param HTTP_X_FORWARDED_PROTO $scheme;
        uwsgi_param HTTP_X_FORWARDED_FOR $proxy_add_x_forwarded_for;
        uwsgi_param HTTP_TRANSFER_ENCODING "";
        uwsgi_pass unix:/run/backend/backend.sock;
        uwsgi_connect_timeout 5s;
        uwsgi_read_timeout 60s;
        uwsgi_buffer_size 16k;
        uwsgi_buffers 8 16k;
    }
}
`;

/** The unit of the source page, to the letter. */
const sourceUnit = `[Unit]
Description=uWSGI instance to serve Flask backend (dev)
After=network.target

[Service]
User=house-admin
Group=www-data
WorkingDirectory=/home/house-admin/ps-housetech-backend-main
ExecStart=/home/house-admin/ps-housetech-backend-main/.venv/bin/uwsgi --http :9000 -w src.run:app --master --strict --enable-threads --vacuum --single-interpreter --need-app
Restart=always
Environment='R022_USERNAME=..'
Environment='R022_PASSWORD=..'
Environment='WEATHER_API_KEY=..'

[Install]
WantedBy=multi-user.target
`;

type Name = 'backend.service' | 'uwsgi.ini' | 'backend.nginx.conf';

const stack = (...texts: [string, string][]): StackFile[] =>
  texts.map(([name, text]) => ({ name, text, language: languageOfFile(name) }));

const whole = (changes: Partial<Record<Name, string>> = {}): StackFile[] =>
  stack(
    ['backend.service', changes['backend.service'] ?? unit],
    ['uwsgi.ini', changes['uwsgi.ini'] ?? ini],
    ['backend.nginx.conf', changes['backend.nginx.conf'] ?? site],
  );

/** `name: code @ text` of all stack diagnostics, or of all with `everything`. */
function found(files: StackFile[], everything = false): string[] {
  const { analyses } = analyseStack(files, { catalogue });
  return analyses.flatMap(({ diagnostics }, index) =>
    diagnostics
      .filter(({ code, severity }) => (everything ? severity !== 'info' : code.startsWith('stack/')))
      .map(({ code, span }) => `${files[index]?.name}: ${code} @ ${files[index]?.text.slice(span.start, span.end)}`),
  );
}

const codes = (files: StackFile[]): string[] => found(files).map((line) => line.split(' ')[1] ?? '');

describe('a deployment that works', () => {
  it('has nothing between its files', () => {
    expect(found(whole())).toEqual([]);
    expect(found(whole(), true)).toEqual([]);
  });

  it.each([
    ['the unit alone', stack(['backend.service', unit])],
    ['the INI file alone', stack(['uwsgi.ini', ini])],
    ['nginx alone', stack(['backend.nginx.conf', site])],
    ['nginx and a unit that reads a file that is not at hand', stack(['backend.service', unit], ['a.conf', site])],
    ['no file', []],
  ])('is not blamed for what is not at hand: %s', (_name, files) => {
    expect(found(files)).toEqual([]);
  });

  it('may use /var/run for /run', () => {
    expect(found(whole({ 'backend.nginx.conf': site.replace('unix:/run', 'unix:/var/run') }))).toEqual([]);
  });

  it('may hand the socket over by a socket unit', () => {
    const socket = '[Socket]\nListenStream=/run/backend.sock\nSocketMode=0660\nSocketGroup=www-data\n';
    const files = stack(
      ['backend.service', unit.replace('RuntimeDirectory=backend\n', '')],
      ['backend.socket', socket],
      ['uwsgi.ini', ini.replace(/^(?:socket|chmod).*\n/gm, '')],
      ['backend.nginx.conf', site.replace('/run/backend/backend.sock', '/run/backend.sock')],
    );
    expect(found(files)).toEqual([]);
    expect(
      codes([
        ...files.slice(0, 1),
        ...stack(['backend.socket', socket.replace('www-data', 'root')]),
        ...files.slice(2),
      ]),
    ).toEqual(['stack/socket-rights']);
  });

  it('may make the directory in another way', () => {
    const own = unit.replace('RuntimeDirectory=backend', 'ExecStartPre=+/usr/bin/install -d -o backend /run/backend');
    expect(found(whole({ 'backend.service': own }))).toEqual([]);
  });

  it('may have other programs behind nginx', () => {
    const more = site.replace(
      '    location / {',
      '    location /chat/ {\n        proxy_pass http://127.0.0.1:3000;\n    }\n    location / {',
    );
    expect(found(whole({ 'backend.nginx.conf': more }))).toEqual([]);
  });

  it('may name an upstream', () => {
    const named = `upstream backend {\n    server unix:/run/backend/backend.sock;\n}\n${site.replace('unix:/run/backend/backend.sock', 'backend')}`;
    expect(found(whole({ 'backend.nginx.conf': named }))).toEqual([]);
  });

  it('may have a drop-in file that sets what the unit lacks', () => {
    const bare = unit.replace('RestartSec=5\n', '').replace('KillMode=mixed\n', '');
    const dropIn = '[Service]\nRestartSec=5\nKillMode=mixed\n';
    expect(
      found([...whole({ 'backend.service': bare }), ...stack(['backend.service.d/override.conf', dropIn])], true),
    ).toEqual([]);
  });

  it('may run in containers whose hosts are names', () => {
    const files = stack(
      ['uwsgi.ini', ini.replace('/run/backend/backend.sock', ':8080')],
      [
        'nginx.conf',
        `events {}\nhttp {\nserver { listen 8080; location / { include uwsgi_params; uwsgi_pass flask:8080; } }\n}`,
      ],
    );
    expect(found(files)).toEqual([]);
  });
});

describe('the unit of the source page behind nginx', () => {
  const nginx =
    'server {\n    listen 80;\n    location / {\n        include uwsgi_params;\n        uwsgi_pass 127.0.0.1:9000;\n    }\n}\n';
  const files = stack(['ps-backend.service', sourceUnit], ['backend.nginx.conf', nginx]);

  it('speaks the wrong protocol, stops slowly, shows its secrets and gives up early', () => {
    const all = analyseStack(files, { catalogue }).analyses.flatMap(({ diagnostics }) =>
      diagnostics.map(({ code }) => code),
    );
    expect(all).toEqual(
      expect.arrayContaining([
        'stack/protocol-mismatch',
        'practice/sigterm-reloads',
        'practice/secret-in-unit',
        'practice/no-restart-delay',
      ]),
    );
    expect(found(files)).toEqual(['backend.nginx.conf: stack/protocol-mismatch @ 127.0.0.1:9000']);
  });

  it('is repaired by the fix', () => {
    const { analyses } = analyseStack(files, { catalogue });
    const fix = analyses[1]?.diagnostics.find(({ code }) => code === 'stack/protocol-mismatch')?.fixes[0];
    const repaired = applyEdits(nginx, fix?.edits ?? []);
    expect(repaired).toContain('        proxy_pass http://127.0.0.1:9000;\n');
    expect(codes(stack(['ps-backend.service', sourceUnit], ['backend.nginx.conf', repaired]))).toEqual([
      'stack/router-behind-nginx',
    ]);
  });

  it('points at the other side', () => {
    const { analyses } = analyseStack(files, { catalogue });
    const [related] = analyses[1]?.diagnostics.find(({ code }) => code === 'stack/protocol-mismatch')?.related ?? [];
    expect(related?.file).toBe(0);
    expect(sourceUnit.slice(related?.span.start, related?.span.end)).toBe('--http :9000');
  });
});

describe('what lies between the files', () => {
  it('does not depend on their order', () => {
    const files = [
      ...whole({ 'uwsgi.ini': ini.replace('harakiri = 50', 'harakiri = 90').replace('chmod-socket = 660\n', '') }),
      ...stack(['backend.service.d/override.conf', '[Service]\nKillMode=control-group\n']),
    ];
    const forward = found(files).sort();
    expect(forward.length).toBeGreaterThan(2);
    fc.assert(
      fc.property(fc.shuffledSubarray(files, { minLength: files.length }), (shuffled) => {
        expect(found(shuffled).sort()).toEqual(forward);
      }),
      { numRuns: 20 },
    );
  });

  it('knows which INI file wins', () => {
    const call = (words: string): string => unit.replace('--ini /etc/backend/uwsgi.ini', words);
    const timeouts = (words: string): string[] => codes(whole({ 'backend.service': call(words) }));
    expect(timeouts('--harakiri 90 --ini uwsgi.ini')).toEqual([]);
    expect(timeouts('uwsgi.ini --harakiri 90')).toEqual([]);
    expect(timeouts('--ini uwsgi.ini --harakiri 90')).toContain('stack/timeout-order');
  });

  it('reads what an INI file includes, wherever that stands in the list', () => {
    const files = [
      ...stack(['socket.ini', '[uwsgi]\nsocket = /run/backend/other.sock\n']),
      ...whole({ 'uwsgi.ini': ini.replace(/^socket = .*$/m, 'include = /etc/backend/socket.ini') }),
    ];
    expect(codes(files)).toEqual(['stack/socket-path']);
  });

  it('takes settings of the http block for the sites of a whole configuration', () => {
    const main = (line: string): string =>
      `events {}\nhttp {\n    ${line}\n    include /etc/nginx/sites-enabled/*;\n}\n`;
    const short = site.replace(/ *uwsgi_read_timeout.*\n/, '');
    const files = (line: string): StackFile[] => [
      ...whole({ 'backend.nginx.conf': short }),
      ...stack(['nginx.conf', main(line)]),
    ];
    expect(codes(files('uwsgi_read_timeout 30s;'))).toEqual(['stack/timeout-order']);
    expect(codes(files('uwsgi_read_timeout 90s;'))).toEqual([]);
  });

  it('places a file that is included inside a location there', () => {
    const files = stack(
      ['backend.service', unit],
      ['uwsgi.ini', ini],
      [
        'backend.nginx.conf',
        'server {\n listen 80;\n location / {\n uwsgi_read_timeout 10s;\n include snippets/backend.conf;\n }\n}\n',
      ],
      ['snippets/backend.conf', 'include uwsgi_params;\nuwsgi_pass unix:/run/backend/backend.sock;\n'],
    );
    expect(found(files)).toEqual(['backend.nginx.conf: stack/timeout-order @ uwsgi_read_timeout 10s']);
  });

  it('knows the account of nginx from a whole configuration', () => {
    const main = 'user backend;\nevents {}\nhttp {\n    include /etc/nginx/conf.d/*.conf;\n}\n';
    const files = whole({ 'uwsgi.ini': ini.replace('chmod-socket = 660\n', '') });
    expect(codes(files)).toEqual(['stack/socket-rights']);
    expect(codes([...files, ...stack(['nginx.conf', main])])).toEqual([]);
  });

  it.each([
    ['the default mode', ini.replace('chmod-socket = 660\n', ''), unit, 'error'],
    ['a mode without the group', ini.replace('660', '600'), unit, 'error'],
    ['a foreign group', ini, unit.replace('Group=www-data', 'Group=backend'), 'warning'],
    ['the own group of the account', ini, unit.replace('Group=www-data\n', ''), 'warning'],
    ['root', ini.replace('chmod-socket = 660\n', ''), unit.replace(/^(?:User|Group)=.*\n/gm, ''), 'error'],
  ])('shuts nginx out of the socket: %s', (_name, settings, service, severity) => {
    const files = whole({ 'uwsgi.ini': settings, 'backend.service': service });
    const all = analyseStack(files, { catalogue }).analyses.flatMap(({ diagnostics }) => diagnostics);
    expect(all.filter(({ code }) => code === 'stack/socket-rights').map((diagnostic) => diagnostic.severity)).toEqual([
      severity,
    ]);
  });

  it.each([
    [
      'a mask that leaves the group its rights',
      ini.replace('chmod-socket = 660\n', ''),
      unit.replace('User=', 'UMask=0007\nUser='),
    ],
    ['the mode 666', ini.replace('660', '666'), unit.replace('Group=www-data', 'Group=backend')],
    ['nginx as the owner', ini.replace('chmod-socket = 660\n', ''), unit.replace('User=backend', 'User=www-data')],
  ])('lets nginx use the socket: %s', (_name, settings, service) => {
    expect(codes(whole({ 'uwsgi.ini': settings, 'backend.service': service }))).not.toContain('stack/socket-rights');
  });

  it.each([
    ['SIGTERM without die-on-term', ini.replace(/^hook.*\n/m, ''), unit, ['stack/signals']],
    ['SIGTERM with it', ini.replace(/^hook.*$/m, 'die-on-term = true'), unit, []],
    ['SIGQUIT without it', ini.replace(/^hook.*\n/m, ''), unit.replace('KillMode', 'KillSignal=SIGQUIT\nKillMode'), []],
    [
      'SIGQUIT with it',
      ini.replace(/^hook.*$/m, 'die-on-term = true'),
      unit.replace('KillMode', 'KillSignal=SIGQUIT\nKillMode'),
      ['stack/signals'],
    ],
    ['SIGHUP', ini, unit.replace('KillMode', 'KillSignal=SIGHUP\nKillMode'), ['stack/signals']],
    ['a hook for another signal', ini.replace(':15 ', ':2 '), unit, ['stack/signals']],
    ['no master', ini.replace(/^(?:hook|master).*\n/gm, ''), unit.replace(/^ExecReload.*\n/m, ''), []],
  ])('what the stop signal does: %s', (_name, settings, service, expected) => {
    expect(codes(whole({ 'uwsgi.ini': settings, 'backend.service': service }))).toEqual(expected);
  });

  it('sees KillSignal= of a drop-in file', () => {
    const direct = sourceUnit.replace('--need-app', '--need-app --die-on-term');
    const dropIn = stack(['ps-backend.service.d/stop.conf', '[Service]\nKillSignal=SIGQUIT\n']);
    expect(codes([...stack(['ps-backend.service', direct]), ...dropIn])).toEqual(['stack/signals']);
    const both = found([...stack(['ps-backend.service', sourceUnit]), ...dropIn], true);
    expect(both.filter((line) => /sigterm|signals/.test(line))).toEqual([]);
  });
});

describe('what one file shows by itself', () => {
  it('is said once', () => {
    const command = sourceUnit
      .replace('--http :9000', '--http-socket :80')
      .replace('[Install]', 'ProtectHome=true\n\n[Install]');
    const all = found(stack(['ps-backend.service', command]), true);
    const about = (name: string): string[] => all.filter((line) => line.includes(name));
    expect(about('protect-home')).toHaveLength(1);
    expect(about('privileged-port')).toHaveLength(1);
  });
});

describe('any files', () => {
  const text = fc.oneof(
    fc.constantFrom(unit, ini, site, sourceUnit),
    fc.string({ maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          ...`${unit}${ini}${site}`.split('\n'),
          'ini = uwsgi.ini',
          'include = :uwsgi',
          'include a.conf;',
          '{',
          '}',
        ),
        {
          maxLength: 20,
        },
      )
      .map((lines) => lines.join('\n')),
  );
  const file = fc.record({
    name: fc.constantFrom(
      'backend.service',
      'backend.service.d/a.conf',
      'uwsgi.ini',
      'a.conf',
      'nginx.conf',
      'x.socket',
      'a.sh',
      '',
    ),
    text,
  });

  it('are read without an exception, with spans inside their file', () => {
    fc.assert(
      fc.property(fc.array(file, { maxLength: 5 }), (files) => {
        // A text that was pasted has no name
        const given = files.map((one) => ({
          ...one,
          language: one.name === '' ? ('nginx' as const) : languageOfFile(one.name),
        }));
        const { analyses } = analyseStack(given, { catalogue });
        expect(analyses).toHaveLength(given.length);
        analyses.forEach(({ diagnostics }, index) => {
          for (const { span, related = [] } of diagnostics) {
            expect(span.end).toBeLessThanOrEqual(given[index]?.text.length ?? 0);
            for (const place of related)
              expect(place.span.end).toBeLessThanOrEqual(given[place.file]?.text.length ?? -1);
          }
        });
      }),
      { numRuns: 150 },
    );
  });
});

describe('plugins that a command line loads before its INI file', () => {
  const codes = (command: string): string[] => {
    const files: StackFile[] = [
      { name: 'backend.service', language: 'systemd', text: unit.replace(/^ExecStart=.*$/m, `ExecStart=${command}`) },
      { name: 'uwsgi.ini', language: 'uwsgi-ini', text: ini },
    ];
    const { analyses } = analyseStack(files, { catalogue, profile: 'debian-12' });
    return analyses.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code));
  };

  it('make the options of the file known', () => {
    expect(codes('/usr/bin/uwsgi --plugin python3 --ini /etc/backend/uwsgi.ini')).not.toContain(
      'uwsgi/plugin-not-loaded',
    );
    expect(codes('/usr/bin/uwsgi --ini /etc/backend/uwsgi.ini')).toContain('uwsgi/plugin-not-loaded');
  });
});
