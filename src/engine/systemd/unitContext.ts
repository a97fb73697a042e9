import type { Catalogue, SystemdDirective } from '../../catalogue/types';
import type { ResultBuilder } from '../result';
import type { Suggestions } from '../suggestions';
import type { Profile } from '../types';
import type { CommandLine } from '../uwsgi/commandLine';
import type { DirectiveTable } from './directiveTable';
import type { UnitState } from './state';
import type { Assignment, UnitFile } from './unitFile';
import type { UnitIdentity } from './unitIdentity';

/** A `uwsgi` command found in an `Exec…=` value. */
export interface UnitCommand {
  directive: string;
  assignment: Assignment;
  line: CommandLine;
}

/** All that reading one unit needs and finds. */
export interface UnitContext {
  catalogue: Catalogue;
  profile: Profile;
  table: DirectiveTable;
  builder: ResultBuilder;
  suggestions: Suggestions;
  /** All lines; of a unit with drop-ins those of its file and then those of each drop-in. */
  file: UnitFile;
  /** `service`, `socket`, …; null where the name does not say. */
  type: string | null;
  /** A drop-in alone: what its unit says is not known. */
  isDropIn: boolean;
  identity: UnitIdentity;
  /** What is in force after all lines. */
  state: UnitState;
  commands: UnitCommand[];
}

export const entryOf = (directive: SystemdDirective): string => `systemd/${directive.section}.${directive.name}`;
