import { describe, expect, it } from 'vitest';
import { region, RegionError } from './region';

const text = 'eins\n\n# region a\n    zwei\n\n    drei\n# endregion\n\n; region b\nvier\n; endregion\n';

describe('a region', () => {
  it('is cut out and moved to the left', () => {
    expect(region(text, 'a')).toBe('zwei\n\ndrei');
    expect(region(text, 'b')).toBe('vier');
  });

  it('leaves no marker where the whole file is shown', () => {
    expect(region(text, null)).toBe('eins\n\n    zwei\n\n    drei\n\nvier');
  });

  it.each([
    ['missing', text, 'c', 'Den Bereich „c“ gibt es nicht.'],
    ['open', '# region a\n', 'a', 'Der Bereich „a“ hat kein Ende.'],
    ['nested', '# region a\n# region b\n# endregion\n', 'a', 'Der Bereich „b“ liegt im Bereich „a“.'],
    ['not begun', '# endregion\n', null, 'Ein Bereich endet, der nicht begonnen hat.'],
  ])('that is %s is refused', (_, source, name, message) => {
    expect(() => region(source, name)).toThrow(new RegionError(message));
  });
});
