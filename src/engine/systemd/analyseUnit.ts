import type { Catalogue, SystemdDirective } from '../../catalogue/types';
import { ResultBuilder } from '../result';
import { Suggestions } from '../suggestions';
import type { Analysis, Profile } from '../types';
import { DirectiveTable } from './directiveTable';
import { reportLegacy, reportUnknownKey, reportUnknownSection, reportUnitProblem } from './diagnostics';
import { reportPractice } from './practice';
import { reportRefusals } from './refusals';
import { UnitState } from './state';
import { unitIdentity, type UnitIdentity } from './unitIdentity';
import { parseUnitFile, type Assignment, type UnitFile } from './unitFile';
import { readValue } from './values';
import type { CommandLine } from '../uwsgi/commandLine';

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
  file: UnitFile;
  /** `service`, `socket`, …; null where the name does not say. */
  type: string | null;
  isDropIn: boolean;
  identity: UnitIdentity;
  /** What is in force after all lines. */
  state: UnitState;
  commands: UnitCommand[];
}

/** A unit file or drop-in: annotates every section, directive and value it knows and says what systemd makes of it. */
export function analyseUnit(text: string, catalogue: Catalogue, profile: Profile, fileName?: string): Analysis {
  const identity = unitIdentity(fileName);
  const context: UnitContext = {
    catalogue,
    profile,
    table: new DirectiveTable(catalogue.systemd, profile),
    builder: new ResultBuilder(),
    suggestions: new Suggestions(),
    file: parseUnitFile(text),
    type: identity.type,
    isDropIn: identity.isDropIn,
    identity,
    state: new UnitState(),
    commands: [],
  };
  const { builder, file } = context;
  file.comments.forEach((comment) => builder.token('comment', comment));
  for (const section of file.sections) {
    builder.token('section', section.header);
    const known = context.table.sections(context.type).includes(section.name);
    const ignored = !known && section.name.startsWith('X-');
    if (known) builder.annotate({ span: section.header, entry: `systemd/[${section.name}]`, role: 'section' });
    else if (!ignored) reportUnknownSection(section, context);
    for (const assignment of section.assignments) {
      colour(assignment, builder);
      if (known) readAssignment(section.name, assignment, context);
    }
  }
  file.problems.forEach((problem) => reportUnitProblem(problem, context));
  reportRefusals(context);
  reportPractice(context);
  return builder.finish('systemd');
}

function colour({ keySpan, equals }: Assignment, builder: ResultBuilder): void {
  builder.token('key', keySpan);
  builder.token('operator', equals);
}

function readAssignment(section: string, assignment: Assignment, context: UnitContext): void {
  const { builder, table } = context;
  const directive = table.find(section, assignment.key);
  if (!directive) {
    if (!assignment.key.startsWith('X-')) reportUnknownKey(section, assignment, context);
    return;
  }
  builder.annotate({
    span: assignment.keySpan,
    entry: entryOf(directive),
    role: 'directive',
    ...(assignment.value.value === '' ? { value: { text: emptyMeaning(directive) } } : {}),
  });
  reportLegacy(directive, assignment, context);
  readValue(directive, assignment, context);
}

export const entryOf = (directive: SystemdDirective): string => `systemd/${directive.section}.${directive.name}`;

function emptyMeaning(directive: SystemdDirective): string {
  return directive.resetOnEmpty
    ? 'Ohne Wert: Die bis hierher gesammelten Werte dieser Direktive gelten nicht mehr.'
    : 'Ohne Wert.';
}
