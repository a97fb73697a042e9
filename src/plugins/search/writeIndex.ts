/** Turns records into an index on disk, with Pagefind. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import loadPagefind from './pagefind.cjs';
import type { SearchRecord } from './records';

/** What is on a page but is not its text. */
const excludeSelectors = [
  'nav',
  'footer',
  'button',
  'dialog',
  'noscript',
  '.hash-link',
  '.table-of-contents',
  '.theme-doc-toc-mobile',
  '.theme-doc-version-banner',
  '.theme-doc-version-badge',
  '.theme-doc-footer',
];

/** Pagefind's own user interfaces; the site has its own. */
const unused = /^pagefind-(?:component-|modular-)?ui\.|^pagefind-highlight\./;

function hold(errors: string[], what: string): void {
  if (errors.length > 0) throw new Error(`Suche, ${what}: ${errors.join('; ')}`);
}

/** Writes the index of all records into the folder, which is replaced. */
export async function writeIndex(records: SearchRecord[], folder: string): Promise<void> {
  const pagefind = await loadPagefind();
  try {
    const { index, errors } = await pagefind.createIndex({
      forceLanguage: 'de',
      includeCharacters: '-_=/.:',
      rootSelector: 'main',
      excludeSelectors,
    });
    hold(errors, 'Index anlegen');
    if (!index) throw new Error('Suche: Pagefind hat keinen Index angelegt.');
    for (const { url, content } of records) {
      const added = await index.addHTMLFile({
        url,
        content: `<!doctype html><html lang="de"><body>${content}</body></html>`,
      });
      hold(added.errors, url);
    }
    const { files, errors: writeErrors } = await index.getFiles();
    hold(writeErrors, 'Index schreiben');
    await rm(folder, { recursive: true, force: true });
    for (const file of files.filter((each) => !unused.test(each.path))) {
      const target = path.join(folder, file.path);
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, file.content);
    }
  } finally {
    await pagefind.close();
  }
}
