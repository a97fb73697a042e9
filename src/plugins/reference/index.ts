/** Pages of the reference: `/referenz/` and `/referenz/<program>/<slug>/`, one for each text file. */
import path from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { systemdFacts, uwsgiFacts } from '../../catalogue/facts';
import { nginxFacts } from '../../catalogue/nginxFacts';
import { groupPath, readTexts, textsFolder } from '../../catalogue/texts';
import type { TextGroup } from '../../catalogue/types';
import { addressesOf, groupView, overviewView, type Facts } from './view';

const components = '@site/src/components/Reference';

/** Name of a data file of a group; the plugin's own folder keeps it apart from others. */
const dataName = (group: TextGroup): string => `${group.program}-${group.slug}.json`;

export default function reference({ baseUrl }: LoadContext): Plugin<TextGroup[]> {
  const facts: Facts = { options: uwsgiFacts().options, directives: systemdFacts().directives, nginx: nginxFacts() };
  const route = (address: string): string => `${baseUrl}${address.replace(/^\//, '')}`;
  return {
    name: 'reference',
    loadContent: () => readTexts(),
    getPathsToWatch: () => [path.join(textsFolder, '**', '*.yaml')],
    async contentLoaded({ content: groups, actions: { addRoute, createData } }) {
      const addresses = addressesOf(groups);
      addRoute({
        path: route('/referenz/'),
        exact: true,
        component: `${components}/OverviewPage`,
        modules: { overview: await createData('overview.json', overviewView(groups, facts)) },
      });
      for (const group of groups) {
        addRoute({
          path: route(groupPath(group)),
          exact: true,
          component: `${components}/GroupPage`,
          modules: { group: await createData(dataName(group), groupView(group, facts, addresses)) },
        });
      }
    },
  };
}
