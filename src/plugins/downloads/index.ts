import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { archive } from './archive';

/** The backend of the guide as an archive at `/downloads/backend.zip`. */
export default function downloads({ siteDir }: LoadContext): Plugin {
  return {
    name: 'downloads',
    async postBuild({ outDir }) {
      const folder = path.join(outDir, 'downloads');
      await mkdir(folder, { recursive: true });
      await writeFile(path.join(folder, 'backend.zip'), archive(path.join(siteDir, 'examples', 'backend'), 'backend'));
    },
  };
}
