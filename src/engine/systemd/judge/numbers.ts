/**
 * Numbers as systemd reads them: blanks before, a sign, `0x`, `0o`, `0b` and a leading 0 for octal.
 *
 * Source: systemd 252, src/basic/parse-util.c:safe_atoi, safe_atou_full, mangle_base; strtol(3).
 */
const digitsOf: Record<number, RegExp> = { 2: /^[01]+$/, 8: /^[0-7]+$/, 10: /^[0-9]+$/, 16: /^[0-9a-fA-F]+$/ };

interface NumberOptions {
  base?: 8 | 10 | 16;
  /** Refuses `+` and `-` and blanks before the number. */
  bare?: boolean;
}

/** Null where the text is no number; huge ones are `Infinity`. */
export function readInteger(text: string, { base, bare }: NumberOptions = {}): number | null {
  let rest = text.replace(/^[ \t\n\r]+/, '');
  if (bare && (rest !== text || /^[+-]/.test(rest))) return null;
  let radix: number = base ?? 10;
  if (base === undefined) {
    if (/^0[bB]/.test(rest)) return fromDigits(signed(rest.slice(2), 2));
    if (/^0[oO]/.test(rest)) return fromDigits(signed(rest.slice(2), 8));
  }
  const sign = /^[+-]/.test(rest) ? (rest[0] ?? '') : '';
  rest = rest.slice(sign.length);
  if ((base === undefined || base === 16) && /^0[xX][0-9a-fA-F]/.test(rest)) {
    radix = 16;
    rest = rest.slice(2);
  } else if (base === undefined && /^0[0-9]/.test(rest)) radix = 8;
  return fromDigits({ sign, rest, radix });
}

function signed(text: string, radix: number): { sign: string; rest: string; radix: number } {
  const sign = /^[+-]/.test(text) ? (text[0] ?? '') : '';
  return { sign, rest: text.slice(sign.length), radix };
}

function fromDigits({ sign, rest, radix }: { sign: string; rest: string; radix: number }): number | null {
  if (!(digitsOf[radix]?.test(rest) ?? false)) return null;
  const digits = rest.replace(/^0+(?=.)/, '');
  const value = digits.length > 70 ? Infinity : parseInt(digits, radix);
  return sign === '-' ? -value : value;
}

export const inRange =
  (low: number, high: number, options?: NumberOptions) =>
  (text: string): boolean => {
    const value = readInteger(text, options);
    return value !== null && value >= low && value <= high;
  };

/** `-0` is not negative. */
export const isInt = inRange(-2147483648, 2147483647);
export const isUnsigned = inRange(0, 4294967295);
/** 2^64 - 1 is the last one; numbers that large differ in their last digits here, as they do nowhere in practice. */
export const isUnsigned64 = inRange(0, 18446744073709549568);
export const isLong = inRange(-9223372036854775808, 9223372036854774784);

/** A percentage, also in ‰ and ‱, with up to two digits behind the point; in hundredths of a percent. */
export function readPermyriad(text: string): number | null {
  const sign = text.slice(-1);
  const places = sign === '%' ? 2 : sign === '‰' ? 1 : sign === '‱' ? 0 : -1;
  if (places < 0) return null;
  const body = text.slice(0, -1);
  const dot = body.indexOf('.');
  const fraction = dot < 0 || places === 0 ? '' : body.slice(dot + 1);
  if (dot >= 0 && places > 0 && !(fraction.length >= 1 && fraction.length <= places && /^\d+$/.test(fraction)))
    return null;
  const value = readInteger(dot < 0 || places === 0 ? body : body.slice(0, dot));
  if (value === null || value < 0 || value > 2147483647) return null;
  const result = value * 10 ** places + Number(fraction.padEnd(places, '0') || '0');
  return result <= 2147483647 ? result : null;
}

export const isPercent = (text: string): boolean => {
  const value = readPermyriad(text);
  return value !== null && value <= 10000;
};
