import type { Catalogue } from '../../../catalogue/types';
import { reportFindings, type PracticeRule } from '../../practice';
import type { ResultBuilder } from '../../result';
import * as lifecycle from './lifecycle';
import * as processes from './processes';
import * as requests from './requests';
import { secretInEnvironment } from './secrets';
import * as sockets from './sockets';
import type { Start } from './start';

export type { Start } from './start';

/** All rules about one uWSGI, whatever it is started with; each rests on an observation that its rule page names. */
const rules: PracticeRule<Start>[] = [
  ...Object.values(processes),
  ...Object.values(sockets),
  ...Object.values(requests),
  ...Object.values(lifecycle),
  secretInEnvironment,
];

/** What runs, but bites in operation. */
export function reportUwsgiPractice(start: Start, target: { builder: ResultBuilder; catalogue: Catalogue }): void {
  reportFindings(rules, start, target);
}
