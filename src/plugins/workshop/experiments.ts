import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readExperiment } from '../../experiments/readExperiments';
import { editionOptions } from '../../editions';
import type { ExperimentLink } from '../../workshop/types';

/** Where each experiment stands in the guide, the newest edition before older ones; by id. */
export function experimentLinks(root: string): Record<string, ExperimentLink> {
  const links: Record<string, ExperimentLink> = {};
  for (const [name, { path: place = '' }] of Object.entries(editionOptions(root).versions)) {
    if (name === 'current') continue;
    const folder = path.join(root, 'versioned_docs', `version-${name}`);
    for (const file of readdirSync(folder).filter((entry) => entry.endsWith('.mdx')))
      for (const [, id = ''] of readFileSync(path.join(folder, file), 'utf8').matchAll(/<Experiment id="([^"]+)"/g)) {
        const { experiment } = readExperiment(id);
        if (!experiment || links[id]) continue;
        const page = [place, file.replace(/\.mdx$/, '')].filter((part) => part !== '').join('/');
        links[id] = { question: experiment.question, href: `/docs/${page}/#versuch-${id}` };
      }
  }
  return links;
}
