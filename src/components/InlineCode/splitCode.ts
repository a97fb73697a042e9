export interface TextPart {
  code: boolean;
  text: string;
}

/** Splits a text at its backticks; one without a counterpart stays an ordinary character. */
export function splitCode(text: string): TextPart[] {
  const pieces = text.split('`');
  if (pieces.length % 2 === 0) {
    const last = pieces.pop();
    pieces.push(`${pieces.pop()}\`${last}`);
  }
  return pieces
    .map((piece, index) => ({ code: index % 2 === 1, text: piece }))
    .filter(({ text: piece }) => piece !== '');
}

/** The same text without marks, for titles and meta descriptions. */
export const plainText = (text: string): string => text.replaceAll('`', '');
