// cspell:disable -- texts of configurations
/** Texts that are like real ones: every one differs in names, ports, order and in what it has at all. */
import type { Catalogue } from '../../src/engine/types';
import { Random } from '../fuzz/random';

const names = ['shop', 'wiki', 'ledger', 'mailer', 'intranet', 'media', 'search', 'orders', 'calendar', 'backend'];

const maybe = (random: Random, share: number, lines: string): string => (random.fraction() < share ? lines : '');

/** A unit of about 20 to 40 lines that starts an application with uWSGI. */
export function unitSample(number: number): string {
  const random = new Random(7, number);
  const name = `${random.pick(names) ?? 'app'}-${number}`;
  const port = 8000 + random.below(2000);
  return [
    `[Unit]\nDescription=${name}: Flask-Anwendung\nAfter=network-online.target\nWants=network-online.target\n`,
    maybe(random, 0.4, 'After=postgresql.service\nRequires=postgresql.service\n'),
    maybe(random, 0.3, 'StartLimitIntervalSec=5min\nStartLimitBurst=4\n'),
    `\n[Service]\nType=${random.pick(['notify', 'simple', 'exec'] as const)}\n`,
    `WorkingDirectory=/srv/${name}\nEnvironment=FLASK_ENV=production PORT=${port}\n`,
    maybe(random, 0.5, `EnvironmentFile=-/etc/${name}/env\n`),
    maybe(random, 0.3, `ExecStartPre=/bin/mkdir -p /var/lib/${name}\n`),
    `ExecStart=/srv/${name}/venv/bin/uwsgi --master --processes ${1 + random.below(8)} --http 127.0.0.1:${port} \\\n`,
    `    --module ${name.replaceAll('-', '_')}.wsgi:app --need-app --die-on-term\n`,
    `KillSignal=${random.pick(['SIGTERM', 'SIGINT', 'SIGQUIT'] as const)}\nTimeoutStopSec=${10 + random.below(80)}\n`,
    'Restart=on-failure\nRestartSec=5s\n',
    maybe(random, 0.6, 'NoNewPrivileges=yes\nPrivateTmp=yes\nProtectSystem=strict\nProtectHome=yes\n'),
    maybe(random, 0.6, `ReadWritePaths=/var/lib/${name}\nRuntimeDirectory=${name}\nUMask=0027\n`),
    maybe(random, 0.4, 'RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6\nSystemCallFilter=@system-service\n'),
    maybe(random, 0.4, `MemoryMax=${256 + random.below(1024)}M\nTasksMax=256\nLimitNOFILE=8192\n`),
    '\n[Install]\nWantedBy=multi-user.target\n',
  ].join('');
}

/** A server block of about 20 to 50 lines in front of an application. */
export function siteSample(number: number): string {
  const random = new Random(11, number);
  const name = `${random.pick(names) ?? 'app'}-${number}`;
  const pass =
    random.fraction() < 0.6
      ? `        include uwsgi_params;\n        uwsgi_pass unix:/run/${name}/app.sock;\n        uwsgi_read_timeout ${30 + random.below(90)}s;\n`
      : `        proxy_pass http://127.0.0.1:${8000 + random.below(2000)};\n        proxy_set_header Host $host;\n        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;\n        proxy_set_header X-Forwarded-Proto $scheme;\n`;
  return [
    maybe(random, 0.3, `# ${name}: ausgeliefert über ${random.pick(['HTTP', 'Unix-Socket'] as const)}\n`),
    `server {\n    listen 80;\n    listen [::]:80;\n    server_name ${name}.example.org www.${name}.example.org;\n`,
    `    access_log /var/log/nginx/${name}.log combined;\n    client_max_body_size ${1 + random.below(64)}m;\n`,
    maybe(random, 0.5, '    gzip on;\n    gzip_types text/css application/javascript application/json;\n'),
    maybe(
      random,
      0.5,
      '    add_header X-Content-Type-Options nosniff always;\n    add_header X-Frame-Options DENY always;\n',
    ),
    `\n    location /static/ {\n        alias /srv/${name}/static/;\n        expires ${1 + random.below(30)}d;\n    }\n`,
    maybe(random, 0.4, '\n    location = /favicon.ico {\n        log_not_found off;\n        access_log off;\n    }\n'),
    maybe(random, 0.3, '\n    location ~* \\.(?:php|cgi)$ {\n        return 404;\n    }\n'),
    `\n    location / {\n${pass}    }\n`,
    maybe(
      random,
      0.3,
      '\n    error_page 502 504 /50x.html;\n    location = /50x.html {\n        root /usr/share/nginx/html;\n    }\n',
    ),
    '}\n',
  ].join('');
}

/** So many lines of samples, one after the other. */
function lines(count: number, sample: (number: number) => string): string {
  const result: string[] = [];
  for (let number = 0; result.length < count; number += 1) result.push(...sample(number).split('\n'));
  return `${result.slice(0, count).join('\n')}\n`;
}

export const unitLines = (count: number): string => lines(count, unitSample);

/** A whole configuration; the last server block may be cut off, so its brackets are closed. */
export function nginxLines(count: number): string {
  const head = 'user www-data;\nevents {\n    worker_connections 768;\n}\nhttp {\n    include mime.types;\n';
  const body: string[] = [];
  for (let number = 0; ; number += 1) {
    const next = siteSample(number).trimEnd().split('\n');
    if (body.length + next.length + 8 > count) break;
    body.push(...next);
  }
  while (body.length + 7 < count) body.push('    # Ende');
  return `${head}${body.join('\n')}\n}\n`;
}

/** A command with so many options, each with an argument that suits it. */
export function commandOptions(count: number, catalogue: Catalogue): string {
  const known = catalogue.uwsgi.options.filter(({ pip, name, canonical }) => pip && name === canonical);
  const values: Record<string, string> = { integer: '4', path: '/srv/app', 'socket-address': '127.0.0.1:8000' };
  const words = known
    .filter((_, index) => index % Math.floor(known.length / count) === 0)
    .slice(0, count)
    .map(({ name, argument, valueKind }) =>
      argument === 'none' ? `--${name}` : `--${name} ${values[valueKind] ?? '10'}`,
    );
  return `uwsgi ${words.join(' \\\n  ')}\n`;
}
