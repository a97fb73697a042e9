import type { SystemdDirective } from '../../catalogue/types';
import { describeDuration, parseDuration } from '../values/duration';
import { code, list, type Explanation } from '../values/explanation';
import { describeSize, parseSize } from '../values/size';

type KindExplainer = (value: string, directive: SystemdDirective) => Explanation | null;

const access: Record<string, string> = { r: 'lesen', w: 'schreiben', m: 'Gerätedateien anlegen' };
const split = (value: string): [string, string] => {
  const [first = '', ...rest] = value.split(/[ \t]+/);
  return [first, rest.join(' ')];
};

const deviceRule: KindExplainer = (value) => {
  const [device, rights] = split(value);
  const words = [...(rights || 'rwm')].flatMap((sign) => access[sign] ?? []);
  const what = /^(?:char|block)-/.test(device) ? `Geräte der Gruppe ${code(device)}` : `Gerät ${code(device)}`;
  return { entry: 'value/device', text: `${what}: ${list(words)} ist erlaubt.` };
};

const deviceLimit: KindExplainer = (value, { name }) => {
  const [device, amount] = split(value);
  const operations = name.includes('IOPS');
  const size = parseSize(amount, 1000);
  const shown =
    amount === 'infinity'
      ? 'ohne Grenze'
      : operations
        ? `höchstens ${code(amount)} Zugriffe je Sekunde`
        : `höchstens ${size === null ? code(amount) : describeSize(size)} je Sekunde`;
  return {
    entry: 'value/device',
    text: `${name.includes('Write') ? 'Schreiben' : 'Lesen'} auf ${code(device)}: ${shown}.`,
  };
};

const deviceWeight: KindExplainer = (value) => {
  const [device, weight] = split(value);
  return {
    entry: 'value/device',
    text: `Gewicht ${code(weight)} bei Zugriffen auf ${code(device)}; 100 gilt als eins.`,
  };
};

const deviceLatency: KindExplainer = (value) => {
  const [device, time] = split(value);
  const duration = parseDuration(time);
  return duration === null
    ? null
    : {
        entry: 'value/device',
        text: `Zugriffe auf ${code(device)} sollen höchstens ${describeDuration(duration)} dauern.`,
      };
};

const processors: KindExplainer = (value, { name }) => {
  const what = name.includes('Memory') || name.startsWith('NUMA') ? 'Speicherknoten' : 'Prozessoren';
  const words: Record<string, string> = {
    numa: 'Die Prozessoren der gewählten Speicherknoten.',
    all: 'Alle Speicherknoten.',
  };
  const parts = value.split(/[\s,]+/).filter((part) => part !== '');
  return {
    entry: 'value/cpu-set',
    text: words[value] ?? `${what} ${list(parts.map((part) => part.replace('-', ' bis ')))}; gezählt wird ab 0.`,
  };
};

const credential: KindExplainer = (value, { name }) => {
  const colon = value.indexOf(':');
  const id = colon < 0 ? value : value.slice(0, colon);
  const rest = colon < 0 ? '' : value.slice(colon + 1);
  const encrypted = name.endsWith('Encrypted') ? ' Der Inhalt liegt verschlüsselt vor.' : '';
  if (name.startsWith('Set'))
    return {
      entry: 'value/credential',
      secret: true,
      text: `Gibt dem Dienst den Inhalt als Datei ${code(id)} unter ${code('$CREDENTIALS_DIRECTORY')}.${encrypted}`,
    };
  const source = rest === '' ? '' : ` aus ${code(rest)}`;
  return {
    entry: 'value/credential',
    text: name.startsWith('Import')
      ? `Übernimmt Geheimnisse des Systems, deren Name zu ${code(id)} passt.`
      : `Gibt dem Dienst das Geheimnis ${code(id)}${source} als Datei unter ${code('$CREDENTIALS_DIRECTORY')}.${encrypted}`,
  };
};

const strings: Record<string, (value: string) => string> = {
  SyslogIdentifier: (value) =>
    `Im Journal steht vor jeder Logzeile ${code(value)}; ${code('journalctl -t')} fragt danach.`,
  LogNamespace: (value) => `Die Logzeilen gehen in den Namensraum ${code(value)} des Journals.`,
  PAMName: (value) => `Öffnet eine Sitzung nach ${code(`/etc/pam.d/${value}`)}.`,
  AppArmorProfile: (value) => `Läuft unter dem AppArmor-Profil ${code(value.replace(/^-/, ''))}.`,
  UtmpIdentifier: (value) => `Trägt die Sitzung unter ${code(value)} in utmp ein.`,
  BindToDevice: (value) => `Nimmt Verbindungen allein über die Schnittstelle ${code(value)} an.`,
  TCPCongestion: (value) => `Überlastkontrolle ${code(value)} des Kernels.`,
  RebootArgument: (value) => `Reicht ${code(value)} an den Neustart des Rechners weiter.`,
};

const hash: KindExplainer = (value) => ({
  entry: 'value/hash',
  text: value.startsWith('/')
    ? `Steht in der Datei ${code(value)}.`
    : 'Der Prüfwert selbst, nicht der Pfad einer Datei.',
});

