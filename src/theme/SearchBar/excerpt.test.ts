import { expect, it } from 'vitest';
import { partsOf } from './excerpt';

it('takes marks apart from the text and decodes entities', () => {
  expect(partsOf('a &lt;b&gt; <mark>c</mark> &amp;lt;')).toEqual([
    { marked: false, text: 'a <b> ' },
    { marked: true, text: 'c' },
    { marked: false, text: ' &lt;' },
  ]);
});

it('keeps any other tag as text', () => {
  expect(partsOf('<img src=x>')).toEqual([{ marked: false, text: '<img src=x>' }]);
});
