import { code } from '../../values/explanation';
import { readInteger, isUnsigned } from './numbers';
import { all, expanded, orEmpty, type Judge } from './finding';
import { extractWord, extractWords } from '../extractWord';
import { item, legacyRun, listOf, pathProblem } from './paths';

/** Four numbers up to 255 without a leading zero, as inet_pton(3) reads them. */
export function isIPv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}

export function isIPv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2 || text === '') return false;
  let groups = 0;
  for (const [index, half] of halves.entries()) {
    if (half === '') {
      if (halves.length === 1) return false;
      continue;
    }
    const parts = half.split(':');
    for (const [at, part] of parts.entries()) {
      const last = index === halves.length - 1 && at === parts.length - 1;
      if (last && isIPv4(part)) groups += 2;
      else if (/^[0-9a-fA-F]{1,4}$/.test(part)) groups += 1;
      else return false;
    }
  }
  return halves.length === 2 ? groups <= 7 : groups === 8;
}

export const isPort = (text: string): boolean => {
  const port = /^[ \t\n\r]/.test(text) ? null : readInteger(text);
  return port !== null && port >= 1 && port <= 65535;
};

/** Names of network interfaces: up to 15 printable ASCII characters, no path, no number. */
export function isInterface(name: string): boolean {
  return (
    name.length > 0 &&
    name.length <= 15 &&
    !['.', '..', 'all', 'default'].includes(name) &&
    /^[!-~]+$/.test(name) &&
    !/[:/%]/.test(name) &&
    !/^\d+$/.test(name) &&
    (readInteger(name) ?? 0) < 1
  );
}

const shortcuts = new Set(['any', 'link-local', 'multicast']);
/** The local host by name (systemd 252, src/basic/hostname-util.c:is_localhost). */
const isLocalhost = (name: string): boolean => /(?:^|\.)localhost(?:\.localdomain)?\.?$/i.test(name);

/** An address with or without the length of its prefix. */
function isPrefix(text: string): boolean {
  const slash = text.indexOf('/');
  const address = slash < 0 ? text : text.slice(0, slash);
  const limit = isIPv4(address) ? 32 : isIPv6(address) ? 128 : -1;
  if (limit < 0) return false;
  if (slash < 0) return true;
  const length = readInteger(text.slice(slash + 1));
  return length !== null && length >= 0 && length <= limit;
}

export const addressPrefixes: Judge = listOf({}, (entry) =>
  shortcuts.has(entry.word) || isLocalhost(entry.word) || isPrefix(entry.word)
    ? []
    : item(
        entry,
        `Eine Adresse, ein Netz wie ${code('10.0.0.0/8')} oder ${code('any')}, ${code('localhost')}, ${code('link-local')}, ${code('multicast')} schreiben.`,
      ),
);

const netlinkFamilies = new Set(
  'route firewall inet-diag nflog xfrm selinux iscsi audit fib-lookup connector netfilter ip6-fw dnrtmsg kobject-uevent scsitransport rdma generic'.split(
    ' ',
  ),
);

