// cspell:disable -- texts of configurations
/** Texts that a run starts from, and pieces that it puts in. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Catalogue, Language } from '../../src/engine/types';

/** Longest text of an installed file that is mutated, in characters: long ones slow a run down and show nothing new. */
const longest = 1500;

const own: Record<Language, string[]> = {
  'uwsgi-command': [
    'uwsgi --http :8000 --master -p 4 -w src.run:app --enable-threads --need-app',
    '$ sudo -u www-data UWSGI_PROCESSES=4 /opt/venv/bin/uwsgi --ini \'app.ini:prod\' --set-ph name="a b" && echo fertig',
    'uwsgi \\\n  --socket /run/app.sock --chmod-socket=660 \\\n  --plugins http,python3 \\\n  --hook-master-start "unix_signal:15 gracefully_kill_them_all"\n',
    '# Kommentar\ncd /srv; source venv/bin/activate\nexec uwsgi app.ini --need-a -M --cron2 hour=3,minute=0\nuwsgi <<EOF\n[uwsgi]\nEOF\n',
    'uwsgi --http-socket 127.0.0.1:9090 --static-map /s=/srv/s --env A=$(cat x) --route "^/a redirect:/b" | tee log',
  ],
  'uwsgi-ini': [
    '[uwsgi]\nhttp-socket = 127.0.0.1:8000\nmodule = app:app\nmaster = true\nprocesses = %(n * 2)\nn = %k\n',
    '[uwsgi]\nplugins = python3,http\nchdir = %d\nsocket = /run/%n.sock\nchmod-socket = 660\nini = :more\n\n[more]\nfor = a b c\nenv = %(_)=1\nendfor =\n',
    '; Kommentar\n[uwsgi]\nif-env = HOME\nlogto = $(HOME)/a.log\nendif =\nx = @(/etc/hostname)\nbuffer-size = 65536 # groß\nlisten = 100%%\ncron = 0 3 -1 -1 1 true\n',
    'master\n[uwsgi]\nmaster\nvacuum = false ; nein\nset-placeholder = a=b\nshow-config\nsafe-pidfile = /run/%(a).pid\nroute = ^/x$ addheader:X: y\n',
  ],
  systemd: [
    '[Unit]\nDescription=Backend\nAfter=network.target postgresql.service\n\n[Service]\nType=notify\nUser=www-data\nWorkingDirectory=/srv/app\nEnvironment="SECRET=a b" PATH=/bin\nExecStartPre=-/bin/mkdir -p /run/%n\nExecStart=/srv/venv/bin/uwsgi --http :8000 --master -w src.run:app\nRestart=always\nKillSignal=SIGQUIT\n\n[Install]\nWantedBy=multi-user.target\n',
    '[Service]\nExecStart=\nExecStart=@/bin/sh sh -c "a && b; ${C} $$D" ; /bin/true \\x41\nTimeoutStopSec=5min 30s\nUMask=0027\nMemoryMax=50%\nCPUQuota=20%\nSystemCallFilter=~@mount @swap read:EPERM\nCapabilityBoundingSet=CAP_CHOWN ~CAP_KILL\n',
    '[Unit]\nDescription=Zeit\n[Timer]\nOnCalendar=Mon..Fri *-*-* 03:00/15:00 Europe/Berlin\nOnBootSec=5 min\nPersistent=yes\n[Install]\nWantedBy=timers.target\n',
    '[Socket]\nListenStream=/run/a.sock\nListenStream=[::1]:80\nSocketMode=0660\nFileDescriptorName=a\nAccept=no\n',
    '[Service]\nProtectSystem=strict\nReadWritePaths=/a:/b -/c\nBindPaths=/a:/b:rbind\nRestrictAddressFamilies=AF_INET \\\n# mitten darin\n  AF_UNIX\nIPAddressAllow=10.0.0.0/8 localhost\nLimitNOFILE=1024:2048\nDeviceAllow=/dev/null rw\nRuntimeDirectory=a b:c\n',
  ],
  nginx: [
    'server {\n  listen 443 ssl http2 default_server;\n  server_name example.org ~^(?<n>.+)\\.org$;\n  location ~* \\.(css|js)$ {\n    expires 30d;\n    add_header Cache-Control "public" always;\n  }\n  location / {\n    include uwsgi_params;\n    uwsgi_pass unix:/run/app.sock;\n    uwsgi_read_timeout 1m30s;\n  }\n}\n',
    'user www-data;\nworker_processes auto;\nevents { worker_connections 768; }\nhttp {\n  map $http_upgrade $up { default upgrade; "" close; ~^a b; }\n  upstream b { server 127.0.0.1:8000 weight=5 max_fails=3; keepalive 8; }\n  log_format main \'$remote_addr "$request"\';\n  access_log /var/log/a.log main;\n  server { return 301 https://$host$request_uri; }\n}\n',
    'location /api/ {\n  if ($request_method = POST) { return 405; }\n  rewrite ^/api/(.*)$ /$1 break;\n  proxy_pass http://127.0.0.1:8000/;\n  proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;\n  client_max_body_size 10m;\n  limit_req zone=one burst=5 nodelay;\n}\n',
    'types { text/html html htm; }\ngeo $g { default 0; 10.0.0.0/8 1; }\ncontent_by_lua_block { ngx.say("}") }\nssl_protocols TLSv1.2 TLSv1.3;\nresolver 127.0.0.1 valid=30s;\ntry_files $uri @a;\nerror_page 502 =200 /x;\n',
  ],
};

