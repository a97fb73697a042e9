/**
 * `npm run fuzz -- [--language NAME]… [--inputs N] [--seed S] [--longest N] [--no-growth]`: changes texts at random and looks for
 * exceptions, endless analyses and results that contradict themselves; then shows how the time grows with the length.
 * A failing text is made as short as possible and kept in `node_modules/.cache/fuzz`. Exit code 1 where one was found.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadCatalogue } from '../../src/catalogue/load';
import type { Catalogue, Language } from '../../src/engine/types';
import { examine, fuzz, within, type Failure } from './fuzz';
import { adversarial, growth, lengths } from './growth';
import { minimise } from './minimise';

const languages = Object.keys(adversarial) as Language[];
const folder = path.join('node_modules', '.cache', 'fuzz');
/** Greatest exponent that still counts as linear: caches and memory make long texts a little slower. */
const linear = 1.2;

const german = (value: number, digits = 0): string =>
  value.toLocaleString('de-DE', { minimumFractionDigits: digits, maximumFractionDigits: digits });

function show(text: string): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001B[K${text}`);
  else process.stdout.write(`${text}\n`);
}

/** Without a terminal a line every half minute is enough. */
function progressOf(language: Language, inputs: number): (done: number, seconds: number) => void {
  let last = -Infinity;
  return (done, seconds) => {
    if (!process.stdout.isTTY && seconds - last < 30) return;
    last = seconds;
    show(`  ${language}: ${german(done)} von ${german(inputs)} Eingaben, ${german(done / seconds)} je Sekunde`);
  };
}

/** The first line says what happened and where; the rest of a stack is the same for a shorter text. */
const kindOf = (what: string): string => what.split('\n').slice(0, 2).join(' ').trim();

function keep(failure: Failure, language: Language, catalogue: Catalogue, seed: number): string {
  const kind = kindOf(failure.what);
  const isEndless = failure.what.startsWith('Nach ');
  const fails = (text: string): boolean => {
    if (isEndless) return !within(500, () => void examine({ ...failure, text }, language, catalogue));
    const what = examine({ ...failure, text }, language, catalogue);
    return what !== null && kindOf(what) === kind;
  };
  const text = minimise(failure.text, fails, isEndless ? 60 : 3000);
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${language}-${seed}-${failure.index}.json`);
  const { index, profile, fileName, what } = failure;
  writeFileSync(file, `${JSON.stringify({ language, seed, index, profile, fileName, what, text }, null, 2)}\n`);
  return `  ${kind}\n    kleinste Eingabe: ${JSON.stringify(text)}\n    Profil ${profile}, Dateiname ${fileName ?? '–'}; aufbewahrt in ${file}`;
}

/** True where nothing was found. */
function runLanguage(
  language: Language,
  { inputs, seed, longest }: { inputs: number; seed: number; longest: number },
  catalogue: Catalogue,
): boolean {
  const progress = progressOf(language, inputs);
  const { failures, seconds, inputs: done } = fuzz({ language, catalogue, inputs, seed, longest, progress });
  show(
    `${language}: ${german(done)} Eingaben in ${german(seconds)} s (${german(done / seconds)} je Sekunde), ${failures.length} Fehler\n`,
  );
  for (const failure of failures) console.log(keep(failure, language, catalogue, seed));
  return failures.length === 0;
}

/** True where the time grows like the length. */
function runGrowth(language: Language, catalogue: Catalogue): boolean {
  console.log(
    `${language}: Prozessorzeit in ms bei ${lengths.map((length) => german(length)).join(', ')} Zeichen; Exponent`,
  );
  return adversarial[language]
    .map((seed) => {
      const { times, exponent } = growth(seed, language, catalogue);
      const shown = times.map((time) => german(time, 1).padStart(9)).join('');
      console.log(`  ${german(exponent, 2)} ${exponent > linear ? '✗' : '✓'} ${shown}  ${JSON.stringify(seed)}`);
      return exponent <= linear;
    })
    .every(Boolean);
}

function main(): void {
  const { values } = parseArgs({
    options: {
      language: { type: 'string', multiple: true },
      inputs: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: '1' },
      longest: { type: 'string', default: '2000' },
      'no-growth': { type: 'boolean', default: false },
    },
  });
  const wanted = languages.filter((language) => values.language?.includes(language) ?? true);
  const unknown = values.language?.find((name) => !languages.some((language) => language === name));
  if (unknown !== undefined)
    throw new Error(`Sprache „${unknown}“ gibt es nicht. Möglich sind ${languages.join(', ')}.`);
  const [inputs, seed, longest] = [Number(values.inputs), Number(values.seed), Number(values.longest)];
  if (!Number.isSafeInteger(inputs) || inputs < 0 || !Number.isSafeInteger(seed) || !(longest > 0))
    throw new Error('`--inputs`, `--seed` und `--longest` sind ganze Zahlen.');
  const catalogue = loadCatalogue();
  const results = wanted.flatMap((language) => [
    runLanguage(language, { inputs, seed, longest }, catalogue),
    values['no-growth'] || runGrowth(language, catalogue),
  ]);
  if (results.includes(false)) process.exitCode = 1;
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
