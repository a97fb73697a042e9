/** Indexes the built pages for the search; the preview serves the index of the last build. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { builtPages } from '../builtHtml';
import { recordsOf, type SearchRecord } from './records';
import { writeIndex } from './writeIndex';

const folderName = 'pagefind';

const addressOf = (page: string): string => `/${page.replace(/(?:^|(?<=\/))index\.html$/, '')}`;

async function readRecords(outDir: string, page: string): Promise<SearchRecord[]> {
  try {
    return recordsOf(await readFile(path.join(outDir, page), 'utf8'), addressOf(page));
  } catch (error) {
    throw new Error(`Suche, ${page}: ${(error as Error).message}`, { cause: error });
  }
}

export default function search({ baseUrl, outDir: lastBuild }: LoadContext): Plugin {
  return {
    name: 'search',
    configureWebpack(_config, isServer): object {
      const directory = path.join(lastBuild, folderName);
      if (isServer || process.env.NODE_ENV !== 'development' || !existsSync(directory)) return {};
      return { devServer: { static: [{ directory, publicPath: `${baseUrl}${folderName}`, watch: false }] } };
    },
    async postBuild({ outDir }) {
      const pages = (await builtPages(outDir)).filter((page) => page !== '404.html');
      const records = (await Promise.all(pages.map((page) => readRecords(outDir, page)))).flat();
      await writeIndex(records, path.join(outDir, folderName));
      console.log(`[Suche] ${pages.length} Seiten mit ${records.length} Fundstellen aufgenommen.`);
    },
  };
}