/** Signs and words that mean something to one of the programs. */
const common = [
  '\\\n', '\n', '\r\n', '\r', '"', "'", '\\', '\\x41', '$(', '${', '`', ' # ', ';', ' ; ', '=', '%', '%%', '%(', ':', ',', '{', '}', '[', ']', '(', ')', '*', '-', '--', '@', '~', '|', '&&', '<<EOF\n', '\t', ' ', 'ä', '😀', '漢', '\u0000', '\uFEFF', '\u2028', '\u00A0', '\uD83D', '0', '-1', '65536', '99999999999999999999', '1e9', '0x10', '5min', '10m', 'true', 'off', '/', '..', '::1', '[::]:80', ':80', 'unix:', '~^(a+)+$',
]; // prettier-ignore

const folders: Record<Language, string[]> = {
  'uwsgi-command': [],
  'uwsgi-ini': ['/usr/share/doc/uwsgi-core/examples/conffile', '/usr/share/uwsgi/conf', '/etc/uwsgi'],
  systemd: ['/usr/lib/systemd/system'],
  nginx: ['/etc/nginx', '/etc/nginx/sites-available', '/etc/nginx/snippets'],
};

/** Own texts, and those of the machine's installed files that are not too long. */
export function seedsOf(language: Language): string[] {
  return [...own[language], ...folders[language].flatMap(filesIn)];
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => path.join(folder, name))
    .filter((file) => existsSync(file) && statSync(file).isFile() && statSync(file).size <= longest)
    .map((file) => readFileSync(file, 'utf8'));
}

/** Pieces of one language: signs, and every name that its program knows. */
export function piecesOf(language: Language, catalogue: Catalogue): string[] {
  const names: Record<Language, () => string[]> = {
    'uwsgi-command': () => catalogue.uwsgi.options.map(({ name }) => ` --${name} `),
    'uwsgi-ini': () => catalogue.uwsgi.options.map(({ name }) => `\n${name} = `),
    systemd: () => catalogue.systemd.directives.flatMap(({ name, values }) => [`\n${name}=`, ...values]),
    nginx: () => [
      ...catalogue.nginx.directives.flatMap(({ name, values }) => [`\n${name} `, ...values]),
      ...catalogue.nginx.variables.map(({ name }) => ` $${name}`),
    ],
  };
  const known = names[language]();
  // As likely as the names together, so that structure breaks as often as words change
  return [...Array.from({ length: known.length }, (_, index) => common[index % common.length] ?? ''), ...known];
}
