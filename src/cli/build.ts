/**
 * Builds `check-config` into the folder named on the command line: the program as one file, and what it has to know
 * of the catalogue – facts and rules, no texts – as JSON. Both load in a fraction of the time that the sources take.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { systemdFacts, uwsgiFacts } from '../catalogue/facts';
import { nginxFacts } from '../catalogue/nginxFacts';
import { readRules, shownRules } from '../catalogue/rules';
import type { Knowledge } from './main';

const folder = process.argv[2] ?? '';

function knowledge(): Knowledge {
  const rules = readRules();
  return {
    catalogue: {
      uwsgi: uwsgiFacts(),
      systemd: systemdFacts(),
      nginx: nginxFacts(),
      texts: {},
      rules: shownRules(rules),
    },
    titles: Object.fromEntries(rules.map(({ code, title }) => [code, title])),
  };
}

mkdirSync(folder, { recursive: true });
buildSync({
  entryPoints: [path.resolve(__dirname, 'index.ts')],
  outfile: path.join(folder, 'check-config.cjs'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  minify: true,
  logLevel: 'error',
});
writeFileSync(path.join(folder, 'catalogue.json'), JSON.stringify(knowledge()));
