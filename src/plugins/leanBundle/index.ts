import path from 'node:path';
import type { Plugin } from '@docusaurus/types';

/**
 * Keeps Prism out of the JavaScript that every page loads. The classic theme registers it as a client module;
 * here fences are coloured at build time, and the live editor brings Prism along when it is opened.
 */
export default function leanBundle(): Plugin {
  const theme = path.dirname(require.resolve('@docusaurus/theme-classic/package.json'));
  return {
    name: 'lean-bundle',
    configureWebpack: () => ({
      resolve: {
        alias: { [path.join(theme, 'lib', 'prism-include-languages.js')]: path.join(__dirname, 'nothing.js') },
      },
    }),
  };
}
