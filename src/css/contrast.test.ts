import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');

type Palette = Record<string, string>;

/** The --site-* colours of the first block with this selector. */
function palette(selector: string): Palette {
  const start = css.indexOf(`\n${selector} {`);
  const block = css.slice(start, css.indexOf('\n}', start));
  return Object.fromEntries(
    [...block.matchAll(/--site-([\w-]+): (#[\da-f]{3,6});/g)].map(([, name = '', value = '']): [string, string] => [
      name,
      value,
    ]),
  );
}

const channel = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.replace(/[\da-f]/g, '$&$&') : colour;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => channel(parseInt(hex.slice(at, at + 2), 16) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const surfaces = ['paper', 'raised', 'code-inline', 'code-background'];
const code = ['key', 'value', 'section', 'comment', 'dim', 'string', 'keyword', 'number', 'function'].map(
  (name) => `code-${name}`,
);
const pairs = (texts: string[], grounds: string[]): [string, string][] =>
  texts.flatMap((text) => grounds.map((ground): [string, string] => [text, ground]));

const textPairs = [
  ...pairs(['ink', 'muted', 'accent'], surfaces),
  ...pairs(['warn', 'error', 'info'], ['paper', 'raised']),
  ...pairs(code, ['code-background', 'mark', 'warn-soft', 'error-soft']),
  ...['accent', 'info', 'warn', 'error'].flatMap((name) => pairs([name, 'ink', 'muted'], [`${name}-soft`])),
  ...pairs(['ink', 'accent'], ['mark']),
  ...pairs(['accent'], ['info-soft', 'warn-soft', 'error-soft']),
  ...pairs(['paper'], ['accent', 'ink']),
];
const controlPairs = pairs(['control', 'accent', 'warn', 'error', 'info'], ['paper', 'raised', 'code-background']);

describe.each([
  ['light', palette(':root')],
  ['dark', palette("[data-theme='dark']")],
])('%s colours', (_, colours) => {
  const ratio = ([front, back]: [string, string]): number =>
    contrast(colours[front] ?? 'missing', colours[back] ?? 'missing');

  test('both palettes name the same colours', () => {
    expect(Object.keys(colours)).toEqual(Object.keys(palette(':root')));
  });
  test.each(textPairs)('text %s on %s reaches 4.5:1', (...pair) => {
    expect(ratio(pair)).toBeGreaterThanOrEqual(4.5);
  });
  test.each(controlPairs)('control %s on %s reaches 3:1', (...pair) => {
    expect(ratio(pair)).toBeGreaterThanOrEqual(3);
  });
});
