/** A variable in a value: offsets into the value, `$` and braces included. */
export interface Reference {
  name: string;
  from: number;
  to: number;
  /** A group of the last regular expression; `${1}` is none but an ordinary name. */
  capture: boolean;
}

export interface Compiled {
  references: Reference[];
  /** A lone `$`, or `${` without its brace; offset into the value. */
  invalid: { at: number; reason: 'name' | 'brace' } | null;
}

const isNameCode = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;

/**
 * The variables of a value. There is no escape for `$`; `$1` … `$9` are captures.
 *
 * Source: nginx 1.22.1, src/http/ngx_http_script.c:ngx_http_script_compile.
 */
export function compileValue(value: string): Compiled {
  const references: Reference[] = [];
  let index = value.indexOf('$');
  while (index >= 0) {
    const from = index;
    index += 1;
    const first = value.charCodeAt(index);
    if (first >= 49 && first <= 57) {
      references.push({ name: value[index] ?? '', from, to: index + 1, capture: true });
      index = value.indexOf('$', index + 1);
      continue;
    }
    const braces = first === 123;
    const start = braces ? index + 1 : index;
    index = start;
    while (index < value.length && isNameCode(value.charCodeAt(index))) index += 1;
    const name = value.slice(start, index);
    if (braces) {
      if (start >= value.length) return { references, invalid: { at: from, reason: 'name' } };
      if (value[index] !== '}') return { references, invalid: { at: from, reason: 'brace' } };
      index += 1;
    }
    if (name === '') return { references, invalid: { at: from, reason: 'name' } };
    references.push({ name, from, to: index, capture: false });
    index = value.indexOf('$', index);
  }
  return { references, invalid: null };
}

/** Names that a regular expression defines: `(?<name>…)`, `(?P<name>…)`, `(?'name'…)`. */
export function captureNames(pattern: string): string[] {
  return [...pattern.matchAll(/\(\?P?[<']([A-Za-z_]\w{0,60})[>']/g)].map((match) => match[1] ?? '');
}
