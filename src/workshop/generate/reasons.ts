import { isAtHome, workersOf } from './files';
import type { Deployment, Reason } from './types';

const count = (number: number, one: string, many: string): string => (number === 1 ? one : `${number} ${many}`);

/** What was decided, and why: what a reader would otherwise have to ask. */
export function reasonsFor(deployment: Deployment): Reason[] {
  const { requests, memory, workerMemory, uploads, tls, installation, secrets, staticFolder, folder } = deployment;
  const workers = workersOf(deployment);
  return [
    {
      what: `\`processes = ${workers}\``,
      why:
        workers < requests
          ? `Für ${count(requests, 'eine Anfrage', 'Anfragen')} zugleich bräuchte es ebenso viele Worker; ${memory} MiB reichen bei ${workerMemory} MiB je Worker für ${workers}. Die übrigen Anfragen warten.`
          : `Ein Worker beantwortet eine Anfrage zur selben Zeit; ${count(workers, 'einer', 'Worker')} zu ${workerMemory} MiB ${workers === 1 ? 'passt' : 'passen'} in ${memory} MiB. Threads bleiben aus: Mit ihnen hält uWSGI 2.0.21 beim Neuladen manchmal an.`,
    },
    {
      what: `\`MemoryMax=${memory}M\`, \`OOMPolicy=continue\``,
      why: 'Darüber beendet der Kernel einen Prozess des Dienstes statt eines fremden Programms (systemd.resource-control(5)). `OOMPolicy=continue` lässt die übrigen weiterlaufen (systemd.service(5)); einen Worker ersetzt der Master-Prozess.',
    },
    {
      what: '`socket` als Unix-Socket mit `chmod-socket = 660`',
      why: 'Ihn erreichen nur root, das Dienstkonto und die Gruppe `www-data`, zu der nginx gehört; im Netz ist nichts offen.',
    },
    {
      what: '`harakiri = 50`, `uwsgi_read_timeout 60s`, `TimeoutStopSec=60s`',
      why: 'Was länger dauert, beendet uWSGI zuerst; nginx und systemd warten so lange, dass sie nie früher aufgeben.',
    },
    {
      what: `\`client_max_body_size ${uploads === 0 ? 1 : uploads}m\``,
      why:
        uploads === 0
          ? 'Ohne Uploads genügt ein MiB für Formulare und JSON; größere Anfragen weist nginx mit 413 ab.'
          : 'Größere Anfragen weist nginx mit 413 ab, bevor die Anwendung sie sieht.',
    },
    {
      what: '`Type=notify`, `Restart=on-failure`, `RestartSec=2s`',
      why: 'systemd kennt den Zeitpunkt, zu dem die Anwendung geladen ist, und startet nach einem Absturz neu; Fehler beim Laden (Exit-Code 22) wiederholt es nicht.',
    },
    {
      what: '`hook-master-start` mit `KillMode=mixed`',
      why: 'Beim Beenden werden laufende Anfragen zu Ende beantwortet.',
    },
    tls
      ? {
          what: tls.certbot ? 'TLS mit Let’s Encrypt' : 'TLS mit eigenem Zertifikat',
          why: 'Anfragen an Port 80 werden umgeleitet; erlaubt sind TLS 1.2 und 1.3. Die Verschlüsselung endet bei nginx.',
        }
      : {
          what: 'HTTP ohne TLS',
          why: 'Nur hinter einem Proxy, der selbst TLS spricht, oder im eigenen Netz: Passwörter und Cookies gehen sonst lesbar über die Leitung.',
        },
    ...(secrets.length > 0
      ? [
          {
            what: '`LoadCredential=`',
            why: 'Geheimnisse stehen weder in einer lesbaren Datei noch in der Umgebung, die `systemctl show` und Kindprozesse sehen. Die Anwendung liest sie aus `$CREDENTIALS_DIRECTORY`.',
          },
        ]
      : []),
    ...(staticFolder === null
      ? []
      : [
          {
            what: `\`alias ${staticFolder}/\``,
            why: 'nginx liefert die Dateien selbst aus; das Benutzerkonto `www-data` braucht dafür Leserechte auf dem ganzen Weg dorthin.',
          },
        ]),
    {
      what: installation === 'debian' ? 'uWSGI aus Debian' : 'uWSGI aus PyPI',
      why:
        installation === 'debian'
          ? '`--plugin python3` steht auf der Kommandozeile, weil Debian jede Sprache als eigenes Plugin verteilt.'
          : '`virtualenv` zeigt auf die Umgebung mit Flask. `MemoryDenyWriteExecute=` fehlt: Pakete aus PyPI bringen manchmal Bibliotheken mit, die zur Laufzeit Code erzeugen.',
    },
    ...(isAtHome(folder)
      ? [
          {
            what: '`ProtectHome=read-only`',
            why: 'Die Anwendung liegt in einem Home-Verzeichnis; mit `yes` sähe der Dienst sie nicht. Unter `/srv` wäre sie besser aufgehoben.',
          },
        ]
      : []),
  ];
}
