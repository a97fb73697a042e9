import { expect, it } from 'vitest';
import { plainText, splitCode } from './splitCode';

it('takes what stands in backticks for code', () => {
  expect(splitCode('Wie `Restart=` mit `always`.')).toEqual([
    { code: false, text: 'Wie ' },
    { code: true, text: 'Restart=' },
    { code: false, text: ' mit ' },
    { code: true, text: 'always' },
    { code: false, text: '.' },
  ]);
});

it('leaves a backtick without counterpart as it is', () => {
  expect(splitCode('Ein ` allein')).toEqual([{ code: false, text: 'Ein ` allein' }]);
  expect(splitCode('`a` und `b')).toEqual([
    { code: true, text: 'a' },
    { code: false, text: ' und `b' },
  ]);
});

it('leaves out empty parts', () => {
  expect(splitCode('`a`')).toEqual([{ code: true, text: 'a' }]);
  expect(splitCode('')).toEqual([]);
});

it('drops the marks for plain text', () => {
  expect(plainText('Wie `Restart=`.')).toBe('Wie Restart=.');
});
