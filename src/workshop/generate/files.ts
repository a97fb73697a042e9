import type { Deployment } from './types';

/** Longest time for a request in seconds; the limits of nginx and of systemd lie above it. */
const longestRequest = 50;

/** How many workers: one for each request at the same time, as far as the memory reaches. */
export const workersOf = ({ requests, memory, workerMemory }: Deployment): number =>
  Math.max(1, Math.min(requests, Math.floor(memory / workerMemory)));

/** Folder of the configuration. */
export const settingsFolder = ({ name }: Deployment): string => `/etc/${name}`;

const socketOf = ({ name }: Deployment): string => `/run/${name}/${name}.sock`;

/** Whether systemd is to leave the homes visible: the application lies in one. */
export const isAtHome = (path: string): boolean => /^\/(?:home|root)\//.test(path);

const lines = (...given: (string | false | null | string[])[]): string =>
  `${given
    .flat()
    .filter((line) => line !== false && line !== null)
    .join('\n')}\n`;

/** `uwsgi.ini`: what edition 2.0 of the guide recommends, with the numbers of this deployment. */
export function uwsgiIni(deployment: Deployment): string {
  const { module, callable, installation, folder, name } = deployment;
  return lines(
    '[uwsgi]',
    installation === 'pip' && `virtualenv = ${folder}/.venv`,
    `module = ${module}:${callable}`,
    'need-app = true',
    '',
    'master = true',
    `processes = ${workersOf(deployment)}`,
    '',
    `socket = ${socketOf(deployment)}`,
    'chmod-socket = 660',
    'buffer-size = 16384',
    'post-buffering = 8192',
    '',
    `harakiri = ${longestRequest}`,
    'listen = 100',
    'max-requests = 5000',
    '',
    'hook-master-start = unix_signal:15 gracefully_kill_them_all',
    '',
    `stats = /run/${name}/stats.sock`,
    'disable-logging = true',
    'log-5xx = true',
    'log-slow = 2000',
    '',
    'strict = true',
  );
}

/** The unit. */
export function unit(deployment: Deployment): string {
  const { name, user, folder, secrets, installation, memory } = deployment;
  const settings = settingsFolder(deployment);
  const program = installation === 'pip' ? `${folder}/.venv/bin/uwsgi` : '/usr/bin/uwsgi --plugin python3';
  return lines(
    '[Unit]',
    `Description=Flask-Anwendung ${name}`,
    '',
    '[Service]',
    'Type=notify',
    `User=${user}`,
    'Group=www-data',
    `WorkingDirectory=${folder}`,
    `RuntimeDirectory=${name}`,
    'RuntimeDirectoryMode=0750',
    `StateDirectory=${name}`,
    `EnvironmentFile=-${settings}/${name}.env`,
    secrets.map((secret) => `LoadCredential=${secret}:${settings}/${secret}`),
    `ExecStart=${program} --ini ${settings}/uwsgi.ini`,
    'ExecReload=/bin/kill -HUP $MAINPID',
    'KillMode=mixed',
    `TimeoutStopSec=${longestRequest + 10}s`,
    'Restart=on-failure',
    'RestartSec=2s',
    'RestartPreventExitStatus=22',
    `MemoryMax=${memory}M`,
    'OOMPolicy=continue',
    '',
    '[Install]',
    'WantedBy=multi-user.target',
  );
}

/** The drop-in with the hardening that the backend of the guide runs with. */
export function hardening({ folder, installation }: Deployment): string {
  return lines(
    '[Service]',
    'UMask=0027',
    'ProtectSystem=strict',
    `ProtectHome=${isAtHome(folder) ? 'read-only' : 'yes'}`,
    'PrivateTmp=yes',
    'PrivateDevices=yes',
    '',
    'NoNewPrivileges=yes',
    'CapabilityBoundingSet=',
    'RestrictSUIDSGID=yes',
    'PrivateUsers=yes',
    '',
    'ProtectKernelTunables=yes',
    'ProtectKernelModules=yes',
    'ProtectKernelLogs=yes',
    'ProtectControlGroups=yes',
    'ProtectClock=yes',
    'ProtectHostname=yes',
    'ProtectProc=invisible',
    'ProcSubset=pid',
    'LockPersonality=yes',
    'RestrictRealtime=yes',
    'RestrictNamespaces=yes',
    // Packages from PyPI may bring libraries that make code while they run
    installation === 'debian' && 'MemoryDenyWriteExecute=yes',
    'RemoveIPC=yes',
    '',
    'RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6',
    '',
    'SystemCallArchitectures=native',
    'SystemCallFilter=@system-service',
    'SystemCallFilter=~@privileged @resources',
    'SystemCallErrorNumber=EPERM',
  );
}

/** The site of nginx: with TLS a second server sends plain requests there. */
export function nginxSite(deployment: Deployment): string {
  const { name, domains, tls, uploads, staticFolder } = deployment;
  const names = `    server_name ${domains.join(' ')};`;
  return lines(
    `upstream ${name} {`,
    `    server unix:${socketOf(deployment)};`,
    '}',
    '',
    tls && [
      'server {',
      '    listen 80;',
      '    listen [::]:80;',
      names,
      '',
      '    return 301 https://$host$request_uri;',
      '}',
      '',
    ],
    'server {',
    tls
      ? [
          '    listen 443 ssl http2;',
          '    listen [::]:443 ssl http2;',
          names,
          '',
          `    ssl_certificate ${tls.certificate};`,
          `    ssl_certificate_key ${tls.key};`,
          '    ssl_protocols TLSv1.2 TLSv1.3;',
          `    ssl_session_cache shared:${name}:1m;`,
          '    ssl_session_timeout 1d;',
        ]
      : ['    listen 80;', '    listen [::]:80;', names],
    '',
    `    client_max_body_size ${uploads === 0 ? 1 : uploads}m;`,
    '    large_client_header_buffers 4 16k;',
    staticFolder !== null && [
      '',
      '    location /static/ {',
      `        alias ${staticFolder}/;`,
      '        expires 1h;',
      '    }',
    ],
    '',
    '    location / {',
    '        include uwsgi_params;',
    '        uwsgi_param HTTP_X_FORWARDED_PROTO $scheme;',
    '        uwsgi_param HTTP_X_FORWARDED_FOR $proxy_add_x_forwarded_for;',
    '        uwsgi_param HTTP_X_REQUEST_ID $request_id;',
    '        uwsgi_param HTTP_TRANSFER_ENCODING "";',
    `        uwsgi_pass ${name};`,
    '        uwsgi_connect_timeout 5s;',
    `        uwsgi_read_timeout ${longestRequest + 10}s;`,
    '        uwsgi_buffer_size 16k;',
    '        uwsgi_buffers 8 16k;',
    '    }',
    '}',
  );
}

/** Template of the environment file. */
export const environmentFile = ({ name, secrets }: Deployment): string =>
  lines(
    `# Einstellungen der Anwendung, gelesen von EnvironmentFile= in ${name}.service.`,
    '# Eine je Zeile, Name=Wert; die Shell liest diese Datei nicht.',
    '#LOG_LEVEL=INFO',
    secrets.length > 0 && [
      '#',
      '# Geheimnisse gehören nicht hierher. Die Anwendung liest sie aus dem Verzeichnis $CREDENTIALS_DIRECTORY:',
      ...secrets.map((secret) => `# ${secret}`),
    ],
  );
