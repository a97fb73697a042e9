import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../src/catalogue/load';
import type { Analysis, Diagnostic } from '../../src/engine/types';
import { fuzz, within } from './fuzz';
import { adversarial, slope } from './growth';
import { minimise } from './minimise';
import { objectionTo } from './objections';
import { Random } from './random';

const languages = Object.keys(adversarial) as (keyof typeof adversarial)[];

describe('a short mutation run', () => {
  it.each(languages)('finds nothing wrong with %s', { timeout: 120_000 }, (language) => {
    // A seed that stays, so that a failure here is a failure everywhere
    const { inputs, failures } = fuzz({ language, catalogue: loadCatalogue(), inputs: 10_000, seed: 20_261_125 });
    expect(failures.map(({ what, text }) => `${what}\n${JSON.stringify(text)}`)).toEqual([]);
    expect(inputs).toBe(10_000);
  });

  it('makes the same texts from the same seed', () => {
    const numbers = (...seeds: number[]): number[] => {
      const random = new Random(...seeds);
      return Array.from({ length: 20 }, () => random.below(1000));
    };
    expect(numbers(1, 5)).toEqual(numbers(1, 5));
    expect(numbers(1, 5)).not.toEqual(numbers(1, 6));
  });
});

describe('what the run notices', () => {
  const result = (change: Partial<Analysis>): Analysis => ({
    language: 'nginx',
    tokens: [],
    annotations: [],
    diagnostics: [],
    ...change,
  });
  const at = (start: number, end: number) => ({ span: { start, end } });
  const diagnostic: Diagnostic = { ...at(0, 1), severity: 'error', code: 'a/b', message: 'Text.', fixes: [] };
  const fix = (...edits: { span: { start: number; end: number }; text: string }[]) =>
    result({ diagnostics: [{ ...diagnostic, fixes: [{ title: 'x', edits }] }] });

  it('is nothing in an empty result', () => expect(objectionTo('abc', result({}))).toBeNull());

  it.each<[string, Analysis, RegExp]>([
    ['a span outside of the text', result({ tokens: [{ ...at(2, 4), kind: 'key' }] }), /außerhalb/],
    ['a span that ends before it starts', result({ diagnostics: [{ ...diagnostic, ...at(2, 1) }] }), /außerhalb/],
    [
      'overlapping tokens',
      result({
        tokens: [
          { ...at(0, 2), kind: 'key' },
          { ...at(1, 3), kind: 'key' },
        ],
      }),
      /überlappen/,
    ],
    [
      'crossing annotations',
      result({
        annotations: [
          { ...at(0, 2), entry: 'a', role: 'option' },
          { ...at(1, 3), entry: 'b', role: 'option' },
        ],
      }),
      /überkreuzen/,
    ],
    [
      'a message with a hole',
      result({ diagnostics: [{ ...diagnostic, message: 'Es ist undefined.' }] }),
      /vollständig/,
    ],
    ['an edit outside of the text', fix({ ...at(3, 9), text: '' }), /außerhalb/],
    ['edits that overlap', fix({ ...at(0, 2), text: '' }, { ...at(1, 3), text: '' }), /überlappen/],
    ['a fix that changes nothing', fix({ ...at(0, 1), text: 'a' }), /ändert nichts/],
  ])('is %s', (_, analysis, message) => expect(objectionTo('abc', analysis)).toMatch(message));

  it('is a loop without end', () => {
    let turns = 0;
    expect(
      within(200, () => {
        for (;;) turns += 1;
      }),
    ).toBe(false);
    expect(turns).toBeGreaterThan(0);
    expect(within(200, () => undefined)).toBe(true);
  });
});

it('makes a failing text as short as it gets', () => {
  expect(minimise('xxaxxxxbxxxx'.repeat(20), (text) => /a.*b/.test(text))).toBe('ab');
});

it('tells linear growth from quadratic', () => {
  const at = [1000, 2000, 4000, 8000];
  expect(slope(at, [10, 20, 40, 80])).toBeCloseTo(1);
  expect(slope(at, [10, 40, 160, 640])).toBeCloseTo(2);
});
