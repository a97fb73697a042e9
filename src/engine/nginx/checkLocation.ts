import { code } from '../values/explanation';
import type { Statement } from './parser';
import { regexFinding } from './regexFinding';
import { frameOf, type Finding, type Scope } from './scope';
import { partOf, type Word } from './word';

export interface LocationParts {
  modifier: '' | '=' | '^~' | '~' | '~*' | '@' | null;
  /** The word that holds the URI or pattern, and where in it. */
  word: Word;
  from: number;
  uri: string;
}

/** Modifier and URI; they may be glued together. The modifier is null where nginx does not know it. */
export function locationParts({ args }: Statement): LocationParts | null {
  const [first, second] = args;
  if (!first) return null;
  if (second) {
    const known = ['=', '^~', '~', '~*'].includes(first.value);
    return {
      modifier: known ? (first.value as LocationParts['modifier']) : null,
      word: second,
      from: 0,
      uri: second.value,
    };
  }
  const glued = (['=', '^~', '~*', '~'] as const).find((modifier) => first.value.startsWith(modifier)) ?? '';
  const modifier = glued === '' && first.value.startsWith('@') ? '@' : glued;
  return { modifier, word: first, from: glued.length, uri: first.value.slice(glued.length) };
}

const isRegex = (parts: LocationParts): boolean => parts.modifier === '~' || parts.modifier === '~*';

/** Source: nginx 1.22.1, src/http/ngx_http_core_module.c:ngx_http_core_location. */
export function checkLocation(statement: Statement, scope: Scope): Finding | null {
  const parts = locationParts(statement);
  if (!parts) return null;
  const { word, from } = parts;
  if (parts.modifier === null) {
    return {
      place: statement.args[0]?.span ?? word.span,
      what: `${code(statement.args[0]?.value ?? '')} ist kein Zeichen vor der Adresse einer ${code('location')}.`,
      helps: `${code('=')}, ${code('^~')}, ${code('~')} oder ${code('~*')} schreiben.`,
    };
  }
  const finding = isRegex(parts) ? regexFinding(word, from, scope) : null;
  return finding ?? nested(parts, scope, partOf(word, from, word.value.length)) ?? repeated(statement, parts, scope);
}

function nested(parts: LocationParts, scope: Scope, place: Finding['place']): Finding | null {
  const outer = frameOf(scope).statement;
  const around = outer && frameOf(scope).context === 'location' ? locationParts(outer) : null;
  if (!around) return null;
  const refuse = (what: string, helps: string): Finding => ({ place, what, helps, code: 'nginx/not-allowed-here' });
  if (around.modifier === '=' || around.modifier === '@') {
    return refuse(
      `In einer ${around.modifier === '=' ? 'genauen' : 'benannten'} ${code('location')} darf keine weitere stehen.`,
      `Die innere ${code('location')} in den ${code('server')}-Block setzen.`,
    );
  }
  if (parts.modifier === '@')
    return refuse(
      `Eine benannte ${code('location')} steht im ${code('server')}-Block und nicht in einer anderen.`,
      `Sie in den ${code('server')}-Block setzen.`,
    );
  // The pattern of a regular expression is compared like the beginning of an address
  if (isRegex(parts) || parts.uri.startsWith(around.uri)) return null;
  return refuse(
    `${code(parts.uri)} liegt nicht unter ${code(around.uri)}.`,
    `Die Adresse muss mit ${code(around.uri)} beginnen, sonst gehört die ${code('location')} in den ${code('server')}-Block.`,
  );
}

/** Two equal ones are found at the end of the file (`duplicate location`); `^~` does not make them different. */
function repeated(statement: Statement, parts: LocationParts, scope: Scope): Finding | null {
  if (isRegex(parts) || parts.modifier === '@') return null;
  const key = `location ${parts.modifier === '=' ? '=' : ''} ${parts.uri}`;
  const { notes } = frameOf(scope);
  if (!notes.has(key)) {
    notes.set(key, statement);
    return null;
  }
  return {
    place: partOf(parts.word, parts.from, parts.word.value.length),
    what: `Eine ${code('location')} für ${code(parts.uri)} gibt es in diesem Block schon.`,
    helps: 'Die beiden zusammenfassen.',
    code: 'nginx/duplicate',
  };
}
