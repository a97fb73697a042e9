import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { readProblems } from '../../troubleshooting/readProblems';
import type { Problem } from '../../troubleshooting/types';

/** The messages of the chapter „Fehlersuche“ as JSON, for the field that recognises them; loaded when it is used. */
export default function troubleshooting({ siteDir }: LoadContext): Plugin<Problem[]> {
  const chapter = path.join(siteDir, 'docs', 'fehlersuche.mdx');
  return {
    name: 'troubleshooting',
    getPathsToWatch: () => [chapter],
    loadContent: () => Promise.resolve(readProblems(readFileSync(chapter, 'utf8'))),
    async contentLoaded({ content, actions }) {
      await actions.createData('problems.json', JSON.stringify(content));
    },
  };
}
