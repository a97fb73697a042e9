import { describe, expect, it } from 'vitest';
import type { Measurement } from './measure';
import { objectionsTo, tableOf } from './report';

const script = (name: string, kibibytes: number) => ({ name, bytes: kibibytes * 1024, text: '', isAhead: false });

const measured = (change: Partial<Measurement> = {}): Measurement => ({
  required: [script('main.js', 100), script('page.js', 50.5)],
  ahead: [script('other.js', 7)],
  pieces: [],
  shifts: { Telefon: 0.004 },
  ...change,
});

describe('tableOf', () => {
  it('names files, sum, what is fetched ahead, and the shift', () => {
    const table = tableOf(measured()).join('\n');
    expect(table).toMatch(/main\.js +100,0 KiB/);
    expect(table).toMatch(/zusammen \(höchstens 155 KiB\) +150,5 KiB/);
    expect(table).toMatch(/im Voraus +7,0 KiB/);
    expect(table).toMatch(/Telefon +0,0040/);
  });
});

describe('objectionsTo', () => {
  it('is silent within the budget', () => expect(objectionsTo(measured())).toEqual([]));

  it('objects to weight, shift and pieces of the catalogue', () => {
    const objections = objectionsTo(
      measured({ required: [script('main.js', 156)], shifts: { Telefon: 0.02 }, pieces: ['9421.js'] }),
    );
    expect(objections).toEqual([
      'Die Seite verlangt 156,0 KiB JavaScript, erlaubt sind 155 KiB.',
      'Telefon: Das Layout verschiebt sich um 0,0200.',
      '9421.js enthält ein Stück von Analyse oder Katalog und wird ungefragt geladen.',
    ]);
  });
});
