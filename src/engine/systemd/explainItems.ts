import type { SystemdDirective } from '../../catalogue/types';
import { capabilityMeaning } from '../values/capabilities';
import { code, type Explanation } from '../values/explanation';
import { syscallGroupMeanings } from '../values/syscallGroups';
import { expandSpecifiers } from './specifiers';
import type { UnitContext } from './unitContext';

/** Explains one word of a list; `~` before the list turns its meaning around. */
type ItemExplainer = (
  word: string,
  inverted: boolean,
  directive: SystemdDirective,
  context: UnitContext,
) => Explanation;

const families: Record<string, string> = {
  AF_UNIX: 'Unix-Sockets',
  AF_LOCAL: 'Unix-Sockets',
  AF_INET: 'IPv4',
  AF_INET6: 'IPv6',
  AF_NETLINK: 'Gespräche mit dem Kernel (Netlink)',
  AF_PACKET: 'rohe Netzpakete',
  AF_VSOCK: 'Verbindungen zu virtuellen Maschinen',
  AF_BLUETOOTH: 'Bluetooth',
  AF_ALG: 'Kryptografie des Kernels',
  AF_XDP: 'schneller Paketzugriff (XDP)',
  AF_CAN: 'CAN-Bus',
};
const spaces: Record<string, string> = {
  cgroup: 'cgroups',
  ipc: 'System-V-IPC',
  net: 'Netz',
  mnt: 'Einhängepunkte',
  pid: 'Prozesse',
  user: 'Benutzerkonten',
  uts: 'Rechnername',
  time: 'Uhren',
};
const statuses: Record<string, string> = {
  SUCCESS: '0, Erfolg',
  FAILURE: '1, allgemeiner Fehler',
  TEMPFAIL: '75, vorübergehender Fehler',
  CONFIG: '78, Fehler in der Konfiguration',
  USAGE: '64, falscher Aufruf',
  UNAVAILABLE: '69, Dienst nicht verfügbar',
};
const allowed = (inverted: boolean): string => (inverted ? 'Verboten' : 'Erlaubt');

const directoryRoots: Record<string, string> = {
  RuntimeDirectory: '/run',
  StateDirectory: '/var/lib',
  CacheDirectory: '/var/cache',
  LogsDirectory: '/var/log',
  ConfigurationDirectory: '/etc',
};

