import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sectionAt, sectionsOf } from './longFiles';

describe('sections of a long text', () => {
  it('are the text, in short pieces that cut no character', () => {
    const piece = fc.constantFrom('a'.repeat(5000), '\n', '😀'.repeat(3000), 'key = value\n'.repeat(700), '\r\n');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const sections = sectionsOf(text);
        expect(sections.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        for (const { start, end } of sections) {
          expect(end - start).toBeLessThanOrEqual(16_000);
          expect(text.slice(start, end)).not.toMatch(/^[\udc00-\udfff]/);
        }
      }),
    );
  });

  it('are found by an offset', () => {
    const sections = sectionsOf('key = value\n'.repeat(10_000));
    for (const [index, { start, end }] of sections.entries()) {
      expect(sectionAt(sections, start)).toBe(index);
      expect(sectionAt(sections, end - 1)).toBe(index);
    }
    expect(sectionAt(sections, 1e9)).toBe(sections.length - 1);
    expect(sectionsOf('')).toEqual([{ start: 0, end: 0 }]);
  });
});
