import { code, list } from '../../values/explanation';
import { expandSpecifiers } from '../specifiers';
import { extractWord, extractWords } from '../extractWord';
import { all, badSpecifier, orEmpty, type Finding, type Judge } from './finding';
import { item, judgePath, listOf } from './paths';
import { inRange } from './numbers';
import { isFdName } from './names';
import { isErrno } from './errno';
import { isSignal } from './signals';
import { readRange } from './network';

/** System calls that libseccomp 2.5.4 knows and that are in no group of systemd. */
const ungrouped = new Set(
  'arm_sync_file_range breakpoint cachectl cachestat futex_requeue futex_wait futex_wake get_tls map_shadow_stack memfd_secret mincore multiplexer process_mrelease s390_guarded_storage s390_sthyi spu_create spu_run syscall syslog sysmips timerfd usr26 usr32'.split(
    ' ',
  ),
);

/** System calls that are newer than libseccomp 2.5.4 (Debian 12). */
const newer = new Set(
  'file_getattr file_setattr fstatat getxattrat listmount listxattrat llseek lsm_get_self_attr lsm_list_modules mseal newfstat open_tree_attr removexattrat riscv_hwprobe setxattrat statmount uretprobe'.split(
    ' ',
  ),
);

/** Names and groups; an allow-listed call takes no error number, a forbidden one may (`~uname:EPERM`). */
const syscalls =
  (withErrno: boolean): Judge =>
  (value, scope) => {
    const inverted = value.startsWith('~');
    return listOf(
      {},
      (entry) => {
        const colon = withErrno ? entry.word.indexOf(':') : -1;
        const name = colon < 0 ? entry.word : entry.word.slice(0, colon);
        const number = entry.word.slice(colon + 1);
        const errnoFits = colon < 0 || (inverted && (number === 'kill' || isErrno(number)));
        if (name !== '' && errnoFits && isSyscall(name, scope)) return [];
        const group = name.startsWith('@');
        // Even where every word is passed over, the line begins a filter
        const kept = withErrno;
        if (colon >= 0 && !inverted && isSyscall(name, scope))
          return item(entry, `${code(name)} schreiben.`, {
            kept,
            what: 'Auf einer Liste erlaubter Systemaufrufe steht keine Fehlernummer.',
            follows: 'systemd übergeht dieses Wort.',
          });
        return item(
          entry,
          group
            ? 'Die Gruppen zeigt `systemd-analyze syscall-filter`.'
            : 'Den Namen eines Systemaufrufs oder einer Gruppe mit @ schreiben.',
          {
            ...(kept ? { kept } : {}),
            what: group
              ? `Die Gruppe ${code(name)} kennt systemd nicht.`
              : `${code(entry.word)} ist kein Systemaufruf, den systemd kennt.`,
            follows: 'systemd übergeht dieses Wort.',
          },
        );
      },
      { negation: true },
    )(value, scope);
  };

const isSyscall = (name: string, { words, version }: Parameters<Judge>[1]): boolean =>
  words === null ||
  (name.startsWith('@')
    ? words.syscallGroups.includes(name) || (version > 252 && name === '@sandbox')
    : (words.syscalls.includes(name) && (version > 252 || !newer.has(name))) || ungrouped.has(name));

export const syscallFilter = syscalls(true);
export const syscallLog = syscalls(false);

const architectures =
  'native x86 x86-64 x32 arm arm64 mips mips64 mips64-n32 mips-le mips64-le mips64-le-n32 parisc parisc64 ppc ppc64 ppc64-le riscv64 s390 s390x'.split(
    ' ',
  );

const words = (known: readonly string[], negation = false): Judge =>
  listOf(
    { unquote: true },
    (entry) => (known.includes(entry.word) ? [] : item(entry, `Möglich sind ${list(known.slice(0, 12).map(code))}.`)),
    { negation },
  );

export const syscallArchitectures: Judge = (value, scope) =>
  words(scope.version === 252 ? architectures : [...architectures, 'loongarch64'])(value, scope);

export const addressFamilies: Judge = (value, scope) =>
  value === 'none' || scope.words === null
    ? []
    : listOf(
        { unquote: true },
        (entry) =>
          scope.words?.addressFamilies.includes(entry.word.toUpperCase())
            ? []
            : item(entry, `Zum Beispiel ${code('AF_UNIX AF_INET AF_INET6')} schreiben.`),
        { negation: true },
      )(value, scope);

export const fileSystems: Judge = listOf(
  { unquote: true },
  (entry) =>
    !entry.word.startsWith('@') || fileSystemGroups.has(entry.word)
      ? []
      : item(entry, 'Die Gruppen zeigt `systemd-analyze filesystems`.'),
  { negation: true },
);

const fileSystemGroups = new Set(
  '@basic-api @anonymous @application @auxiliary-api @common-block @historical-block @network @privileged-api @security @temporary @known'.split(
    ' ',
  ),
);

/** One wrong word spoils the whole value, without a word which one. */
const allWords =
  (test: (word: string) => boolean, helps: string, negation = false): Judge =>
  (value) => {
    const start = negation && value.startsWith('~') ? 1 : 0;
    const { words: found, valid } = extractWords(value, {}, start);
    const wrong = found.find(({ word }) => !test(word));
    if (valid && !wrong) return [];
    return wrong ? item(wrong, helps, { follows: 'systemd verwirft den ganzen Wert.' }) : all(value, helps);
  };

