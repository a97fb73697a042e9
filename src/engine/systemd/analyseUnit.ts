import type { Catalogue } from '../../catalogue/types';
import type { Analysis, Profile } from '../types';
import { reportPractice } from './practice';
import { readUnit } from './readUnit';
import { reportRefusals } from './refusals';

export { readUnit } from './readUnit';
export { entryOf, type UnitCommand, type UnitContext } from './unitContext';

/** A unit file or drop-in: annotates every section, directive and value it knows and says what systemd makes of it. */
export function analyseUnit(text: string, catalogue: Catalogue, profile: Profile, fileName?: string): Analysis {
  const context = readUnit(text, catalogue, profile, fileName);
  reportRefusals(context);
  reportPractice(context);
  return context.builder.finish('systemd');
}
