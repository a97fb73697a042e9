import path from 'node:path';
import type { Plugin } from '@docusaurus/types';

/** The configuration as Docusaurus writes it for the browser. */
const isConfig = (file: string): boolean => /[\\/]docusaurus\.config\.mjs$/.test(file);

/** Docusaurus' own JSON for the browser. */
const isOwnJson = (file: string): boolean => /[\\/](?:codeTranslations|site-metadata)\.json$/.test(file);

/** The list of all routes and their modules, written for the build. */
const isRegistry = (file: string): boolean => /[\\/]\.docusaurus[\\/]registry\.js$/.test(file);

const isPage = (file: string): boolean => /\.mdx?$/.test(file);

/**
 * Keeps out of the JavaScript what a page has without it: Prism, which the classic theme registers as a client
 * module although fences are coloured at build time, the lists of explanations, which are in the page's HTML, and what
 * Docusaurus brings for the build or for a case that this site has switched off.
 */
export default function leanBundle(): Plugin {
  const theme = path.dirname(require.resolve('@docusaurus/theme-classic/package.json'));
  const notesLoader = {
    test: isPage,
    enforce: 'post' as const,
    use: [{ loader: require.resolve('./notesLoader.js') }],
  };
  const core = path.dirname(require.resolve('@docusaurus/core/package.json'));
  const configLoader = { test: isConfig, use: [{ loader: require.resolve('./configLoader.js') }] };
  const registryLoader = { test: isRegistry, use: [{ loader: require.resolve('./registryLoader.js') }] };
  const jsonLoader = { test: isOwnJson, use: [{ loader: require.resolve('./jsonLoader.js') }] };
  return {
    name: 'lean-bundle',
    configureWebpack: (config, isServer) => ({
      resolve: {
        alias: {
          [path.join(theme, 'lib', 'prism-include-languages.js')]: path.join(__dirname, 'nothing.js'),
          // `baseUrlIssueBanner: false`
          [path.join(core, 'lib', 'client', 'BaseUrlIssueBanner', 'index.js')]: path.join(__dirname, 'noComponent.js'),
        },
      },
      module: {
        rules: !isServer && config.mode === 'production' ? [notesLoader, configLoader, jsonLoader, registryLoader] : [],
      },
    }),
  };
}