/** Kinds of values that are explained word by word. */
export const itemExplainers: Record<string, ItemExplainer> = {
  'capability-set': (word, inverted) => {
    const meaning = capabilityMeaning(word);
    return {
      entry: 'value/capability',
      text: meaning
        ? `${inverted ? 'Ohne' : 'Mit'} ${code(word)}: ${meaning}.`
        : `${code(word)} ist keine Capability; systemd übergeht das Wort ohne Meldung.`,
    };
  },
  'syscall-filter': (word, inverted) => {
    const name = word.split(':', 1)[0] ?? word;
    const meaning = syscallGroupMeanings[name];
    const error = word === name ? '' : ` Der Aufruf endet mit ${code(word.slice(name.length + 1))}.`;
    return {
      entry: 'value/system-call',
      text: `${allowed(inverted)}: ${meaning ? `die Gruppe ${code(name)}, ${meaning}` : `der Systemaufruf ${code(name)}`}.${error}`,
    };
  },
  'address-families': (word, inverted) => ({
    entry: 'value/address-family',
    text:
      word === 'none'
        ? 'Keine Sockets, gleich welcher Art.'
        : `${allowed(inverted)}: Sockets der Familie ${code(word)}${families[word] ? `, ${families[word]}` : ''}.`,
  }),
  'namespace-set': (word, inverted) => ({
    entry: 'value/namespace',
    text: spaces[word]
      ? `${allowed(inverted)}: eigene Namensräume für ${spaces[word]}.`
      : `Namensräume: ${code(word)}.`,
  }),
  'exit-status-list': (word) => ({
    entry: 'value/exit-status',
    text: `Exit-Code oder Signal ${code(word)}${statuses[word] ? ` (${statuses[word]})` : ''}.`,
  }),
  'path-list': (word) => {
    const bare = word.replace(/^-?\+?/, '');
    const notes = `${word.startsWith('-') ? ' Er darf fehlen.' : ''}${/^-?\+/.test(word) ? ' Er zählt ab `RootDirectory=`.' : ''}`;
    return { entry: 'value/path', text: `Pfad ${code(bare)}.${notes}` };
  },
  'relative-directory-list': (word, _, directive, { identity }) => {
    const [name = '', link] = expandSpecifiers(word, identity).text.split(':');
    const root = directoryRoots[directive.name] ?? '';
    return {
      entry: 'value/path',
      text: `Legt beim Start ${code(`${root}/${name}`)} an und gibt es dem Benutzerkonto des Dienstes.${link ? ` ${code(`${root}/${link}`)} verweist darauf.` : ''}`,
    };
  },
  'ip-prefix-list': (word) => {
    const shortcuts: Record<string, string> = {
      any: 'Alle Adressen.',
      localhost: 'Dieser Rechner: 127.0.0.0/8 und ::1.',
      'link-local': 'Adressen des eigenen Netzsegments.',
      multicast: 'Gruppenadressen.',
    };
    return { entry: 'value/address', text: shortcuts[word] ?? `Adresse oder Netz ${code(word)}.` };
  },
  'group-list': (word) => ({ entry: 'value/group', text: `Gruppe ${code(word)}.` }),
  'variable-names': (word) => ({
    entry: 'value/environment',
    text: `Reicht die Umgebungsvariable ${code(word)} von systemd weiter.`,
  }),
  'bind-path-list': (word, _, { name }) => {
    const [source = '', target = source.replace(/^-/, '')] = word.split(':');
    const bare = source.replace(/^-/, '');
    const rights = name.includes('ReadOnly') ? ', ohne Schreibrecht' : '';
    const optional = source.startsWith('-') ? ' Fehlt es, entfällt das ohne Fehler.' : '';
    return { entry: 'value/path', text: `Zeigt dem Dienst ${code(bare)} unter ${code(target)}${rights}.${optional}` };
  },
  'tmpfs-list': (word) => {
    const [path = '', options] = word.split(/:(.*)/s);
    return {
      entry: 'value/path',
      text: `Unter ${code(path)} sieht der Dienst ein leeres Dateisystem im Arbeitsspeicher${options ? `, eingehängt mit ${code(options)}` : ''}.`,
    };
  },
  'image-list': (word, _, { name }) => {
    const [image = '', target] = word.split(':');
    return {
      entry: 'value/path',
      text:
        name === 'MountImages' && target
          ? `Hängt das Abbild ${code(image.replace(/^-/, ''))} unter ${code(target)} ein.`
          : `Legt das Abbild ${code(image.replace(/^-/, ''))} über das Dateisystem des Dienstes.`,
    };
  },
  'interface-set': (word, inverted) => ({
    entry: 'value/interface',
    text: `${allowed(inverted)}: Netzverkehr über die Schnittstelle ${code(word)}.`,
  }),
  'filesystem-set': (word, inverted) => ({
    entry: 'value/filesystem',
    text: `${allowed(inverted)}: ${word.startsWith('@') ? 'die Gruppe' : 'Dateisysteme der Art'} ${code(word)}.`,
  }),
  'architecture-list': (word) => ({
    entry: 'value/architecture',
    text:
      word === 'native'
        ? 'Erlaubt: Systemaufrufe der Architektur, für die das System gebaut ist.'
        : `Erlaubt: Systemaufrufe der Architektur ${code(word)}.`,
  }),
  'socket-bind-rule-list': (word, _, { name }) => {
    const parts = word.split(':');
    const port = parts.at(-1) ?? '';
    const family = parts.find((part) => /^ipv[46]$/.test(part));
    const protocol = parts.find((part) => part === 'tcp' || part === 'udp');
    const ports =
      port === 'any' || !/^\d/.test(port)
        ? 'alle Ports'
        : `${port.includes('-') ? 'die Ports' : 'den Port'} ${port.replace('-', ' bis ')}`;
    const what = [protocol?.toUpperCase(), family?.replace('ipv', 'IPv')]
      .filter((part) => part !== undefined)
      .join(' über ');
    return {
      entry: 'value/address',
      text: `${name.endsWith('Deny') ? 'Verboten' : 'Erlaubt'}: sich an ${ports} zu binden${what ? `, bei ${what}` : ''}.`,
    };
  },
  controllers: (word) => ({
    entry: 'value/controller',
    text: `Der cgroup-Controller ${code(word)} steht darunter nicht bereit.`,
  }),
  'boolean-or-controllers': (word) => ({
    entry: 'value/controller',
    text: `Überlässt dem Dienst den cgroup-Controller ${code(word)}.`,
  }),
  'flag-list': (word, _, { name }) => ({
    entry: 'value/text',
    text: name === 'CoredumpFilter' ? `Ein Speicherabbild enthält ${code(word)}.` : `Gesetzt: ${code(word)}.`,
  }),
  'variable-names-or-assignments': (word) => ({
    entry: 'value/environment',
    text: `Entfernt die Umgebungsvariable ${code(word.split('=', 1)[0] ?? '')} vor dem Start.`,
  }),
  'journal-fields': (word) => ({
    entry: 'value/text',
    text: `Jeder Eintrag im Journal bekommt das Feld ${code(word.split('=', 1)[0] ?? '')}.`,
  }),
  'uri-list': (word) => ({
    entry: 'value/uri',
    text: word.startsWith('man:') ? `Handbuchseite ${code(word.slice(4))}.` : `Verweis auf ${code(word)}.`,
  }),
};
