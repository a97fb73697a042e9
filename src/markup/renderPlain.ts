import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { grammarOf, type PrismToken } from './prism';

/** A piece of text of one colour within one line. */
interface Piece {
  text: string;
  classes: string[];
}

/** Code that is not annotated, coloured with Prism's grammars; same line elements as an annotated block. */
export function renderPlain(text: string, lang: string, highlighted: ReadonlySet<number> = new Set()): string {
  const lines = splitLines(flatten(grammarOf(lang)?.(text) ?? [text], []));
  const children: Element[] = lines.map((pieces, index) =>
    h('span', { className: ['line', ...(highlighted.has(index + 1) ? ['theme-code-block-highlighted-line'] : [])] }, [
      ...pieces.map(({ text: value, classes }) =>
        classes.length === 0 ? value : h('span', { className: ['token', ...classes] }, value),
      ),
      '\n',
    ]),
  );
  return toHtml({ type: 'root', children });
}

/** Prism's nested tokens as a flat sequence; a piece has the classes of all tokens around it. */
function flatten(tokens: readonly (string | PrismToken)[], classes: string[]): Piece[] {
  return tokens.flatMap((token): Piece[] => {
    if (typeof token === 'string') return [{ text: token, classes }];
    const aliases = token.alias === undefined ? [] : [token.alias].flat();
    const own = [...new Set([...classes, token.type, ...aliases])];
    return flatten(Array.isArray(token.content) ? token.content : [token.content], own);
  });
}

function splitLines(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [[]];
  for (const { text, classes } of pieces) {
    text.split('\n').forEach((part, index) => {
      if (index > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push({ text: part, classes });
    });
  }
  return lines;
}
