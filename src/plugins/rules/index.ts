/** Pages of the rules: `/regeln/` and a page for each group. */
import path from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { loadCatalogue } from '../../catalogue/load';
import { ruleGroupPath, rulesAddress } from '../../catalogue/ruleGroups';
import { readRules, rulesFolder, type Rule } from '../../catalogue/rules';
import { readTexts, textsFolder } from '../../catalogue/texts';
import { addressesOf } from '../reference/view';
import { ruleGroupViews, rulesOverview } from './view';

const components = '@site/src/components/Rules';

export default function rulesPlugin({ baseUrl }: LoadContext): Plugin<Rule[]> {
  const route = (address: string): string => `${baseUrl}${address.replace(/^\//, '')}`;
  return {
    name: 'rules',
    loadContent: () => readRules(),
    getPathsToWatch: () => [textsFolder, rulesFolder].map((folder) => path.join(folder, '**', '*.yaml')),
    async contentLoaded({ content: rules, actions: { addRoute, createData } }) {
      addRoute({
        path: route(rulesAddress),
        exact: true,
        component: `${components}/OverviewPage`,
        modules: { overview: await createData('overview.json', rulesOverview(rules)) },
      });
      const context = { catalogue: loadCatalogue(), addresses: addressesOf(readTexts()), baseUrl };
      for (const [id, group] of ruleGroupViews(rules, context)) {
        addRoute({
          path: route(ruleGroupPath(id)),
          exact: true,
          component: `${components}/GroupPage`,
          modules: { group: await createData(`${id}.json`, group) },
        });
      }
    },
    // The lists of explanations are in the page's HTML: its data need not bring them once more
    configureWebpack: (config, isServer) => ({
      module: {
        rules:
          !isServer && config.mode === 'production'
            ? [{ test: isRuleData, use: [{ loader: require.resolve('./notesLoader.js') }] }]
            : [],
      },
    }),
  };
}

const isRuleData = (file: string): boolean => /[\\/]rules[\\/]default[\\/][\w-]+\.json$/.test(file);
