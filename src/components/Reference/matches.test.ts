import { expect, it } from 'vitest';
import { entryCount, filterCount, matches } from './matches';

const entry = {
  title: 'module',
  spellings: ['--module', '-w', '--wsgi'],
  summary: 'Lädt das Modul und nimmt daraus das `Callable` als Anwendung.',
};

it('finds names, aliases and words of the summary in any case', () => {
  for (const query of ['module', '--module', '-w', 'WSGI', 'callable', 'lädt'])
    expect(matches(entry, query)).toBe(true);
});

it('wants every word', () => {
  expect(matches(entry, 'modul anwendung')).toBe(true);
  expect(matches(entry, 'modul socket')).toBe(false);
});

it('lets everything through while the field is empty', () => {
  expect(matches(entry, '')).toBe(true);
  expect(matches(entry, '  ')).toBe(true);
});

it('counts in German', () => {
  expect([0, 1, 2].map(entryCount)).toEqual(['0 Einträge', '1 Eintrag', '2 Einträge']);
  expect(filterCount(' ', 3, 12)).toBe('12 Einträge');
  expect(filterCount('x', 3, 12)).toBe('3 von 12 Einträgen');
  expect(filterCount('x', 0, 1)).toBe('0 von 1 Eintrag');
});
