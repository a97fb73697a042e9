import { code, list } from '../../values/explanation';
import { extractWord, extractWords } from '../extractWord';
import { expandSpecifiers } from '../specifiers';
import { all, badSpecifier, orEmpty, shifted, type Finding, type Judge } from './finding';
import { isCredentialName } from './names';
import { item, judgePath, listOf } from './paths';

/** `NAME:DATA` or `NAME[:SOURCE]`. */
export const setCredential: Judge = orEmpty((value, scope) =>
  credential(
    value,
    scope,
    (data) => (scope.directive.parserArgument === '1' ? isBase64(data) : hasKnownEscapes(data)),
    true,
  ),
);
export const loadCredential: Judge = orEmpty((value, scope) =>
  credential(
    value,
    scope,
    (source) => {
      const { text, bad } = expandSpecifiers(source, scope.unit);
      const clean = text.startsWith('/')
        ? !text.includes('//') && !text.split('/').some((part) => part === '.' || part === '..')
        : isCredentialName(text);
      return bad === null && clean;
    },
    false,
  ),
);

function credential(
  value: string,
  scope: Parameters<Judge>[1],
  isRest: (rest: string) => boolean,
  needsRest: boolean,
): Finding[] {
  const found = extractWord(value, 0, { separators: ':', separate: true });
  if (found === null || found === 'invalid') return all(value, 'Name und Inhalt mit einem Doppelpunkt trennen.');
  const rest = found.next === null ? '' : value.slice(found.next);
  if (needsRest && rest === '') return all(value, 'Nach dem Namen und einem Doppelpunkt den Inhalt schreiben.');
  const { text, bad } = expandSpecifiers(found.word, scope.unit);
  if (bad) return [badSpecifier(bad, found.from, false)];
  if (!isCredentialName(text)) return item(found, 'Einen Namen ohne Schrägstrich und Doppelpunkt wählen.');
  return rest === '' || isRest(rest) ? [] : shifted(all(rest, 'Den Inhalt prüfen.'), found.next ?? 0);
}

export const isBase64 = (text: string): boolean => {
  const data = text.replace(/[ \t\n\r]/g, '');
  return /^[A-Za-z0-9+/]*={0,2}$/.test(data) && data.length % 4 === 0 && data !== '';
};

export function hasKnownEscapes(text: string): boolean {
  return (
    extractWord(`"${text.replace(/\\.|"/g, (part) => (part === '"' ? 'x' : part))}"`, 0, {
      unquote: true,
      unescape: true,
    }) !== 'invalid'
  );
}

const partitions = new Set(
  'root usr home srv esp xbootldr swap root-verity usr-verity root-verity-sig usr-verity-sig tmp var'.split(' '),
);

/** `[PARTITION:]OPTIONS` pairs. */
export const imageOptions: Judge = orEmpty((value, scope) => {
  const { words: found, valid } = extractWords(value, { unquote: true, retainEscape: true });
  if (!valid) return all(value, 'Anführungszeichen prüfen.');
  for (const entry of found) {
    const pair = extractWords(entry.word, { separators: ':', unescape: true, unescapeSeparators: true });
    if (!pair.valid || pair.words.length > 2) return item(entry, `${code('PARTITION:OPTIONEN')} schreiben.`);
  }
  return found.flatMap((entry) => {
    const [partition, options] = extractWords(entry.word, {
      separators: ':',
      unescape: true,
      unescapeSeparators: true,
    }).words;
    const { bad } = expandSpecifiers((options ?? partition)?.word ?? '', scope.unit);
    if (bad) return item(entry, `Ein wörtliches Prozentzeichen als ${code('%%')} schreiben.`);
    return options && options.word !== '' && !partitions.has(partition?.word ?? '')
      ? item(entry, `Möglich sind ${list([...partitions].map(code))}.`)
      : [];
  });
});

/** `[-]IMAGE[:MOUNT POINT][:PARTITION:OPTIONS…]`. */
const images = (withTarget: boolean): Judge =>
  listOf({ unquote: true, retainEscape: true }, (entry, scope) => {
    const { words: parts, valid } = extractWords(entry.word, {
      separators: ':',
      unescape: true,
      unescapeSeparators: true,
    });
    const [image, target] = parts;
    if (!valid || !image) return item(entry, 'Den Pfad eines Abbilds schreiben.');
    const place = (findings: Finding[]): Finding[] =>
      findings.map((finding) => ({ ...finding, from: entry.from, to: entry.to }));
    const findings = place(judgePath(image.word.replace(/^-/, ''), 0, scope));
    if (findings.length > 0) return findings;
    if (withTarget) {
      if (!target) return item(entry, 'Nach einem Doppelpunkt das Ziel schreiben.');
      const wrong = place(judgePath(target.word, 0, scope));
      if (wrong.length > 0) return wrong;
    }
    const rest = parts.slice(withTarget ? 2 : 1);
    const unknown = rest.some(
      (part, index) => index % 2 === 0 && index + 1 < rest.length && !partitions.has(part.word),
    );
    const bad = rest.some((part) => expandSpecifiers(part.word, scope.unit).bad !== null);
    return unknown || bad ? item(entry, `Möglich sind ${list([...partitions].map(code))}.`) : [];
  });
export const mountImages = images(true);
export const extensionImages = images(false);
