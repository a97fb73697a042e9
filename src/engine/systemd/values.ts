import type { SystemdDirective } from '../../catalogue/types';
import { LazyAnnotation } from '../lazyAnnotation';
import { tokenPieces } from '../result';
import { slice, spanOf, startOf, type MappedText } from '../text/mappedText';
import { explainUnit } from '../values/unitName';
import { entryOf, type UnitContext } from './unitContext';
import { reportFindings } from './reportFindings';
import { annotateEnvironment } from './environment';
import { readExec } from './exec';
import { itemExplainers } from './explainItems';
import { explainWhole } from './explainWhole';
import { judgeValue } from './judge';
import { all, type Finding, type Scope } from './judge/finding';
import { expandSpecifiers } from './specifiers';
import type { Assignment } from './unitFile';

export const scopeOf = (directive: SystemdDirective, context: UnitContext): Scope => ({
  directive,
  unit: context.identity,
  words: context.catalogue.systemd.words ?? null,
  version: context.profile.systemd,
});

const unitListKinds = new Set(['unit-list', 'unit-name']);
const installLists = new Set(['Alias', 'WantedBy', 'RequiredBy', 'UpheldBy', 'Also']);

/** Annotates the value of a directive by its kind, reports what systemd refuses and notes whether the line counts. */
export function readValue(directive: SystemdDirective, assignment: Assignment, context: UnitContext): void {
  if (directive.valueKind === 'exec-command') {
    const commands = readExec(directive, assignment, context);
    context.state.add(directive, assignment, commands > 0, commands);
    return;
  }
  const { value } = assignment;
  if (value.value !== '') annotate(directive, assignment, context);
  const second = directive.parser === 'trigger_unit' && context.state.last(directive.section, directive.name) !== null;
  const findings = second ? secondTrigger(value.value) : judgeValue(value.value, scopeOf(directive, context));
  reportFindings(findings, directive, assignment, context);
  context.state.add(
    directive,
    assignment,
    findings.every(({ kept }) => kept === true),
  );
  if (findings.some(({ fatal }) => fatal)) context.state.fatal = true;
}

/** A timer or path unit starts one unit; the first line counts (systemd 252, config_parse_trigger_unit). */
const secondTrigger = (value: string): Finding[] =>
  all(value, 'Für jede Unit eine eigene Datei schreiben.', {
    what: 'Die Unit, die gestartet wird, steht schon weiter oben.',
  });

function annotate(directive: SystemdDirective, assignment: Assignment, context: UnitContext): void {
  const { value } = assignment;
  if (directive.valueKind === 'environment') return annotateEnvironment(directive, assignment, context);
  if (unitListKinds.has(directive.valueKind) || (directive.valueKind === 'install' && installLists.has(directive.name)))
    return annotateUnits(directive, value, context);
  const { builder } = context;
  const parent = entryOf(directive);
  const whole = new LazyAnnotation(spanOf(value), 'value', parent, () => explainWhole(directive, value.value, context));
  const explainer = itemExplainers[directive.valueKind];
  if (!explainer || whole.entry === 'value/boolean' || whole.entry === 'value/choice') {
    tokenPieces(value, 'value', builder);
    builder.annotate(whole);
    return;
  }
  const inverted = value.value.startsWith('~');
  for (const { name, text } of words(value)) {
    const bare = inverted && startOf(text, 0) === startOf(value, 0) ? name.slice(1) : name;
    tokenPieces(text, 'value', builder);
    builder.annotate(
      new LazyAnnotation(spanOf(text), 'value', parent, () => explainer(bare, inverted, directive, context)),
    );
  }
}

/** Names of units, one annotation each. */
function annotateUnits(directive: SystemdDirective, value: MappedText, context: UnitContext): void {
  const { builder, catalogue, identity } = context;
  for (const { name, text } of words(value)) {
    tokenPieces(text, 'value', builder);
    builder.annotate(
      new LazyAnnotation(spanOf(text), 'value', entryOf(directive), () =>
        explainUnit(catalogue, name.includes('%') ? expandSpecifiers(name, identity, 'name').text : name),
      ),
    );
  }
}

/** The words of a list, split at blanks. */
function* words(value: MappedText): Generator<{ name: string; text: MappedText }> {
  for (const match of value.value.matchAll(/[^ \t\n\r]+/g)) {
    yield { name: match[0], text: slice(value, match.index, match.index + match[0].length) };
  }
}
