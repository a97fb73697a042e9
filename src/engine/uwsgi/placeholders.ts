import { endOf, MappedTextBuilder, slice, startOf, type MappedText } from '../text/mappedText';

/** An expansion longer than this, or in more steps, never ends in the program. */
const longest = 4096;
const mostSteps = 64;

/** Value of a key, the first one where it is given several times; null where there is none. */
export type KeyValues = (key: string) => string | null;

export interface Expansion {
  text: MappedText;
  /** A placeholder contains itself: uWSGI does not get past this line. */
  endless: boolean;
}

/**
 * Replaces `%(name)` and `%(a + 1)` by what they stand for; what is not known stays.
 *
 * Source: uWSGI 2.0.21, core/utils.c:uwsgi_apply_config_pass.
 */
export function expandPlaceholders(value: MappedText, values: KeyValues): Expansion {
  let text = value;
  let from = 0;
  for (let step = 0; ; step += 1) {
    const place = findPlaceholder(text.value, from);
    if (place === null) return { text, endless: false };
    const result = evaluate(text.value.slice(place.open + 2, place.close), values);
    if (result === null) {
      from = place.close + 1;
      continue;
    }
    if (step >= mostSteps || text.value.length + result.length > longest + value.value.length)
      return { text, endless: true };
    text = replaced(text, place.open, place.close + 1, result);
    // The program starts over behind the first character: what now begins the value is not replaced again
    from = 1;
  }
}

function replaced(text: MappedText, from: number, to: number, by: string): MappedText {
  const builder = new MappedTextBuilder(text.anchor);
  const copy = (piece: MappedText): void => {
    for (let index = 0; index < piece.value.length; index += 1)
      builder.add(piece.value[index] ?? '', startOf(piece, index) ?? text.anchor, endOf(piece, index) ?? text.anchor);
  };
  copy(slice(text, 0, from));
  builder.add(by, startOf(text, from) ?? text.anchor, endOf(text, to - 1) ?? text.anchor);
  copy(slice(text, to));
  return builder.build();
}

/** `%(…)` with its closing bracket; brackets inside are counted. */
function findPlaceholder(value: string, from: number): { open: number; close: number } | null {
  for (let open = value.indexOf('%(', from); open >= 0; open = value.indexOf('%(', open + 2)) {
    let depth = 0;
    for (let index = open + 2; index < value.length; index += 1) {
      if (value[index] === '(') depth += 1;
      else if (value[index] === ')') {
        if (depth > 0) depth -= 1;
        else if (index > open + 2) return { open, close: index };
        else break;
      }
    }
    // Without a closing bracket behind this one there is none behind the next one either
    if (depth > 0 || value.indexOf(')', open) < 0) return null;
  }
  return null;
}

const isNumber = (word: string): boolean => /^\d*$/.test(word);

const atoi = (word: string): bigint => BigInt(/^\s*([+-]?\d{1,18})/.exec(word)?.[1]?.replace('+', '') ?? '0');

/** Words and operators from left to right; words without an operator are put together (core/config.c). */
function evaluate(key: string, values: KeyValues): string | null {
  if (!key.includes(' ')) return values(key);
  let current = '';
  let operator = '';
  for (const word of key.split(' ')) {
    if (word === '') continue;
    if (['+', '-', '*', '/'].includes(word)) operator = word;
    else if (word === '++' || word === '--') {
      current = String(atoi(current) + (word === '++' ? 1n : -1n));
      operator = '';
    } else {
      const value = isNumber(word) ? word : (values(word) ?? '');
      current = operator === '' ? current + value : String(calculate(atoi(current), operator, atoi(value)));
      operator = '';
    }
    if (current.length > longest) return current;
  }
  return current;
}

function calculate(left: bigint, operator: string, right: bigint): bigint {
  if (operator === '+') return left + right;
  if (operator === '-') return left - right;
  if (operator === '*') return left * right;
  return right === 0n ? 0n : left / right;
}
