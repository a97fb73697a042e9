import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeRegex } from './describeRegex';

const of = (pattern: string, ignoresCase = false): string => describeRegex(pattern, 'Die Adresse', ignoresCase);

describe('a regular expression in words', () => {
  it.each([
    [String.raw`\.php$`, 'Die Adresse endet mit `.php`.'],
    ['.php$', 'Die Adresse endet mit einem beliebigen Zeichen, dann `php`.'],
    [String.raw`^/\.ht`, 'Die Adresse beginnt mit `/.ht`.'],
    [String.raw`\.(?:css|js|png)$`, 'Die Adresse endet mit `.`, dann `css`, `js` oder `png`.'],
    ['curl|wget', 'Die Adresse enthält `curl` oder `wget`.'],
    ['^/$', 'Die Adresse besteht aus `/`.'],
    ['^.*$', 'Die Adresse ist beliebig.'],
    ['', 'Die Adresse ist beliebig.'],
    [String.raw`/\.(?!well-known)`, 'Die Adresse enthält eine Stelle mit `/.`, nicht gefolgt von `well-known`.'],
    ['[0-9]{2,4}', 'Die Adresse enthält eine Stelle mit 2 bis 4 Zeichen aus `0-9`.'],
    ['(?i)^/admin', 'Die Adresse beginnt mit `/admin`. Groß- und Kleinschreibung zählt nicht.'],
  ])('%s', (pattern, text) => expect(of(pattern)).toBe(text));

  it('names what it captures', () => {
    expect(of('^/api/(.*)$')).toBe(
      'Die Adresse besteht aus `/api/`, dann beliebig vielen Zeichen (auch keinem), gemerkt als `$1`.',
    );
    expect(of('^/(?<lang>de|en)/')).toBe(
      'Die Adresse beginnt mit `/`, dann `de` oder `en`, gemerkt als `$lang`, dann `/`.',
    );
    expect(of(String.raw`^/blog/(\d+)(?:-[\w-]+)?$`)).toContain(
      'mindestens einer Ziffer, gemerkt als `$1`, dann wahlweise (`-`, dann mindestens einem Zeichen',
    );
  });

  it('is shown as it stands where it is not understood', () => {
    expect(of(String.raw`(a)\1`)).toBe(String.raw`Regulärer Ausdruck ${'`(a)\\1`'}.`);
    expect(of('(?<x>a+)+')).toBe('Regulärer Ausdruck `(?<x>a+)+`. Er setzt `$x`.');
  });

  it('never throws', () => {
    const sign = fc.constantFrom(...String.raw`()[]{}?*+|^$.\dwab/:<>=!-,1`.split(''));
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 40 }), (signs) => {
        expect(of(signs.join(''))).toMatch(/[.]$/);
      }),
    );
  });
});
