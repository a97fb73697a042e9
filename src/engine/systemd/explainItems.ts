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
  'uri-list': (word) => ({
    entry: 'value/uri',
    text: word.startsWith('man:') ? `Handbuchseite ${code(word.slice(4))}.` : `Verweis auf ${code(word)}.`,
  }),
};
