// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { asksForSearch, setSlash } from './shortcut';

const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  defaultPrevented: false,
  isComposing: false,
  target: document.body,
  ...more,
});

beforeEach(() => localStorage.clear());

describe('the shortcut of the search', () => {
  it('is the slash or K with Ctrl or Command', () => {
    expect(asksForSearch(press('/'))).toBe(true);
    expect(asksForSearch(press('k', { ctrlKey: true }))).toBe(true);
    expect(asksForSearch(press('K', { metaKey: true }))).toBe(true);
    expect(asksForSearch(press('k'))).toBe(false);
    expect(asksForSearch(press('/', { ctrlKey: true }))).toBe(false);
  });

  it('rests while somebody types', () => {
    for (const name of ['input', 'textarea', 'select']) {
      const target = document.createElement(name);
      expect(asksForSearch(press('/', { target }))).toBe(false);
      expect(asksForSearch(press('k', { ctrlKey: true, target }))).toBe(false);
    }
    expect(asksForSearch(press('/', { isComposing: true }))).toBe(false);
  });

  it('leaves the slash alone once it is switched off', () => {
    setSlash(false);
    expect(asksForSearch(press('/'))).toBe(false);
    expect(asksForSearch(press('k', { ctrlKey: true }))).toBe(true);
    setSlash(true);
    expect(asksForSearch(press('/'))).toBe(true);
  });
});
