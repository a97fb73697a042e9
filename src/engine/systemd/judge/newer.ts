import { code } from '../../values/explanation';
import { parseSize } from '../../values/size';
import { extractWord } from '../extractWord';
import { readBoolean } from './choices';
import { all, orEmpty, shifted, whole, type Judge } from './finding';
import { isCredentialName } from './names';
import { isInterface } from './network';
import { isPercent, isUnsigned } from './numbers';
import { item, judgePath, listOf } from './paths';

/**
 * Values of directives that 252 does not know, as 257.13 and 262.1 judge them (both tried with `systemd-analyze verify`;
 * src/core/load-fragment.c).
 */
const nftSet = /^(?:cgroup|user|group):(?:arp|bridge|inet|ip|ip6|netdev):[A-Za-z_][\w/\\.]*:[A-Za-z_][\w/\\.]*$/;
export const nftSets: Judge = listOf({ unquote: true }, (entry) =>
  nftSet.test(entry.word) ? [] : item(entry, `Zum Beispiel ${code('cgroup:inet:filter:dienste')} schreiben.`),
);

/** `PATH[:NAME[:OPTIONS]]`. */
export const openFile: Judge = orEmpty((value, scope) => {
  const found = extractWord(value, 0, { separators: ':', separate: true });
  if (found === null || found === 'invalid') return all(value, 'Einen absoluten Pfad schreiben.');
  return shifted(judgePath(found.word, 0, scope), found.from);
});

/** The name of a credential, in which `*` may stand at the end, and behind a colon another name. */
export const importCredential: Judge = orEmpty(
  whole(
    (value) => isCredentialName((value.split(':', 1)[0] ?? '').replace(/\*$/, 'x')),
    'Einen Namen ohne Schrägstrich schreiben, am Ende darf ein Stern stehen.',
  ),
);

export const subgroup: Judge = orEmpty(
  whole((value) => !value.includes('/'), 'Den Namen einer cgroup ohne Schrägstrich schreiben.'),
);

export const reloadParts: Judge = (value) => {
  if (value === '' || readBoolean(value) !== null) return [];
  const words = value.replace(/^~/, '').split(/[ \t]+/);
  return words.every((word) => word === 'extensions' || word === 'credentials')
    ? []
    : all(value, `Möglich sind ${code('yes')}, ${code('no')}, ${code('extensions')} und ${code('credentials')}.`);
};

export const extendedAttribute: Judge = orEmpty(
  whole((value) => value.includes('='), `${code('user.name=Wert')} schreiben.`),
);

export const concurrency: Judge = orEmpty(
  whole((value) => value === 'infinity' || isUnsigned(value), `Eine Zahl oder ${code('infinity')} schreiben.`),
);

export const quota: Judge = orEmpty(
  whole(
    (value) => value === 'off' || value === 'infinity' || isPercent(value) || parseSize(value) !== null,
    `Eine Größe wie ${code('1G')}, einen Prozentwert oder ${code('off')} schreiben.`,
  ),
);

export const networkInterface: Judge = orEmpty(whole(isInterface, 'Den Namen einer Netzwerkschnittstelle schreiben.'));
