import { expect, it } from 'vitest';
import { analyseWith } from '../testing';

/** Meanings of the parts of a value, in order. */
function meanings(section: string, line: string): string[] {
  const type = ['Unit', 'Service', 'Install'].includes(section) ? 'service' : section.toLowerCase();
  const { annotations } = analyseWith(`[${section}]\n${line}\n`, { language: 'systemd', fileName: `web.${type}` });
  return annotations.filter(({ role }) => role === 'value').map(({ value }) => value?.text ?? '');
}

it.each([
  ['Service', 'Nice=10', ['Weniger Vorrang beim Prozessor als gewöhnlich (0); 19 ist der geringste.']],
  ['Service', 'OOMScoreAdjust=-1000', ['Bei Speichermangel beendet der Kernel diese Prozesse nicht.']],
  ['Unit', 'StartLimitBurst=5', ['5\u00a0Starts innerhalb von `StartLimitIntervalSec=`, dann gibt systemd auf.']],
  ['Service', 'TasksMax=64', ['Höchstens 64\u00a0Prozesse und Threads im ganzen Dienst.']],
  [
    'Unit',
    'ConditionPathExists=!/etc/x',
    ['Startet, wenn gilt: `/etc/x` fehlt; sonst bleibt die Unit ohne Fehler aus.'],
  ],
  [
    'Unit',
    'AssertFileNotEmpty=|/etc/x',
    [
      'Startet, wenn gilt: die Datei `/etc/x` enthält etwas; sonst schlägt der Start fehl. Von allen Zeilen mit `|` muss eine zutreffen.',
    ],
  ],
  ['Service', 'DeviceAllow=/dev/null rw', ['Gerät `/dev/null`: lesen und schreiben ist erlaubt.']],
  ['Service', 'CPUAffinity=0-3 5', ['Prozessoren 0 bis 3 und 5; gezählt wird ab 0.']],
  [
    'Service',
    'SystemCallErrorNumber=EPERM',
    ['Ein verbotener Systemaufruf scheitert mit dem Fehler `EPERM`; der Prozess läuft weiter.'],
  ],
  ['Service', 'BindReadOnlyPaths=/a:/b', ['Zeigt dem Dienst `/a` unter `/b`, ohne Schreibrecht.']],
  ['Service', 'SocketBindAllow=ipv4:tcp:8000', ['Erlaubt: sich an den Port 8000 zu binden, bei TCP über IPv4.']],
  ['Service', 'SystemCallArchitectures=mips', ['Erlaubt: Systemaufrufe der Architektur `mips`.']],
  [
    'Service',
    'LoadCredential=db:/etc/db',
    ['Gibt dem Dienst das Geheimnis `db` aus `/etc/db` als Datei unter `$CREDENTIALS_DIRECTORY`.'],
  ],
  ['Service', 'SyslogIdentifier=web', ['Im Journal steht vor jeder Logzeile `web`; `journalctl -t` fragt danach.']],
  ['Socket', 'Backlog=128', ['Höchstens 128\u00a0Verbindungen warten; der Kernel begrenzt auf `net.core.somaxconn`.']],
  ['Service', 'KillSignal=40', ['Signal Nummer 40.']],
])('[%s] %s', (section, line, expected) => {
  expect(meanings(section, line)).toEqual(expected);
});

it('does not repeat the secret of SetCredential=', () => {
  expect(meanings('Service', 'SetCredential=db:geheim').join()).not.toContain('geheim');
});

it.each([
  [
    'OpenFile=/etc/app/key:key:read-only,graceful',
    'systemd öffnet `/etc/app/key` nur zum Lesen und gibt dem Dienst die offene Datei; in `$LISTEN_FDNAMES` heißt sie `key`. Die Datei darf fehlen.',
  ],
  [
    'NFTSet=cgroup:inet:filter:web',
    'Solange der Dienst läuft, steht die Kennung seiner Kontrollgruppe in der Menge `web` der nftables-Tabelle `inet filter`.',
  ],
  ['StateDirectoryQuota=10%', 'Höchstens 10\u00a0% des Dateisystems im Verzeichnis.'],
  ['RootImageOptions=usr:ro,nosuid', 'Hängt die Partition `usr` mit den Optionen `ro,nosuid` ein.'],
])('of newer versions: %s', (line, expected) => {
  const { annotations } = analyseWith(`[Service]\n${line}\n`, {
    language: 'systemd',
    fileName: 'web.service',
    profile: 'current',
  });
  expect(annotations.find(({ role }) => role === 'value')?.value?.text).toContain(expected);
});