const namespaces = ['cgroup', 'ipc', 'net', 'mnt', 'pid', 'user', 'uts', 'time'];
export const namespaceList = allWords(
  (word) => namespaces.includes(word),
  `Möglich sind ${list(namespaces.map(code))}.`,
  true,
);

const filters =
  'default all private-anonymous shared-anonymous private-file-backed shared-file-backed elf-headers private-huge shared-huge private-dax shared-dax'.split(
    ' ',
  );
export const coredumpFilter = allWords(
  (word) => filters.includes(word) || inRange(0, 18446744073709549568, { base: 16 })(word),
  `Möglich sind ${list(filters.map(code))}.`,
);

export const controllers =
  'cpu cpuacct cpuset io blkio memory devices pids bpf-firewall bpf-devices bpf-foreign bpf-socket-bind bpf-restrict-network-interfaces'.split(
    ' ',
  );
export const delegateControllers = words(controllers);

/** Wrong words are skipped; refused is a list in which none is right. */
export const disableControllers: Judge = orEmpty((value) => {
  const { words: found, valid } = extractWords(value);
  return valid && found.some(({ word }) => controllers.includes(word))
    ? []
    : all(value, `Möglich sind ${list(controllers.slice(0, 8).map(code))}.`);
});

const isStatus = inRange(0, 255);
export const exitStatuses: Judge = listOf({}, (entry, scope) =>
  (scope.words?.exitStatusNames.includes(entry.word) ?? true) || isStatus(entry.word) || isSignal(entry.word)
    ? []
    : item(entry, `Zahlen von 0 bis 255, Namen wie ${code('TEMPFAIL')} oder Signale schreiben.`, {
        follows: 'systemd übergeht dieses Wort.',
      }),
);

/** `0-3,5`: the first wrong item spoils the value; the other direction is skipped. */
export const cpuSet: Judge = (value, scope) => {
  const { text, bad } = expandSpecifiers(value, scope.unit);
  if (bad) return [badSpecifier(bad, 0, false)];
  const { words: found, valid } = extractWords(text, { separators: ' \t\n\r,', unquote: true });
  const findings: Finding[] = [];
  for (const entry of found) {
    const range = readRange(entry.word);
    if (range === null || range[1] >= 8192)
      return [...findings, ...all(value, `Nummern und Bereiche schreiben, zum Beispiel ${code('0-3,5')}.`)];
    if (range[0] > range[1]) findings.push(...all(value, 'Die kleinere Nummer zuerst schreiben.'));
  }
  return valid ? findings : all(value, `Nummern und Bereiche schreiben, zum Beispiel ${code('0-3,5')}.`);
};

const attachTypes = new Set(
  'ingress egress sock_create sock_ops device bind4 bind6 connect4 connect6 post_bind4 post_bind6 sendmsg4 sendmsg6 sysctl recvmsg4 recvmsg6 getsockopt setsockopt'.split(
    ' ',
  ),
);
export const bpfProgram: Judge = orEmpty((value, scope) => {
  const found = extractWord(value, 0, { separators: ':' });
  const valid = found !== null && found !== 'invalid' && found.next !== null && attachTypes.has(found.word);
  return valid
    ? judgePath(value.slice(found.next ?? 0), found.next ?? 0, scope)
    : all(value, `Zum Beispiel ${code('egress:/sys/fs/bpf/filter')} schreiben.`);
});

/** Words and the forms `fd:NAME`, `file:PATH`, `append:PATH`, `truncate:PATH`. */
export const standardStream: Judge = (value, scope) => {
  const output = scope.directive.name !== 'StandardInput';
  if (value.startsWith('fd:')) {
    const { text, bad } = expandSpecifiers(value.slice(3), scope.unit);
    if (bad) return [badSpecifier(bad, 3, false)];
    return isFdName(text) ? [] : all(value, 'Nach `fd:` den Namen eines Dateideskriptors schreiben.');
  }
  const prefix = (output ? ['file:', 'append:', 'truncate:'] : ['file:']).find((form) => value.startsWith(form));
  if (prefix !== undefined) return judgePath(value.slice(prefix.length), prefix.length, scope);
  if (output && (value === 'syslog' || value === 'syslog+console')) {
    const better = value.replace('syslog', 'journal');
    return all(value, `${code(better)} schreiben oder die Zeile weglassen.`, {
      code: 'systemd/deprecated',
      kept: true,
      what: `${code(value)} ist veraltet.`,
      follows: `systemd nimmt dafür ${code(better)} und meldet das bei jedem Laden.`,
    });
  }
  const known = 'null tty socket fd file'
    .split(' ')
    .concat(
      output
        ? 'inherit kmsg kmsg+console journal journal+console append truncate'.split(' ')
        : ['tty-force', 'tty-fail', 'data'],
    );
  return known.includes(value)
    ? []
    : all(
        value,
        `Möglich sind ${list(known.map(code))}${output ? ` sowie ${code('file:')}, ${code('append:')} und ${code('truncate:')} mit einem Pfad` : ''}.`,
      );
};

export const isErrorNumber = isErrno;
