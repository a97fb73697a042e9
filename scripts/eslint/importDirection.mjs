/**
 * Imports run one way: pages, theme, components, remark, plugins, cli → markup → engine → types of the catalogue.
 * Tests may reach over: they hold the real catalogue against the engine.
 */

/** Rooms above the engine and the markup: nothing below imports them. */
const callers = ['pages', 'theme', 'components', 'remark', 'plugins', 'cli', 'css'];

const rooms = (names) => `(^|/)(${names.join('|')})(/|$)`;

/** Every package and every Node module; a path of our own starts with a dot or with @site. */
const anyPackage = '^(?!\\.|@site/)';

/** One set of rules for the files of a room: what they must not import, and why. */
function room(files, patterns, globals = []) {
  return {
    files,
    ignores: ['**/*.test.{ts,tsx}', '**/testing.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: patterns.map(([regex, message]) => ({ regex, message })) }],
      'no-restricted-globals': ['error', ...globals],
    },
  };
}

const browserAndNode = [
  'window',
  'document',
  'navigator',
  'localStorage',
  'process',
  'Buffer',
  'require',
  '__dirname',
].map((name) => ({ name, message: 'The engine runs everywhere: no DOM, no Node.' }));

const catalogueTypesOnly = [
  '(^|/)catalogue/(?!\\w*[tT]ypes$)',
  'Only the types of the catalogue: engine and markup take the catalogue as an argument.',
];

export const importDirection = [
  room(['src/markup/**'], [[rooms(callers), 'The markup stands below its callers.'], catalogueTypesOnly]),
  room(
    ['src/engine/**'],
    [
      [rooms([...callers, 'markup']), 'The engine stands below its callers.'],
      [anyPackage, 'The engine imports no package, no React, no Node.'],
      catalogueTypesOnly,
    ],
    browserAndNode,
  ),
  room(
    ['src/engine/text/**'],
    [
      [anyPackage, 'src/engine/text imports nothing.'],
      ['^(\\.\\./|@site/)', 'src/engine/text imports nothing outside its own folder.'],
    ],
    browserAndNode,
  ),
  room(
    ['src/catalogue/**'],
    [[rooms([...callers, 'markup', 'engine']), 'The catalogue stands below the engine and its callers.']],
  ),
];
