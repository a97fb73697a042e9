import type { Explanation } from './explanation';

const factors: Record<string, number> = { k: 1024, m: 1024 ** 2, g: 1024 ** 3 };
const largest = 9.2e18;

/**
 * Bytes of a size of nginx; null where nginx refuses it. `k` and `m` are known everywhere, `g` only to the directives
 * that count file offsets.
 *
 * Source: nginx 1.22.1, src/core/ngx_parse.c:ngx_parse_size and ngx_parse_offset.
 */
export function parseNginxSize(text: string, kind: 'size' | 'offset' = 'size'): number | null {
  const unit = (text.at(-1) ?? '').toLowerCase();
  const factor = unit === 'g' && kind === 'size' ? undefined : factors[unit];
  const digits = factor === undefined ? text : text.slice(0, -1);
  const number = parseNginxNumber(digits);
  if (number === null) return null;
  const bytes = number * (factor ?? 1);
  return bytes > largest ? null : bytes;
}

/** A number as nginx reads it: digits and nothing else (ngx_atoi). */
export function parseNginxNumber(text: string): number | null {
  if (text === '') return null;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 48 || code > 57) return null;
  }
  const number = Number(text);
  return number > largest ? null : number;
}

/** `16 KiB`, `10 MiB`, `512 Byte`. */
export function describeBytes(bytes: number): string {
  for (const [factor, name] of [
    [1024 ** 3, 'GiB'],
    [1024 ** 2, 'MiB'],
    [1024, 'KiB'],
  ] as const) {
    if (bytes >= factor && bytes % factor === 0) return `${bytes / factor}\u00a0${name}`;
  }
  return `${bytes}\u00a0Byte`;
}

export function explainNginxSize(text: string, kind: 'size' | 'offset' = 'size'): Explanation | null {
  const bytes = parseNginxSize(text, kind);
  if (bytes === null) return null;
  return { entry: 'value/size', text: `${describeBytes(bytes)}.` };
}
