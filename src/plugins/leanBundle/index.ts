import path from 'node:path';
import type { Plugin } from '@docusaurus/types';

const isPage = (file: string): boolean => /\.mdx?$/.test(file);

/**
 * Keeps out of the JavaScript what a page has without it: Prism, which the classic theme registers as a client
 * module although fences are coloured at build time, and the lists of explanations, which are in the page's HTML.
 */
export default function leanBundle(): Plugin {
  const theme = path.dirname(require.resolve('@docusaurus/theme-classic/package.json'));
  const notesLoader = {
    test: isPage,
    enforce: 'post' as const,
    use: [{ loader: require.resolve('./notesLoader.js') }],
  };
  return {
    name: 'lean-bundle',
    configureWebpack: (config, isServer) => ({
      resolve: {
        alias: { [path.join(theme, 'lib', 'prism-include-languages.js')]: path.join(__dirname, 'nothing.js') },
      },
      module: { rules: !isServer && config.mode === 'production' ? [notesLoader] : [] },
    }),
  };
}
