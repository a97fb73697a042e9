import { describe, expect, it } from 'vitest';
import { parseCalendar } from './calendar';
import { explainCalendar } from './explainCalendar';
import { parseSize } from './size';

describe('calendar expressions', () => {
  it.each([
    ['daily', 'Jeden Tag um 00:00\u00a0Uhr.'],
    ['Mon..Fri 08:00', 'Montag bis Freitag um 08:00\u00a0Uhr.'],
    ['*:0/15', 'Alle 15\u00a0Minuten.'],
    ['*-*-01 03:30:00', 'Am 1. jedes Monats um 03:30\u00a0Uhr.'],
    ['weekly', 'Jeden Montag um 00:00\u00a0Uhr.'],
  ])('says %s as a sentence', (text, sentence) => {
    expect(explainCalendar(text)?.text).toBe(sentence);
  });

  it.each(['', 'montag', '25:00', 'Fri..Mon', '2024-02-30-1', '08:00 CEST', '8', '*-13-01'])('refuses „%s“', (text) => {
    expect(parseCalendar(text)).toBeNull();
  });
});

describe('sizes', () => {
  it.each([
    ['512M', 536_870_912],
    ['1.5G', 1_610_612_736],
    ['1M 500K', 1_560_576],
    ['1GB', null],
    ['500K 1M', null],
    ['10m', null],
  ])('reads %s', (text, bytes) => {
    expect(parseSize(text)).toBe(bytes);
  });
});
