/** The whole catalogue, read from the project's files. Runs in Node only. */
import { statSync } from 'node:fs';
import { systemdFacts, uwsgiFacts } from './facts';
import { nginxFacts } from './nginxFacts';
import { readRules, ruleFiles, shownRules } from './rules';
import { readTexts, shownTexts, textFiles } from './texts';
import type { Catalogue } from './types';

let cached: { key: string; catalogue: Catalogue } | null = null;

/** Reads the texts again when one of their files has changed, so that the preview shows edits at once. */
export function loadCatalogue(): Catalogue {
  const key = [...textFiles(), ...ruleFiles()].map((file) => `${file}:${statSync(file).mtimeMs}`).join('\n');
  if (cached?.key !== key) {
    const { uwsgi, systemd, nginx } = cached?.catalogue ?? {
      uwsgi: uwsgiFacts(),
      systemd: systemdFacts(),
      nginx: nginxFacts(),
    };
    const catalogue = { uwsgi, systemd, nginx, texts: shownTexts(readTexts()), rules: shownRules(readRules()) };
    cached = { key, catalogue };
  }
  return cached.catalogue;
}
