import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VersionOptions } from '@docusaurus/plugin-content-docs';

/** Frozen editions of the guide, newest first; empty until the first one is cut. */
function frozenEditions(root: string): string[] {
  const file = join(root, 'versions.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : [];
}

interface EditionOptions {
  lastVersion: string;
  versions: Record<string, VersionOptions>;
}

/** The newest frozen edition opens at /docs/, the one in work at /docs/entwurf/; before the first cut the draft is the guide. */
export function editionOptions(root: string): EditionOptions {
  const frozen = frozenEditions(root);
  const [newest] = frozen;
  if (newest === undefined)
    return { lastVersion: 'current', versions: { current: { label: 'Entwurf', path: '', banner: 'none' } } };
  return {
    lastVersion: newest,
    versions: {
      // Search engines get the editions, not the draft that repeats the newest one
      current: { label: 'Entwurf', path: 'entwurf', banner: 'unreleased', noIndex: true },
      ...Object.fromEntries(frozen.map((name) => [name, { label: name, path: name === newest ? '' : name }])),
    },
  };
}

/** What the menu of editions says, newest first and the draft last; empty while there is nothing to choose. */
export function editionLabels(root: string): Record<string, { label: string }> {
  const frozen = frozenEditions(root);
  if (frozen.length === 0) return {};
  return {
    ...Object.fromEntries(frozen.map((name) => [name, { label: `Ausgabe ${name}` }])),
    current: { label: 'Entwurf' },
  };
}
