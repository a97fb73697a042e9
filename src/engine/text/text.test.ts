import { describe, expect, it } from 'vitest';
import { distance, suggest } from './distance';
import { applyEdits } from './edit';
import { LineIndex } from './lineIndex';
import { MappedTextBuilder, slice, spanOf, trim, verbatim } from './mappedText';
import { span } from './span';

describe('LineIndex', () => {
  it('counts lines and columns from 1', () => {
    const index = new LineIndex('ab\ncd\n');
    expect(index.position(0)).toEqual({ line: 1, column: 1 });
    expect(index.position(4)).toEqual({ line: 2, column: 2 });
    expect(index.lineCount).toBe(3);
  });

  it('takes CRLF for one line break and a lone CR for another', () => {
    const index = new LineIndex('a\r\nb\rc');
    expect(index.position(3)).toEqual({ line: 2, column: 1 });
    expect(index.position(5)).toEqual({ line: 3, column: 1 });
  });
});

describe('MappedText', () => {
  it('knows the source of a character that an escape stands for', () => {
    const builder = new MappedTextBuilder(0);
    builder.add('a', 0, 1);
    builder.add('\n', 1, 3);
    builder.add('b', 3, 4);
    expect(spanOf(builder.build(), 1, 2)).toEqual(span(1, 3));
  });

  it('places an empty part behind what comes before it', () => {
    const text = verbatim('key = ', 0, 6);
    expect(spanOf(slice(text, 6))).toEqual(span(6, 6));
  });

  it('trims without losing its place', () => {
    expect(spanOf(trim(verbatim('  ab ', 0, 5), (character) => character === ' '))).toEqual(span(2, 4));
  });
});

describe('applyEdits', () => {
  it('applies edits in any order', () => {
    const edits = [
      { span: span(4, 5), text: 'E' },
      { span: span(0, 1), text: 'AA' },
    ];
    expect(applyEdits('abcde', edits)).toBe('AAbcdE');
  });
});

describe('distance', () => {
  it('counts swapped neighbours once', () => {
    expect(distance('mastre', 'master')).toBe(1);
  });

  it.each([
    ['enable-thread', 'enable-threads'],
    ['Enviroment', 'Environment'],
    ['WorkingDirectroy', 'WorkingDirectory'],
    ['singel-interpreter', 'single-interpreter'],
    ['buffersize', 'buffer-size'],
  ])('suggests for %s the name %s', (word, name) => {
    expect(
      suggest(word, [
        'master',
        'vacuum',
        'enable-threads',
        'Environment',
        'WorkingDirectory',
        'single-interpreter',
        'buffer-size',
      ]),
    ).toBe(name);
  });

  it('suggests nothing for a word that is like no name', () => {
    expect(suggest('xyzzy', ['master', 'vacuum'])).toBeNull();
  });
});
