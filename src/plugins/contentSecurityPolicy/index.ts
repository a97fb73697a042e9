/** Gives every built page its content security policy in a meta tag. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from '@docusaurus/types';
import { builtPages, replaceFile } from '../builtHtml';
import { withPolicy } from './policy';

export default function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    async postBuild({ outDir }) {
      for (const page of await builtPages(outDir)) {
        const file = path.join(outDir, page);
        try {
          await replaceFile(file, withPolicy(await readFile(file, 'utf8')));
        } catch (error) {
          throw new Error(`Sicherheitsrichtlinie für ${page}: ${(error as Error).message}`, { cause: error });
        }
      }
    },
  };
}
