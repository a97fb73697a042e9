import path from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { rulesFolder } from '../../catalogue/rules';
import type { BenchExample } from '../../workshop/types';
import { readExamples } from './examples';

/** The examples of „Werkstatt“ as JSON, loaded with the bench. */
export default function workshop({ siteDir }: LoadContext): Plugin<BenchExample[]> {
  return {
    name: 'workshop',
    getPathsToWatch: () => [path.join(siteDir, 'examples', 'backend', 'deploy', '*'), path.join(rulesFolder, '*.yaml')],
    loadContent: () => Promise.resolve(readExamples(siteDir)),
    async contentLoaded({ content, actions }) {
      await actions.createData('examples.json', JSON.stringify(content));
    },
  };
}