const text =
  (entry: string, say: (value: string) => string): KindExplainer =>
  (value) => ({ entry, text: say(value) });

const openOptions: Record<string, string> = {
  'read-only': 'nur zum Lesen',
  append: 'zum Anhängen',
  truncate: 'geleert',
};

/** `PATH[:NAME[:OPTIONS]]` (systemd.service(5), 253). */
const openFile: KindExplainer = (value) => {
  const [path = '', name = '', options = ''] = value.split(':');
  const given = options.split(',');
  const manner = given.flatMap((option) => openOptions[option] ?? []);
  const called = name === '' ? path.slice(path.lastIndexOf('/') + 1) : name;
  return {
    entry: 'value/path',
    text: `systemd öffnet ${code(path)}${manner.length > 0 ? ` ${list(manner)}` : ''} und gibt dem Dienst die offene Datei; in ${code('$LISTEN_FDNAMES')} heißt sie ${code(called)}.${given.includes('graceful') ? ' Die Datei darf fehlen.' : ''}`,
  };
};

/** `SOURCE:FAMILY:TABLE:SET` (systemd.resource-control(5), 255). */
const nftSets: KindExplainer = (value) => {
  const sources: Record<string, string> = {
    cgroup: 'die Kennung seiner Kontrollgruppe',
    user: 'die Nummer seines Benutzerkontos',
    group: 'die Nummer seiner Gruppe',
  };
  const texts = value.split(/[ \t]+/).map((item) => {
    const [source = '', family = '', table = '', set = ''] = item.split(':');
    return `Solange der Dienst läuft, steht ${sources[source] ?? code(source)} in der Menge ${code(set)} der nftables-Tabelle ${code(`${family} ${table}`)}.`;
  });
  return { entry: 'value/text', text: texts.join(' ') };
};

const partitionOptions: KindExplainer = (value) => {
  const colon = value.indexOf(':');
  const [partition, options] = colon < 0 ? ['root', value] : [value.slice(0, colon), value.slice(colon + 1)];
  return {
    entry: 'value/mount-options',
    text: `Hängt die Partition ${code(partition)} mit den Optionen ${code(options)} ein.`,
  };
};

const quota: KindExplainer = (value) => {
  const size = parseSize(value);
  const amount = /^\d+%$/.test(value) ? `${value.slice(0, -1)}\u00a0% des Dateisystems` : size && describeSize(size);
  return {
    entry: 'value/size',
    text: value === 'off' ? 'Ohne Grenze.' : `Höchstens ${amount ?? code(value)} im Verzeichnis.`,
  };
};

const extendedAttribute: KindExplainer = (value) => {
  const equals = value.indexOf('=');
  return equals < 0
    ? null
    : {
        entry: 'value/text',
        text: `Setzt das erweiterte Attribut ${code(value.slice(0, equals))} auf ${code(value.slice(equals + 1))}.`,
      };
};

/** Kinds of values that are explained as a whole, besides those of `explainWhole`. */
export const kindExplainers: Record<string, KindExplainer> = {
  'device-rule-list': deviceRule,
  'device-bandwidth-list': deviceLimit,
  'device-weight-list': deviceWeight,
  'device-latency-list': deviceLatency,
  'cpu-set': processors,
  credential,
  string: (value, { name }) => {
    const meaning = strings[name];
    return meaning ? { entry: 'value/text', text: meaning(value) } : null;
  },
  hash,
  'open-file': openFile,
  'nft-set-list': nftSets,
  'mount-options': partitionOptions,
  quota,
  xattr: extendedAttribute,
  errno: text('value/errno', (value) =>
    value === 'kill'
      ? 'Ein verbotener Systemaufruf beendet den Prozess mit SIGSYS.'
      : `Ein verbotener Systemaufruf scheitert mit dem Fehler ${code(value)}; der Prozess läuft weiter.`,
  ),
  'bus-name': text('value/bus-name', (value) => `Unter dem Namen ${code(value)} am D-Bus zu erreichen.`),
  'fd-name': text(
    'value/fd-name',
    (value) => `Der Dienst findet den Socket unter dem Namen ${code(value)} in ${code('$LISTEN_FDNAMES')}.`,
  ),
  'path-list-colon': text('value/path', (value) => `Sucht Programme in ${list(value.split(':').map(code))}.`),
  base64: text('value/text', () => 'Daten in Base64; der Dienst liest sie entschlüsselt von seiner Standardeingabe.'),
  text: text('value/text', () => 'Eine Zeile, die der Dienst von seiner Standardeingabe liest.'),
  'regex-list': text('value/regex', (value) =>
    value.startsWith('~')
      ? `Logzeilen, auf die ${code(value.slice(1))} passt, entfallen.`
      : `Logzeilen, auf die ${code(value)} passt, bleiben.`,
  ),
  'bpf-program': text(
    'value/path',
    (value) =>
      `Hängt das BPF-Programm ${code(value.slice(value.indexOf(':') + 1))} an ${code(value.split(':', 1)[0] ?? '')}.`,
  ),
  'image-policy': text('value/text', (value) => `Regel für Partitionen des Abbilds: ${code(value)}.`),
};
