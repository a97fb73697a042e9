import { reportFindings, type PracticeRule } from '../../practice';
import { reportUwsgiPractice } from '../../uwsgi/practice';
import type { UnitContext } from '../analyseUnit';
import * as environment from './environment';
import * as identity from './identity';
import * as install from './install';
import * as network from './network';
import * as reload from './reload';
import * as restart from './restart';
import * as sandbox from './sandbox';
import * as start from './start';
import * as stop from './stop';
import { Unit } from './unit';

/** All rules about one unit; each rests on an observation that its rule page names. */
const rules: PracticeRule<Unit>[] = [
  ...Object.values(stop),
  ...Object.values(restart),
  ...Object.values(reload),
  ...Object.values(start),
  ...Object.values(environment),
  ...Object.values(identity),
  ...Object.values(network),
  ...Object.values(sandbox),
  ...Object.values(install),
];

/** What runs, but bites in operation: of the unit, and of the uWSGI that it starts. */
export function reportPractice(context: UnitContext): void {
  const unit = new Unit(context);
  reportFindings(rules, unit, context);
  for (const one of unit.starts) reportUwsgiPractice(one, context);
}
