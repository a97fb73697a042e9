import type { Catalogue, SystemdDirective } from '../../catalogue/types';
import { ResultBuilder } from '../result';
import { Suggestions } from '../suggestions';
import type { Profile, Span } from '../types';
import { reportLegacy, reportMasked, reportUnitProblem, reportUnknownKey, reportUnknownSection } from './diagnostics';
import { DirectiveTable } from './directiveTable';
import { UnitState } from './state';
import { entryOf, type UnitContext } from './unitContext';
import { parseUnitFile, type Assignment, type Section, type UnitFile } from './unitFile';
import { unitIdentity, type UnitIdentity } from './unitIdentity';
import { readValue } from './values';

/**
 * Reads one unit file or one drop-in: what its lines say, what of it is in force, and into the builder of the result
 * what systemd makes of each line. Rules about the unit as a whole are not judged here.
 */
export function readUnit(text: string, catalogue: Catalogue, profile: Profile, fileName?: string): UnitContext {
  const context = unitContext(unitIdentity(fileName), catalogue, profile);
  readRegion(text, { start: 0, end: text.length }, context, context.isDropIn);
  return context;
}

export function unitContext(identity: UnitIdentity, catalogue: Catalogue, profile: Profile): UnitContext {
  return {
    catalogue,
    profile,
    table: new DirectiveTable(catalogue.systemd, profile),
    builder: new ResultBuilder(),
    suggestions: new Suggestions(),
    file: { sections: [], comments: [], problems: [] },
    type: identity.type,
    isDropIn: identity.isDropIn,
    identity,
    state: new UnitState(),
    commands: [],
  };
}

/**
 * Reads one file of a unit that stands at `region` of `text`. A line that refuses a unit refuses a drop-in, too: the
 * lines before it count, those after it do not (systemd 252, src/core/load-dropin.c:unit_load_dropin).
 */
export function readRegion(text: string, region: Span, context: UnitContext, isDropIn: boolean): void {
  const { builder, state } = context;
  if (region.end === region.start && context.type !== null && !isDropIn) {
    state.fatal = true;
    reportMasked(region, context);
    return;
  }
  const file = parseUnitFile(text, region);
  addTo(context.file, file);
  file.comments.forEach((comment) => builder.token('comment', comment));
  const broken = file.problems.find(({ kind }) => kind === 'invalid-header' || kind === 'unsafe-header');
  for (const section of file.sections) {
    if (isDropIn && broken && section.header.start >= broken.span.start) state.closed = true;
    readSection(section, context, isDropIn);
  }
  if (broken && !isDropIn) state.fatal = true;
  if (isDropIn) state.closed = false;
  file.problems.forEach((problem) => reportUnitProblem(problem, context));
}

function addTo(whole: UnitFile, part: UnitFile): void {
  for (const section of part.sections) whole.sections.push(section);
  for (const comment of part.comments) whole.comments.push(comment);
  for (const problem of part.problems) whole.problems.push(problem);
}

function readSection(section: Section, context: UnitContext, isDropIn: boolean): void {
  const { builder, state, table, type } = context;
  builder.token('section', section.header);
  const known = table.hasSection(type, section.name);
  const ignored = !known && section.name.startsWith('X-');
  if (known) builder.annotate({ span: section.header, entry: `systemd/[${section.name}]`, role: 'section' });
  else if (!ignored && section.broken !== true) reportUnknownSection(section, context);
  for (const assignment of section.assignments) {
    builder.token('key', assignment.keySpan);
    builder.token('operator', assignment.equals);
    if (!known) continue;
    const before = state.fatal;
    readAssignment(section.name, assignment, context);
    if (!isDropIn || state.fatal === before) continue;
    state.fatal = before;
    state.closed = true;
  }
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

function emptyMeaning(directive: SystemdDirective): string {
  return directive.resetOnEmpty
    ? 'Ohne Wert: Die bis hierher gesammelten Werte dieser Direktive gelten nicht mehr.'
    : 'Ohne Wert.';
}
