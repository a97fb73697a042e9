/**
 * What is surely wrong with a regular expression: a group or class without its end, a closing parenthesis too many,
 * a quantifier with nothing before it, a backslash at the end. Null where nothing is; PCRE may still refuse more.
 */
export function regexProblem(pattern: string): 'group' | 'closing' | 'class' | 'quantifier' | 'backslash' | null {
  let depth = 0;
  let repeatable = false;
  for (let index = 0; index < pattern.length; index += 1) {
    const character = pattern[index];
    if (character === '\\') {
      if (index + 1 >= pattern.length) return 'backslash';
      index += 1;
      repeatable = true;
    } else if (character === '[') {
      const end = endOfClass(pattern, index);
      if (end < 0) return 'class';
      index = end;
      repeatable = true;
    } else if (character === '(') {
      depth += 1;
      repeatable = false;
      if (pattern[index + 1] === '?') index += 1;
      else if (pattern[index + 1] === '*') index += 1;
    } else if (character === ')') {
      if (depth === 0) return 'closing';
      depth -= 1;
      repeatable = true;
    } else if (character === '|' || character === '^') repeatable = false;
    else if (character === '*' || character === '+' || character === '?') {
      if (!repeatable && pattern[index - 1] !== '^') return 'quantifier';
      // A possessive or lazy sign may follow
      if (pattern[index + 1] === '+' || pattern[index + 1] === '?') index += 1;
      repeatable = false;
    } else repeatable = true;
  }
  return depth > 0 ? 'group' : null;
}

/** Offset of the `]` that ends a class; the first character may be a `]` itself. */
export function endOfClass(pattern: string, start: number): number {
  let index = start + 1;
  if (pattern[index] === '^') index += 1;
  if (pattern[index] === ']') index += 1;
  for (; index < pattern.length; index += 1) {
    if (pattern[index] === '\\') index += 1;
    else if (pattern[index] === '[' && pattern[index + 1] === ':') {
      const end = pattern.indexOf(':]', index + 2);
      if (end > 0) index = end + 1;
    } else if (pattern[index] === ']') return index;
  }
  return -1;
}
