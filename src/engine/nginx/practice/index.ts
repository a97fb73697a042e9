import type { Catalogue } from '../../../catalogue/types';
import { reportFindings, type PracticeRule } from '../../practice';
import type { ResultBuilder } from '../../result';
import type { Profile } from '../../types';
import type { NginxReading } from '../readNginx';
import * as headers from './headers';
import * as paths from './paths';
import * as server from './server';
import { siteOf, type Site } from './site';
import * as uwsgi from './uwsgi';

/** All rules about one configuration of nginx; each rests on an observation that its rule page names. */
const rules: PracticeRule<Site>[] = [
  ...Object.values(uwsgi),
  headers.addHeaderLost,
  headers.withoutAlways,
  headers.proxyHeadersLost,
  headers.noHost,
  headers.headerFromClient,
  ...Object.values(paths),
  ...Object.values(server),
];

/** What nginx accepts, but bites in operation. */
export function reportNginxPractice(
  reading: NginxReading,
  text: string,
  target: { builder: ResultBuilder; catalogue: Catalogue; profile: Profile },
): void {
  reportFindings(rules, siteOf(reading, text, target.profile), target);
}
