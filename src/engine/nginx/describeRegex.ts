import { code } from '../values/explanation';
import { readRegex, type RegexPart, type Repeat } from './regexReader';
import { captureNames } from './variables';

/** More parts than that make a sentence that nobody reads. */
const mostParts = 8;

/**
 * What a regular expression matches, as a sentence, and what it captures. `subject` is what it is compared with.
 *
 * Source: pcre2pattern(3); the readings are compared with nginx 1.22.1 (tests/server/nginxRegex.test.ts).
 */
export function describeRegex(pattern: string, subject: string, ignoresCase: boolean): string {
  const regex = readRegex(pattern);
  const text = regex === null ? null : sentence(regex.options, subject);
  const letters = ignoresCase || regex?.ignoresCase ? ' Groß- und Kleinschreibung zählt nicht.' : '';
  return `${text ?? fallback(pattern)}${letters}`;
}

function fallback(pattern: string): string {
  const names = captureNames(pattern).map((name) => code(`$${name}`));
  return `Regulärer Ausdruck ${code(pattern)}.${names.length > 0 ? ` Er setzt ${names.join(', ')}.` : ''}`;
}

/** `Die Adresse beginnt mit …, dann …`; null where it would be too long. */
function sentence(options: readonly RegexPart[][], subject: string): string | null {
  // `curl|wget`: one verb for all
  const plain = options.flatMap((option) => (option.length === 1 && option[0] ? plainText(option[0]) : []));
  if (plain.length === options.length) return `${subject} enthält ${eitherOf(plain)}.`;
  const texts = options.map((option) => clause(option));
  if (texts.length > 4 || texts.some((text) => text === null)) return null;
  return `${subject} ${texts.join(' oder ')}.`;
}

const plainText = (part: RegexPart): string[] =>
  part.kind === 'text' && part.repeat.least === 1 && part.repeat.most === 1 ? [code(part.text)] : [];

/** `a`, `a oder b`, `a, b oder c`. */
const eitherOf = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} oder ${items.at(-1) ?? ''}`;

function clause(parts: readonly RegexPart[]): string | null {
  const starts = parts[0]?.kind === 'start';
  const ends = parts.at(-1)?.kind === 'end' && parts.length > (starts ? 1 : 0);
  const inner = parts.slice(starts ? 1 : 0, ends ? -1 : undefined);
  if (inner.length > mostParts || inner.some(({ kind }) => kind === 'start' || kind === 'end')) return null;
  if (inner.length === 0) return starts && ends ? 'ist leer' : 'ist beliebig';
  // `^.*` and `.*$` say nothing about where something stands
  const free = (part: RegexPart | undefined): boolean =>
    part?.kind === 'any' && part.repeat.least === 0 && part.repeat.most === null;
  if (inner.length === 1 && free(inner[0])) return 'ist beliebig';
  const words = sequence(inner);
  if (words === null) return null;
  if (starts && ends) return `besteht aus ${words}`;
  if (starts) return `beginnt mit ${words}`;
  return ends ? `endet mit ${words}` : `enthält eine Stelle mit ${words}`;
}

function sequence(parts: readonly RegexPart[]): string | null {
  let text = '';
  for (const part of parts) {
    const words = partText(part);
    if (words === null) return null;
    text += text === '' ? words : `${part.kind === 'look' ? ', ' : ', dann '}${words}`;
  }
  return text;
}

function partText(part: RegexPart): string | null {
  const { repeat } = part;
  switch (part.kind) {
    case 'text':
      return repeat.least === 1 && repeat.most === 1
        ? code(part.text)
        : `${times(repeat, 'dem Zeichen', 'Zeichen')} ${code(part.text)}`;
    case 'any':
      return times(repeat, 'einem beliebigen Zeichen', 'Zeichen');
    case 'digit':
      return part.negated
        ? times(repeat, 'einem Zeichen, das keine Ziffer ist', 'Zeichen, die keine Ziffern sind')
        : times(repeat, 'einer Ziffer', 'Ziffern');
    case 'word':
      return part.negated
        ? times(
            repeat,
            'einem Zeichen außer Buchstabe, Ziffer und Unterstrich',
            'Zeichen außer Buchstabe, Ziffer und Unterstrich',
          )
        : times(
            repeat,
            'einem Buchstaben, einer Ziffer oder einem Unterstrich',
            'Buchstaben, Ziffern oder Unterstrichen',
          );
    case 'space':
      return part.negated
        ? times(repeat, 'einem Zeichen, das kein Leerraum ist', 'Zeichen, die kein Leerraum sind')
        : times(repeat, 'einem Leerzeichen oder Tabulator', 'Leerzeichen oder Tabulatoren');
    case 'class': {
      const members = code(part.members);
      return part.negated
        ? times(repeat, `einem Zeichen außer ${members}`, `Zeichen außer ${members}`)
        : times(repeat, `einem Zeichen aus ${members}`, `Zeichen aus ${members}`);
    }
    case 'boundary':
      return 'einer Wortgrenze';
    case 'group':
      return group(part);
    case 'look': {
      const inner = alternatives(part.options);
      if (inner === null) return null;
      return `${part.negated ? 'nicht ' : ''}${part.ahead ? 'gefolgt von' : 'hinter'} ${inner}`;
    }
    default:
      return null;
  }
}

function group(part: RegexPart & { kind: 'group' }): string | null {
  const inner = alternatives(part.options);
  if (inner === null) return null;
  const { least, most } = part.repeat;
  const optional = least === 0 && most === 1;
  if (!optional && (least !== 1 || most !== 1)) return null;
  const name = part.name ?? (part.capture === null ? null : String(part.capture));
  const target = name === null ? '' : `, gemerkt als ${code(`$${name}`)}`;
  // What belongs together where only a part of it is optional or captured
  const whole = inner.includes(', dann ') && (optional || target !== '') ? `(${inner})` : inner;
  return `${optional ? 'wahlweise ' : ''}${whole}${target}`;
}

function alternatives(options: readonly RegexPart[][]): string | null {
  if (options.length > 12) return null;
  const texts = options.map((option) => {
    const ends = option.at(-1)?.kind === 'end';
    const inner = ends ? option.slice(0, -1) : option;
    if (inner.length > mostParts || inner.some(({ kind }) => kind === 'start' || kind === 'end')) return null;
    if (inner.length === 0) return ends ? 'dem Ende' : 'nichts';
    const words = sequence(inner);
    return words === null ? null : `${words}${ends ? ' und dem Ende' : ''}`;
  });
  const known = texts.filter((text) => text !== null);
  return known.length < texts.length ? null : eitherOf(known);
}

function times({ least, most }: Repeat, one: string, many: string): string {
  if (least === 1 && most === 1) return one;
  if (least === 0 && most === 1) return `wahlweise ${one}`;
  if (most === null) {
    if (least === 0) return `beliebig vielen ${many} (auch keinem)`;
    return `mindestens ${least === 1 ? one : `${least} ${many}`}`;
  }
  return least === most ? `${least} ${many}` : `${least} bis ${most} ${many}`;
}
