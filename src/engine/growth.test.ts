import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/load';
import { adversarial, growth } from '../../scripts/fuzz/growth';
import type { Language } from './types';

describe.each(Object.entries(adversarial) as [Language, string[]][])('the time of reading %s', (language, seeds) => {
  // A collection of garbage in the wrong moment is no quadratic time: that would fail three times in a row
  it.each(seeds)('grows like the length of a text made of %j', { timeout: 60_000, retry: 2 }, (seed) => {
    const { exponent, times } = growth(seed, language, loadCatalogue(), { at: [50_000, 100_000, 200_000, 400_000] });
    // 1 where time is linear, 2 where it is quadratic
    expect(exponent, times.map((time) => `${time.toFixed(1)} ms`).join(', ')).toBeLessThan(1.5);
  });
});
