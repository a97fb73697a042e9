import { endOfClass } from './regex';

/** How often a part may occur; `most` is null where there is no limit. */
export interface Repeat {
  least: number;
  most: number | null;
}

/** One part of a regular expression and how often it occurs. */
export type RegexPart = { repeat: Repeat } & (
  | { kind: 'text'; text: string }
  | { kind: 'any' }
  | { kind: 'digit' | 'word' | 'space'; negated: boolean }
  | { kind: 'class'; members: string; negated: boolean }
  | { kind: 'start' | 'end' | 'boundary' }
  | { kind: 'group'; capture: number | null; name: string | null; options: RegexPart[][] }
  | { kind: 'look'; ahead: boolean; negated: boolean; options: RegexPart[][] }
);

/** A regular expression that was understood as a whole. */
export interface Regex {
  /** Alternatives, each a sequence. */
  options: RegexPart[][];
  ignoresCase: boolean;
}

const once: Repeat = { least: 1, most: 1 };
const deepest = 8;
const longest = 300;

/** Signs that stand for themselves behind a backslash. */
const isPunctuation = (sign: string): boolean => /^[^A-Za-z0-9]$/.test(sign);

const escapes: Record<string, { kind: 'digit' | 'word' | 'space'; negated: boolean }> = {
  d: { kind: 'digit', negated: false },
  D: { kind: 'digit', negated: true },
  w: { kind: 'word', negated: false },
  W: { kind: 'word', negated: true },
  s: { kind: 'space', negated: false },
  S: { kind: 'space', negated: true },
};

/**
 * Reads a regular expression in the dialect of PCRE (pcre2pattern(3)). Null where it is too long or deep or holds
 * something that is seldom met: backward references, conditions, comments, numbers of characters, `\Q`.
 */
export function readRegex(pattern: string): Regex | null {
  if (pattern.length > longest) return null;
  return new Reader(pattern).read();
}

class Reader {
  private at = 0;
  private captures = 0;
  private ignoresCase = false;

  constructor(private readonly pattern: string) {}

  read(): Regex | null {
    if (this.pattern.startsWith('(?i)')) {
      this.ignoresCase = true;
      this.at = 4;
    }
    const options = this.options(0);
    if (options === null || this.at < this.pattern.length) return null;
    return { options, ignoresCase: this.ignoresCase };
  }

  /** Alternatives up to a closing parenthesis or the end. */
  private options(depth: number): RegexPart[][] | null {
    if (depth > deepest) return null;
    const options: RegexPart[][] = [[]];
    while (this.at < this.pattern.length && this.pattern[this.at] !== ')') {
      if (this.pattern[this.at] === '|') {
        this.at += 1;
        options.push([]);
        continue;
      }
      const part = this.part(depth);
      if (part === null) return null;
      const sequence = options.at(-1) ?? [];
      const before = sequence.at(-1);
      const joins = part.kind === 'text' && before?.kind === 'text' && part.repeat === once && before.repeat === once;
      if (joins) before.text += part.text;
      else sequence.push(part);
    }
    return options;
  }

  private part(depth: number): RegexPart | null {
    const { pattern } = this;
    const sign = pattern[this.at] ?? '';
    this.at += 1;
    switch (sign) {
      case '^':
        return { kind: 'start', repeat: once };
      case '$':
        return { kind: 'end', repeat: once };
      case '.':
        return { kind: 'any', repeat: this.repeat() };
      case '[':
        return this.characterClass();
      case '(':
        return this.group(depth);
      case '\\':
        return this.escape();
      case '*':
      case '+':
      case '?':
        return null;
      default:
        return { kind: 'text', text: sign, repeat: this.repeat() };
    }
  }

  private escape(): RegexPart | null {
    const sign = this.pattern[this.at] ?? '';
    this.at += 1;
    if (sign === 'b') return { kind: 'boundary', repeat: once };
    const known = escapes[sign];
    if (known) return { ...known, repeat: this.repeat() };
    return isPunctuation(sign) ? { kind: 'text', text: sign, repeat: this.repeat() } : null;
  }

  private characterClass(): RegexPart | null {
    const end = endOfClass(this.pattern, this.at - 1);
    if (end < 0) return null;
    const inner = this.pattern.slice(this.at, end);
    this.at = end + 1;
    const negated = inner.startsWith('^');
    return { kind: 'class', members: negated ? inner.slice(1) : inner, negated, repeat: this.repeat() };
  }

  private group(depth: number): RegexPart | null {
    const head = /^\?(?:(:)|(<?[=!])|P?<([A-Za-z_]\w{0,31})>)/.exec(this.pattern.slice(this.at, this.at + 40));
    if (this.pattern[this.at] === '?' && !head) return null;
    if (this.pattern[this.at] === '*') return null;
    this.at += head?.[0].length ?? 0;
    const look = head?.[2];
    const capture = head && head[3] === undefined ? null : (this.captures += 1);
    const options = this.options(depth + 1);
    if (options === null || this.pattern[this.at] !== ')') return null;
    this.at += 1;
    if (look !== undefined)
      return { kind: 'look', ahead: !look.startsWith('<'), negated: look.endsWith('!'), options, repeat: once };
    return { kind: 'group', capture, name: head?.[3] ?? null, options, repeat: this.repeat() };
  }

  /** A quantifier behind a part; lazy and possessive ones match the same texts. */
  private repeat(): Repeat {
    const match = /^(?:([*+?])|\{(\d{1,4})(,?)(\d{0,4})\})[?+]?/.exec(this.pattern.slice(this.at, this.at + 14));
    if (!match) return once;
    this.at += match[0].length;
    const [, sign, least, comma, most] = match;
    if (sign === '*') return { least: 0, most: null };
    if (sign === '+') return { least: 1, most: null };
    if (sign === '?') return { least: 0, most: 1 };
    const from = Number(least);
    return { least: from, most: comma === '' ? from : most === '' ? null : Number(most) };
  }
}
