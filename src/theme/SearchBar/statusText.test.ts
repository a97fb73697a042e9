import { expect, it } from 'vitest';
import { statusText } from './statusText';

const hit = { url: 'a', title: '', context: '', excerpt: '', area: 'Referenz', code: true, rank: 2 };
const done = { status: 'done' as const, query: 'x', hits: [hit], loose: false, more: false };

it('counts, and says when nothing or only a part was found', () => {
  expect(statusText(done)).toBe('1 Treffer');
  expect(statusText({ ...done, hits: [hit, hit] })).toBe('2 Treffer');
  expect(statusText({ ...done, hits: [] })).toBe('Keine Treffer für „x“');
  expect(statusText({ ...done, hits: [hit, hit], more: true })).toBe('Die 2 besten Treffer');
  expect(statusText({ ...done, loose: true })).toContain('mit einem Teil der Wörter');
});

it('keeps the last count while the next search runs', () => {
  expect(statusText({ ...done, status: 'searching' })).toBe('1 Treffer');
});

it('says where a preview has no index', () => {
  expect(statusText({ ...done, status: 'missing' })).toContain('npm run build');
});
