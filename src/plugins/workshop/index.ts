import path from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { rulesFolder } from '../../catalogue/rules';
import type { BenchExample, ExperimentLink } from '../../workshop/types';
import { readExamples } from './examples';
import { experimentLinks } from './experiments';

interface Content {
  examples: BenchExample[];
  experiments: Record<string, ExperimentLink>;
}

/** The examples of „Werkstatt“ and the addresses of the experiments as JSON, loaded with the bench. */
export default function workshop({ siteDir }: LoadContext): Plugin<Content> {
  return {
    name: 'workshop',
    getPathsToWatch: () => [
      path.join(siteDir, 'examples', 'backend', 'deploy', '*'),
      path.join(rulesFolder, '*.yaml'),
      path.join(siteDir, 'versioned_docs', '**', '*.mdx'),
    ],
    loadContent: () => Promise.resolve({ examples: readExamples(siteDir), experiments: experimentLinks(siteDir) }),
    async contentLoaded({ content, actions }) {
      await actions.createData('examples.json', JSON.stringify(content.examples));
      await actions.createData('experiments.json', JSON.stringify(content.experiments));
    },
  };
}
