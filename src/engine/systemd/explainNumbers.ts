import { code, count, type Explanation } from '../values/explanation';
import { readInteger } from './judge/numbers';

/** What a bare number stands for in each directive (systemd.exec(5), systemd.unit(5), systemd.socket(5)). */
const meanings: Record<string, (number: number) => string> = {
  Nice: (number) =>
    number === 0
      ? 'Gewöhnlicher Vorrang beim Prozessor.'
      : number > 0
        ? `Weniger Vorrang beim Prozessor als gewöhnlich (0); 19 ist der geringste.`
        : `Mehr Vorrang beim Prozessor als gewöhnlich (0); -20 ist der höchste.`,
  OOMScoreAdjust: (number) =>
    number === -1000
      ? 'Bei Speichermangel beendet der Kernel diese Prozesse nicht.'
      : number === 0
        ? 'Bei Speichermangel ohne Zuschlag und Abzug.'
        : `Bei Speichermangel beendet der Kernel diese Prozesse ${number > 0 ? 'eher' : 'später'} als andere; möglich ist -1000 bis 1000.`,
  IOSchedulingPriority: (number) =>
    `Vorrang ${number} bei Zugriffen auf Datenträger; 0 ist der höchste, 7 der geringste.`,
  CPUSchedulingPriority: (number) => `Vorrang ${number} in den Echtzeitklassen; 99 ist der höchste.`,
  StartLimitBurst: (number) =>
    `${count(number, 'Start', 'Starts')} innerhalb von ${code('StartLimitIntervalSec=')}, dann gibt systemd auf.`,
  LogRateLimitBurst: (number) =>
    `${count(number, 'Logzeile', 'Logzeilen')} innerhalb von ${code('LogRateLimitIntervalSec=')}, der Rest entfällt.`,
  TriggerLimitBurst: (number) =>
    `${count(number, 'Auslösung', 'Auslösungen')} innerhalb von ${code('TriggerLimitIntervalSec=')}, dann schließt systemd den Socket.`,
  PollLimitBurst: (number) =>
    `${count(number, 'Weckruf', 'Weckrufe')} innerhalb von ${code('PollLimitIntervalSec=')}, dann eine Pause.`,
  Backlog: (number) =>
    `Höchstens ${count(number, 'Verbindung wartet', 'Verbindungen warten')}; der Kernel begrenzt auf ${code('net.core.somaxconn')}.`,
  MaxConnections: (number) =>
    `Höchstens ${count(number, 'Verbindung', 'Verbindungen')} zugleich, bei ${code('Accept=yes')}.`,
  MaxConnectionsPerSource: (number) =>
    `Höchstens ${count(number, 'Verbindung', 'Verbindungen')} zugleich von einer Adresse, bei ${code('Accept=yes')}.`,
  FileDescriptorStoreMax: (number) =>
    `systemd bewahrt bis zu ${count(number, 'offene Datei', 'offene Dateien')} des Dienstes über einen Neustart auf.`,
  RestartSteps: (number) =>
    `Nach ${count(number, 'Neustart', 'Neustarts')} ist die Pause aus ${code('RestartMaxDelaySec=')} erreicht.`,
  KeepAliveProbes: (number) => `Nach ${count(number, 'Anfrage', 'Anfragen')} ohne Antwort gilt die Verbindung als tot.`,
  IPTTL: (number) => `Ein Paket durchläuft höchstens ${count(number, 'Router', 'Router')}.`,
  Mark: (number) => `Markiert die Pakete mit ${number}; Firewall-Regeln können danach fragen.`,
  Priority: (number) => `Vorrang ${number} der Pakete im Netz.`,
  TTYColumns: (number) => `Das Terminal hat ${count(number, 'Spalte', 'Spalten')}.`,
  TTYRows: (number) => `Das Terminal hat ${count(number, 'Zeile', 'Zeilen')}.`,
  MessageQueueMaxMessages: (number) => `Höchstens ${count(number, 'Nachricht', 'Nachrichten')} in der Warteschlange.`,
  SuccessActionExitStatus: (number) => `systemd endet nach einem Erfolg mit Exit-Code ${number}.`,
  FailureActionExitStatus: (number) => `systemd endet nach einem Fehlschlag mit Exit-Code ${number}.`,
  TasksMax: (number) => `Höchstens ${count(number, 'Prozess oder Thread', 'Prozesse und Threads')} im ganzen Dienst.`,
};

/** Null where the value is no number or the number has no known meaning. */
export function explainNumber(value: string, name: string): Explanation | null {
  const number = readInteger(value);
  const meaning = meanings[name];
  if (number === null || !Number.isFinite(number) || !meaning) return null;
  return { entry: 'value/number', text: meaning(number) };
}
