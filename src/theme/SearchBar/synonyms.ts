/**
 * Words that readers type, and the terms under which the site writes about them: the last column of the project's
 * terminology, which admits one word for one thing. Left out: rejected words that are terms in another sense.
 */
const table: [terms: string[], typed: string[]][] = [
  [['Kommandozeile'], ['Befehlszeile', 'Konsole', 'Terminal']],
  [['Option'], ['Parameter', 'Flag']],
  [['Schalter'], ['Flag', 'boolesche Option']],
  [['Argument'], ['Parameter']],
  [['Wert'], ['Einstellung']],
  [['Kurzform'], ['Kurzoption']],
  [['Alias'], ['Synonym', 'Zweitname']],
  [['Abkürzung'], ['Präfix']],
  [['Direktive'], ['Einstellung', 'Anweisung', 'Schlüssel']],
  [['Abschnitt'], ['Sektion']],
  [['INI-Datei'], ['Config', 'Konfig']],
  [['Konfigurationsdatei'], ['Config-File', 'Settings-Datei']],
  [['Standardwert'], ['Default', 'Vorgabe', 'Voreinstellung']],
  [['Platzhalter'], ['Kennzeichner', 'Spezifizierer', 'Variable']],
  [['Umgebungsvariable'], ['Env-Variable', 'Environment-Variable']],
  [['Geheimnis'], ['Credentials', 'Zugangsdaten']],
  [['maskieren'], ['schwärzen', 'zensieren', 'anonymisieren']],
  [['gleichwertig'], ['identisch']],
  [['Anwendungsserver'], ['Application Server', 'App-Server', 'Applikationsserver']],
  [['Anwendung'], ['App', 'Applikation', 'Programm']],
  [['Callable'], ['Aufrufobjekt', 'Einstiegspunkt', 'App-Objekt']],
  [['Modulpfad'], ['Importpfad']],
  [['Master-Prozess'], ['Elternprozess']],
  [['Worker'], ['Arbeitsprozess', 'Arbeiter', 'Worker-Prozess']],
  [['HTTP-Router'], ['HTTP-Server', 'Proxy']],
  [['uwsgi-Protokoll'], ['WSGI']],
  [['virtuelle Umgebung'], ['Virtualenv', 'Venv']],
  [['Plugin'], ['Modul', 'Erweiterung']],
  [['Puffergröße'], ['Buffer', 'Header-Größe']],
  [['Warteschlange'], ['Backlog', 'Queue', 'Listen-Queue']],
  [['Zeitlimit'], ['Timeout']],
  [['geordnet'], ['sanft', 'graceful']],
  [['sofort'], ['hart', 'brutal']],
  [['Dienst'], ['Service', 'Daemon']],
  [
    ['Unit-Datei', 'Unit'],
    ['Einheit', 'Service-Datei', 'Unitdatei'],
  ],
  [['Dienst-Unit'], ['Service-Unit', 'Dienste-Unit']],
  [['Target'], ['Ziel', 'Zielzustand', 'Runlevel', 'Multi-User-Modus']],
  [['Drop-in-Datei'], ['Ergänzungsdatei', 'Override']],
  [['Neustart'], ['Restart', 'Reboot']],
  [['Arbeitsverzeichnis'], ['Startverzeichnis', 'CWD']],
  [
    ['Benutzerkonto', 'Dienstkonto'],
    ['User', 'Benutzer', 'Nutzer'],
  ],
  [['Block', 'Kontext'], ['Bereich']],
  [['server-Block'], ['vHost', 'virtueller Host', 'Serverblock']],
  [['Reverse-Proxy'], ['Reverse Proxy', 'umgekehrter Proxy']],
  [['Upstream'], ['Backend', 'vorgelagerter Server']],
  [['Socket'], ['Domain-Socket', 'Buchse']],
  [['Anfrage'], ['Request']],
  [['Antwort'], ['Response']],
  [['Header'], ['Kopfzeile', 'Kopfdaten']],
  [['Anfrage-Body'], ['Anfragekörper', 'Payload', 'Request-Body']],
  [['ausliefern'], ['servieren', 'hosten']],
  [
    ['Bereitstellung', 'bereitstellen'],
    ['Deployment', 'Deploy', 'Rollout'],
  ],
  [['Produktivbetrieb'], ['Produktion', 'Live-Betrieb', 'prod']],
  [
    ['Log', 'Logdatei'],
    ['Protokoll', 'Protokolldatei', 'Logfile'],
  ],
  [['Journal'], ['Systemlog', 'Syslog']],
  [['Exit-Code'], ['Rückgabewert', 'Exit-Status']],
  [['Statuscode'], ['Fehlercode']],
  [['Signal'], ['Kill-Befehl']],
  [['Dateirechte'], ['Berechtigungen', 'Permissions']],
  [
    ['Härtung', 'härten'],
    ['Hardening', 'Absicherung'],
  ],
  [['Sandbox'], ['Sandkasten', 'Käfig']],
  [['Gefährdungswert'], ['Score', 'Sicherheitswert', 'Exposure']],
  [['Capability'], ['Fähigkeit', 'Befugnis']],
  [['Namensraum'], ['Namespace']],
  [['Erklärung'], ['Annotation', 'Anmerkung', 'Tooltip', 'Popup']],
  [['Codeblock'], ['Code-Block', 'Listing', 'Snippet']],
  [['Werkstatt'], ['Playground', 'Spielwiese', 'Tool']],
  [['Referenz'], ['Nachschlagewerk', 'API']],
  [['Diagnose'], ['Meldung', 'Problem', 'Issue', 'Linting']],
  [['Vorschlag'], ['Fix', 'Quickfix', 'Autokorrektur']],
  [['umwandeln'], ['konvertieren', 'übersetzen', 'transformieren']],
  [['erzeugen'], ['generieren']],
  [['Beleg'], ['Nachweis', 'Beweis', 'Test']],
  [['Teilen-Link'], ['Permalink', 'Share-URL']],
  [['Fehlersuche'], ['Troubleshooting', 'Problembehebung']],
  [['neu starten'], ['Neustart']],
  [['Neustart'], ['neu starten']],
];

/** Terms by typed word, in small letters. */
export const synonyms: ReadonlyMap<string, string[]> = (() => {
  const found = new Map<string, string[]>();
  for (const [terms, typed] of table) {
    for (const word of typed.map((each) => each.toLowerCase())) {
      found.set(word, [...(found.get(word) ?? []), ...terms]);
    }
  }
  return found;
})();

/** The terms of ours that a query means, each with the part of the query that it replaces. */
export function termsFor(query: string): { typed: string; term: string }[] {
  const words = query.toLowerCase().split(/\s+/);
  const found: { typed: string; term: string }[] = [];
  for (let length = Math.min(3, words.length); length > 0; length -= 1) {
    for (let start = 0; start + length <= words.length; start += 1) {
      const typed = words.slice(start, start + length).join(' ');
      for (const term of synonyms.get(typed) ?? []) found.push({ typed, term });
    }
  }
  return found;
}
