import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const originals = join(root, 'node_modules/@docusaurus/theme-translations/locales/base');
const translations = join(root, 'i18n/de');

/** Themes of this site; the other base files belong to packages that are not installed or have no settings. */
const themes = ['theme-common', 'theme-live-codeblock'];
const unused = {
  'plugin-ideal-image': '@docusaurus/plugin-ideal-image',
  'plugin-pwa': '@docusaurus/plugin-pwa',
  'theme-search-algolia': 'algolia:',
};

/** Words that are the same in both languages. An entry that is no longer needed fails below. */
const sameInBoth: string[] = [];

type Messages = Record<string, string>;

const json = (file: string): Record<string, unknown> =>
  JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;

function english(): Messages {
  const all = Object.assign({}, ...themes.map((name) => json(join(originals, `${name}.json`)))) as Messages;
  return Object.fromEntries(Object.entries(all).filter(([id]) => !id.endsWith('___DESCRIPTION')));
}

/** Every message below i18n/de, by id. */
function german(): Messages {
  const files = readdirSync(translations, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  );
  const entries = files.flatMap((name) =>
    Object.entries(json(join(translations, name)) as Record<string, { message: string }>),
  );
  return Object.fromEntries(entries.map(([id, { message }]) => [id, message]));
}

const placeholders = (message = ''): string[] => [...new Set(message.match(/\{\w+\}/g) ?? [])].sort();

describe('labels of the themes', () => {
  const original = english();
  const ours = german();
  const ids = Object.keys(original);

  test('every label has a German text of our own', () => {
    expect(ids.filter((id) => !ours[id])).toEqual([]);
  });
  test('no label equals the English original, and the list of exceptions is needed', () => {
    expect(ids.filter((id) => ours[id] === original[id])).toEqual(sameInBoth);
  });
  test('no label addresses the reader', () => {
    expect(
      Object.entries(ours).filter(([, message]) => /\b(Sie|Ihr\w*|Ihnen|du|dein\w*|wir|unser\w*)\b/.test(message)),
    ).toEqual([]);
  });
  test('only placeholders of the original are used', () => {
    const foreign = ids.filter((id) =>
      placeholders(ours[id]).some((name) => !placeholders(original[id]).includes(name)),
    );
    expect(foreign).toEqual([]);
  });
  test('plural forms are kept', () => {
    const forms = (message = ''): number => message.split('|').length;
    expect(ids.filter((id) => forms(ours[id]) !== forms(original[id]))).toEqual([]);
  });
});

test('base files that are not translated belong to packages that the site does not use', () => {
  const names = readdirSync(originals).map((name) => name.replace('.json', ''));
  expect(names.sort()).toEqual([...themes, ...Object.keys(unused)].sort());
  const setup =
    readFileSync(join(root, 'package.json'), 'utf8') + readFileSync(join(root, 'docusaurus.config.ts'), 'utf8');
  expect(Object.values(unused).filter((mark) => setup.includes(mark))).toEqual([]);
  expect(existsSync(join(translations, 'code.json'))).toBe(true);
});
