import path from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { loadCatalogue } from '../../catalogue/load';
import { rulesFolder } from '../../catalogue/rules';
import { textsFolder } from '../../catalogue/texts';
import type { Catalogue } from '../../catalogue/types';

/** Programs whose facts and texts a language needs; the browser loads them when a block is edited. */
const pieces = {
  uwsgi: ['uwsgi', 'program', 'environment', 'value'],
  systemd: ['systemd', 'unit', 'signal'],
  nginx: ['nginx'],
} as const;

const isPage = (file: string): boolean => /\.mdx?$/.test(file);

/**
 * The catalogue as the bundler sees it: JSON pieces for live blocks, and a dependency of every page on the texts, so
 * that an edit shows in the preview at once and no build ships stale explanations.
 */
export default function cataloguePlugin({ baseUrl }: LoadContext): Plugin<Catalogue> {
  return {
    name: 'catalogue',
    getPathsToWatch: () => [textsFolder, rulesFolder].map((folder) => path.join(folder, '**', '*.yaml')),
    loadContent: () => Promise.resolve(loadCatalogue()),
    async contentLoaded({ content, actions }) {
      for (const [name, programs] of Object.entries(pieces)) {
        const texts = Object.fromEntries(
          Object.entries(content.texts).filter(([id]) => programs.some((program) => id.startsWith(`${program}/`))),
        );
        const facts = { [name]: content[name as keyof typeof pieces] };
        await actions.createData(`${name}.json`, JSON.stringify({ ...facts, texts }));
      }
      await actions.createData('rules.json', JSON.stringify(content.rules));
    },
    // A function, not an expression: Docusaurus takes every rule with an expression that fits .mdx for one that compiles pages
    // The base path is part of the loader's name, so that a cached page of another base path is not taken for this one
    configureWebpack: () => ({
      module: {
        rules: [
          { test: isPage, enforce: 'pre', use: [{ loader: `${require.resolve('./dependencyLoader.js')}?${baseUrl}` }] },
        ],
      },
    }),
  };
}
