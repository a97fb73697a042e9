import { settingsFolder } from './files';
import type { Deployment, GeneratedFile, InstallStep } from './types';

/** The way from the files to the running service; the order counts. */
export function installSteps(deployment: Deployment, files: readonly GeneratedFile[]): InstallStep[] {
  const { name, user, folder, secrets, tls, domains } = deployment;
  const settings = settingsFolder(deployment);
  const [domain = ''] = domains;
  return [
    ...programs(deployment),
    {
      title: 'Dienstkonto und Verzeichnis anlegen',
      text: `Der Dienst läuft unter einem eigenen Dienstkonto ohne Anmeldung. In ${settings} liest außer root nur seine Gruppe.`,
      commands: [
        `id ${user} >/dev/null 2>&1 || useradd --system --home-dir ${folder} --shell /usr/sbin/nologin ${user}`,
        `install -d -m 0750 -o root -g www-data ${settings}`,
        ...(hasDropIn(files) ? [`install -d /etc/systemd/system/${name}.service.d`] : []),
      ],
    },
    {
      title: 'Dateien an ihren Platz legen',
      text: 'Die Umgebungsdatei bleibt, wie sie ist, wenn es sie schon gibt.',
      commands: files.map(({ name: source, path }) =>
        path.endsWith('.env')
          ? `[ -e ${path} ] || install -m 0600 ${source} ${path}`
          : `install -m 0644 ${source} ${path}`,
      ),
    },
    ...(secrets.length > 0
      ? [
          {
            title: 'Geheimnisse eintragen',
            text: 'Jede Datei enthält nur den Wert. Zunächst sind sie leer und gehören root allein; systemd gibt sie dem Dienst in einem eigenen Verzeichnis.',
            commands: secrets.map(
              (secret) => `[ -e ${settings}/${secret} ] || install -m 0600 /dev/null ${settings}/${secret}`,
            ),
          },
        ]
      : []),
    {
      title: 'Dienst starten',
      text: 'Der Befehl kehrt zurück, wenn die Anwendung geladen ist; sonst sagt er, wo die Meldung steht.',
      commands: ['systemctl daemon-reload', `systemctl enable ${name}`, `systemctl restart ${name}`],
    },
    ...(tls?.certbot
      ? [
          {
            title: 'Zertifikat holen',
            text: 'Braucht einen öffentlichen Namen, der auf diesen Server zeigt. certbot erneuert das Zertifikat danach selbst.',
            commands: [
              `[ -e ${tls.certificate} ] || certbot certonly --nginx --cert-name ${domain} ${domains.map((each) => `-d ${each}`).join(' ')}`,
            ],
            needs: 'certbot' as const,
          },
        ]
      : []),
    {
      title: 'nginx einschalten',
      text: 'Erst prüfen, dann neu laden: Ein Fehler in der Datei lässt den laufenden nginx unberührt.',
      commands: [
        `ln -sfn /etc/nginx/sites-available/${name} /etc/nginx/sites-enabled/${name}`,
        'nginx -t',
        'systemctl reload-or-restart nginx',
      ],
    },
  ];
}

const hasDropIn = (files: readonly GeneratedFile[]): boolean => files.some(({ path }) => path.includes('.service.d/'));

function programs({ installation, folder, tls }: Deployment): InstallStep[] {
  const certbot = tls?.certbot ? ' certbot python3-certbot-nginx' : '';
  if (installation === 'debian')
    return [
      {
        title: 'Programme installieren',
        text: 'uWSGI und Flask aus Debian; Sicherheitsaktualisierungen kommen mit dem System.',
        commands: [`apt-get install --yes uwsgi-core uwsgi-plugin-python3 python3-flask nginx${certbot}`],
        needs: 'apt',
      },
    ];
  return [
    {
      title: 'Programme installieren',
      text: 'Für uWSGI aus PyPI braucht es einen Compiler.',
      commands: [`apt-get install --yes build-essential python3-dev python3-venv nginx${certbot}`],
      needs: 'apt',
    },
    {
      title: 'Virtuelle Umgebung anlegen',
      text: 'uWSGI, Flask und was die Anwendung sonst braucht, mit den Fassungen, die sie festlegt.',
      commands: [`python3 -m venv ${folder}/.venv`, `${folder}/.venv/bin/pip install flask uwsgi`],
      needs: 'pip',
    },
  ];
}

/** All steps as a script, to be run by root in the folder of the files. */
export function installScript(steps: readonly InstallStep[]): string {
  const parts = steps.map(({ title, text, commands }, index) =>
    [`# ${index + 1}. ${title}`, `# ${text}`, ...commands].join('\n'),
  );
  return `#!/bin/sh
# Installiert die Dateien aus diesem Verzeichnis. Als root ausführen; vorher lesen.
set -eu
cd "$(dirname "$0")"

${parts.join('\n\n')}
`;
}