/** Where a socket unit may listen; null where systemd takes the address. */
export function listenProblem(value: string): string | null {
  if (/^[/@]/.test(value)) {
    const length = new TextEncoder().encode(value).length;
    return length >= 2 && length <= 107 ? null : 'Der Pfad eines Unix-Sockets hat 2 bis 107 Zeichen.';
  }
  if (value.startsWith('vsock:')) {
    const [cid, ...port] = value.slice(6).split(':');
    return port.length > 0 && (cid === '' || isUnsigned(cid ?? '')) && isUnsigned(port.join(':'))
      ? null
      : 'vsock:CID:PORT schreiben.';
  }
  if (isPort(value)) return null;
  const port = readInteger(value);
  if (port !== null) return 'Ports reichen von 1 bis 65535.';
  const bracket = /^\[([^\]]*)\](?::(\d+|[^%#]*))(?:%([^#]*))?$/.exec(value);
  if (bracket)
    return isIPv6(bracket[1] ?? '') && isPort(bracket[2] ?? '') && (bracket[3] === undefined || isZone(bracket[3]))
      ? null
      : advice;
  const colon = value.lastIndexOf(':');
  return colon > 0 && isIPv4(value.slice(0, colon)) && isPort(value.slice(colon + 1)) ? null : advice;
}

const advice = 'Einen Port, Adresse und Port, einen absoluten Pfad oder einen Namen mit @ davor schreiben.';
const isZone = (name: string): boolean => isInterface(name) || (readInteger(name) ?? 0) > 0;

/** All forms of `Listen…=` (systemd 252, config_parse_socket_listen). */
export const listen: Judge = orEmpty(
  expanded((value, scope) => {
    const { name, parserArgument } = scope.directive;
    if (parserArgument !== 'SOCKET_SOCKET') {
      const problem = pathProblem(value);
      if (problem) return all(value, problem.helps, { what: problem.what });
      return parserArgument === 'SOCKET_FIFO' ? legacyRun(value, value, scope) : [];
    }
    if (name === 'ListenNetlink') {
      const found = extractWord(value, 0);
      const valid =
        found !== null &&
        found !== 'invalid' &&
        (netlinkFamilies.has(found.word) || isUnsigned(found.word)) &&
        (found.next === null || isUnsigned(value.slice(found.next)));
      return valid ? [] : all(value, `Eine Familie wie ${code('kobject-uevent')} und eine Gruppe nennen.`);
    }
    // First the old path is corrected, then the address is read
    const corrected = value.replace(/^\/var\/run\//, '/run/');
    const notes = legacyRun(value, value, scope);
    const problem = listenProblem(corrected);
    if (problem !== null) return [...notes, ...all(value, problem)];
    if (scope.version === 252 && name === 'ListenSequentialPacket' && !/^[/@]/.test(value))
      return all(value, 'Einen Unix-Socket nennen; für Netzwerkadressen gibt es diese Art nicht.');
    return notes;
  }),
);

export const bindToDevice: Judge = (value) =>
  value === '' || value === '*' || isInterface(value)
    ? []
    : all(value, 'Den Namen einer Netzwerkschnittstelle schreiben.');

export const interfaces: Judge = listOf(
  { unquote: true },
  (entry) => (isInterface(entry.word) ? [] : item(entry, 'Den Namen einer Netzwerkschnittstelle schreiben.')),
  { negation: true },
);

/** `[ipv4|ipv6:][tcp|udp:]PORT|FROM-TO|any`, each part optional. */
export const socketBind: Judge = orEmpty((value, { version }) => {
  const { words, valid } = extractWords(value, { separators: ':', separate: true });
  const lowest = version > 252 ? 0 : 1;
  const tests = [/^ipv[46]$/, /^(?:tcp|udp)$/];
  let stage = 0;
  let right = valid;
  for (const { word } of words) {
    while (stage < 2 && !(tests[stage]?.test(word) ?? false)) stage += 1;
    if (stage < 2) stage += 1;
    else if (stage === 2 && (word === 'any' || isPortRange(word, lowest))) stage = 3;
    else right = false;
  }
  return right
    ? []
    : all(value, `Zum Beispiel ${code('ipv4:tcp:8000')}, ${code('1024-65535')} oder ${code('any')} schreiben.`);
});

function isPortRange(word: string, lowest: number): boolean {
  const range = readRange(word);
  return range !== null && range[0] >= lowest && range[1] <= 65535 && range[0] <= range[1];
}

/** `3` or `1-5`. */
export function readRange(word: string): [number, number] | null {
  const found = extractWord(word, 0, { separators: '-', separate: true });
  if (found === null || found === 'invalid' || !isUnsigned(found.word)) return null;
  const low = readInteger(found.word) ?? 0;
  if (found.next === null) return [low, low];
  const rest = word.slice(found.next);
  return isUnsigned(rest) ? [low, readInteger(rest) ?? 0] : null;
}
