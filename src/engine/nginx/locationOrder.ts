import { code, list } from '../values/explanation';
import { locationParts, type LocationParts } from './checkLocation';
import { ownNodes } from './inheritance';
import type { Statement } from './parser';
import type { NginxBlock } from './readNginx';

/** A `location` of the same block, in the order of the file. */
interface Sibling extends LocationParts {
  statement: Statement;
}

const siblingsIn = (block: NginxBlock): Sibling[] =>
  ownNodes(block, 'location').flatMap(({ statement }) => {
    const parts = locationParts(statement);
    return parts ? [{ ...parts, statement }] : [];
  });

const isRegex = ({ modifier }: LocationParts): boolean => modifier === '~' || modifier === '~*';
const isPrefix = ({ modifier }: LocationParts): boolean => modifier === '' || modifier === '^~';

const named = ({ modifier, uri }: LocationParts): string => code(modifier === '' ? uri : `${modifier ?? ''} ${uri}`);

/** At most three by name. */
function some(siblings: readonly LocationParts[], conjunction: 'und' | 'oder'): string {
  const shown = siblings.slice(0, 3).map(named);
  const more = siblings.length - shown.length;
  if (more > 0) shown.push(`${more} weitere`);
  return conjunction === 'und' ? list(shown) : list(shown).replace(/ und ([^,]*)$/, ' oder $1');
}

/**
 * Which other blocks of the same place are asked before this one, in German; empty where none is.
 *
 * nginx takes an exact location at once; else it remembers the longest prefix and, unless that one has `^~`, tries the
 * regular expressions in the order of the file (nginx 1.22.1, src/http/ngx_http_core_module.c:
 * ngx_http_core_find_location; compared with the running program in tests/server/nginxLocations.test.ts).
 */
export function locationOrder(parts: LocationParts, statement: Statement, block: NginxBlock): string {
  const others = siblingsIn(block).filter((sibling) => sibling.statement !== statement);
  if (isPrefix(parts)) return prefixOrder(parts, others);
  return isRegex(parts) ? regexOrder(parts, statement, others) : '';
}

function prefixOrder(parts: LocationParts, others: readonly Sibling[]): string {
  const longer = others.filter(
    (other) =>
      (isPrefix(other) || other.modifier === '=') && other.uri !== parts.uri && other.uri.startsWith(parts.uri),
  );
  const regexes = parts.modifier === '' ? others.filter(isRegex) : [];
  const texts = [
    longer.length > 0 ? `Genauer und darum vorher: ${some(longer, 'und')}.` : '',
    regexes.length > 0 ? `Vorrang hat auch ein Treffer von ${some(regexes, 'oder')}.` : '',
  ];
  return texts.filter((text) => text !== '').join(' ');
}

function regexOrder(parts: LocationParts, statement: Statement, others: readonly Sibling[]): string {
  const before = others.filter((other) => isRegex(other) && other.statement.span.start < statement.span.start);
  const stoppers = others.filter(({ modifier }) => modifier === '^~');
  const texts = [
    before.length > 0 ? `Davor probiert nginx ${some(before, 'und')}.` : '',
    stoppers.length > 0 ? `Nicht probiert wird der Ausdruck, wo ${some(stoppers, 'oder')} der längste Anfang ist.` : '',
  ];
  return texts.filter((text) => text !== '').join(' ');
}
