import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { excerpt } from './excerpt';
import { Positions } from './positions';

/** Line, column and end of a piece of a text. */
function rangeOf(text: string, piece: string): string {
  const start = text.indexOf(piece);
  const { line, column, endLine, endColumn } = new Positions(text).range({ start, end: start + piece.length });
  return `${line}:${column}-${endLine}:${endColumn}`;
}

describe('Positions', () => {
  it('counts lines and columns from 1, with the end exclusive', () => {
    expect(rangeOf('ab\ncde\n', 'de')).toBe('2:2-2:4');
  });

  it('counts an emoji and an umlaut once', () => {
    expect(rangeOf('ä😀x😀y', 'x😀')).toBe('1:3-1:5');
    expect(rangeOf('😀\n😀😀z', 'z')).toBe('2:3-2:4');
  });

  it('counts the parts of a composed character one by one', () => {
    expect(rangeOf('a\u0308x', 'x')).toBe('1:3-1:4');
  });

  it('takes CRLF for one line break', () => expect(rangeOf('a\r\nbc\r\n', 'c')).toBe('2:2-2:3'));

  it('counts as iterating over the text does', () => {
    const character = fc.constantFrom('a', 'ä', '😀', '\n', '\t', '漢', '\r\n');
    fc.assert(
      fc.property(fc.array(character, { maxLength: 60 }), fc.nat(60), (characters, cut) => {
        const before = characters.slice(0, cut).join('');
        const { line, column } = new Positions(characters.join('')).range({ start: before.length, end: before.length });
        const lines = before.split(/\r?\n/);
        expect([line, column]).toEqual([lines.length, [...(lines.at(-1) ?? '')].length + 1]);
      }),
    );
  });

  it('finds ten thousand places of a long line in no time', () => {
    const text = '😀x'.repeat(300_000);
    const positions = new Positions(text);
    const started = performance.now();
    for (let index = 0; index < 10_000; index += 1) positions.range({ start: index * 90, end: index * 90 + 2 });
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('the surroundings of a place', () => {
  it('never cut a surrogate pair in half', () => {
    const positions = new Positions(`${'😀'.repeat(50)}x${'😀'.repeat(50)}`);
    for (const reach of [4, 5, 6, 7]) {
      const { before, after, isCut, goesOn } = positions.around(1, 51, reach);
      expect(before + after).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/);
      expect(after.startsWith('x')).toBe(true);
      expect([isCut, goesOn]).toEqual([true, true]);
    }
  });

  it('are found in no time in a line as long as the file', () => {
    const positions = new Positions('ä😀'.repeat(300_000));
    const started = performance.now();
    for (let column = 1; column < 600_000; column += 60)
      expect(positions.around(1, column, 100).after.length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('excerpt', () => {
  /** Source and marker of a piece, one above the other. */
  function shown(text: string, piece: string): [string, string] {
    const start = text.indexOf(piece);
    const positions = new Positions(text);
    return excerpt(positions, positions.range({ start, end: start + piece.length }));
  }

  it('marks the piece', () => expect(shown('a = bcd e\n', 'bcd')).toEqual(['a = bcd e', '    ^~~']));
  it('marks an empty piece with one sign', () => expect(shown('abc', '')).toEqual(['abc', '^']));
  it('marks what a line break stands at', () => expect(shown('abc\nd', '\nd')).toEqual(['abc', '   ^']));
  it('aligns tabs', () => expect(shown('\ta\tbc', 'bc')).toEqual(['        a       bc', '                ^~']));
  it('aligns wide characters', () => expect(shown('漢字 😀bc', 'bc')).toEqual(['漢字 😀bc', '       ^~']));
  it('aligns composed characters', () => expect(shown('a\u0308b', 'b')).toEqual(['a\u0308b', ' ^']));
  it('marks a wide character whole', () => expect(shown('a漢b', '漢')).toEqual(['a漢b', ' ^~']));
  it('shows control characters as signs', () => expect(shown('\u001B[31ma', 'a')).toEqual(['␛[31ma', '     ^']));

  it('marks the first line of a place of several lines to its end', () => {
    expect(shown('a bc\nd', 'bc\nd')).toEqual(['a bc', '  ^~']);
  });

  it('cuts a long line around the place', () => {
    const [source, marker] = shown(`${'x'.repeat(500)} here ${'y'.repeat(5000)}`, 'here');
    expect(source).toMatch(/^… x+ here y+ …$/);
    expect(source.length).toBeLessThan(110);
    expect(marker.trimStart()).toBe('^~~~');
    expect(source.indexOf('here')).toBe(marker.indexOf('^'));
  });

  it('cuts a long marker with its line', () => {
    const [source, marker] = shown(`ab${'c'.repeat(5000)}`, 'c'.repeat(5000));
    expect(source).toMatch(/^abc+ …$/);
    expect(marker.length).toBeLessThanOrEqual(source.length);
  });
});
