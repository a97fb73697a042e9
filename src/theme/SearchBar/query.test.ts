import { describe, expect, it } from 'vitest';
import { nameIn, searchesFor, wordsOf } from './query';

describe('searchesFor', () => {
  it('looks for the query as typed first', () => {
    for (const query of ['--die-on-term', '-w', 'Restart=', 'neu starten', 'Befehlszeile']) {
      expect(searchesFor(query)[0]).toBe(query);
    }
  });

  it('looks for name and value apart', () => {
    expect(searchesFor('Restart=on-failure')).toEqual([
      'Restart=on-failure',
      'Restart on-failure',
      'Restart=',
      'Restart',
    ]);
    expect(searchesFor('chmod-socket = 660')).toContain('chmod-socket');
    expect(searchesFor('--http :8000')).toContain('--http');
  });

  it('adds the words of this site', () => {
    expect(searchesFor('Befehlszeile')).toContain('Kommandozeile');
    expect(searchesFor('hohes Timeout')).toContain('hohes Zeitlimit');
  });

  it('asks nothing for nothing', () => {
    expect(searchesFor('  ')).toEqual([]);
  });
});

it('knows the name in a query', () => {
  expect(['--http :8000', 'Restart=always', '-w', '[Service]', '„x“'].map(nameIn)).toEqual([
    '--http',
    'Restart=',
    '-w',
    '[Service]',
    null,
  ]);
});

it('takes a message apart, longest words first', () => {
  expect(wordsOf('*** no python application found, check your startup logs ***')).toEqual([
    'application',
    'startup',
    'python',
    'found',
    'check',
    'your',
  ]);
});
