import type { SystemdDirective } from '../../catalogue/types';
import type { Fix, Span } from '../types';
import { code, list } from '../values/explanation';
import type { UnitContext } from './unitContext';
import type { Assignment, Section, UnitProblem } from './unitFile';

/** A section whose name no unit of this type has: systemd ignores all of it. */
export function reportUnknownSection(section: Section, context: UnitContext): void {
  const { builder, suggestions, table, type } = context;
  const known = table.sections(type);
  const guess = suggestions.of(section.name, () => known);
  builder.report(
    'warning',
    'systemd/unknown-section',
    section.header,
    {
      what: `Den Abschnitt ${code(`[${section.name}]`)} kennt systemd${type === null ? '' : ` in einer Unit-Datei der Art ${code(`.${type}`)}`} nicht.`,
      follows: 'Alle Direktiven darin werden ohne weitere Meldung übergangen.',
      helps: guess
        ? `Gemeint ist vermutlich ${code(`[${guess}]`)}.`
        : `Möglich sind ${list(known.map((name) => code(`[${name}]`)))}.`,
    },
    guess ? [{ title: `Durch [${guess}] ersetzen`, edits: [{ span: section.header, text: `[${guess}]` }] }] : [],
  );
}

/** A directive that systemd does not know in this section: it is ignored. */
export function reportUnknownKey(section: string, assignment: Assignment, context: UnitContext): void {
  const { builder, table, suggestions } = context;
  const key = assignment.key;
  const report = (helps: string, fixes: Fix[] = []): void =>
    builder.report(
      'warning',
      'systemd/unknown-key',
      assignment.keySpan,
      {
        what: `Die Direktive ${code(`${key}=`)} kennt systemd im Abschnitt ${code(`[${section}]`)} nicht.`,
        follows: 'Die Zeile wird übergangen.',
        helps,
      },
      fixes,
    );
  const newer = table.newer(section, key);
  const elsewhere = table.sectionsOf(key);
  if (newer) report(newerHelp(newer, context));
  else if (elsewhere.length > 0)
    report(`Sie gehört in ${list(elsewhere.slice(0, 3).map((name) => code(`[${name}]`)))}.`);
  else {
    const guess = suggestions
      .of(`${section}.${key}`, () => table.namesIn(section).map((name) => `${section}.${name}`))
      ?.slice(section.length + 1);
    if (guess)
      report(`Gemeint ist vermutlich ${code(`${guess}=`)}.`, [
        { title: `Durch ${guess}= ersetzen`, edits: [{ span: assignment.keySpan, text: guess }] },
      ]);
    else report('Den Namen in der Referenz nachschlagen.');
  }
}

/** A directive of a later version: from which on, where the manual says so. */
function newerHelp({ name, since }: SystemdDirective, { profile }: UnitContext): string {
  const version = Number(since?.slice(1));
  return version > profile.systemd
    ? `${code(`${name}=`)} gibt es ab systemd ${version}; geprüft wird für ${profile.systemdLabel}.`
    : `${code(`${name}=`)} gibt es erst in einer Fassung nach ${profile.systemdLabel}.`;
}

/** A file without a single character stands for a unit that nobody may start (systemd 252, unit_load_fragment). */
export function reportMasked(place: Span, { builder }: UnitContext): void {
  builder.report('warning', 'systemd/masked', place, {
    what: 'Die Unit-Datei ist leer; das heißt für systemd: Die Unit ist maskiert.',
    follows: 'Sie lässt sich nicht starten, auch nicht als Abhängigkeit einer anderen Unit.',
    helps: `Soll sie starten, die Abschnitte ergänzen, bei einem Dienst mindestens ${code('[Service]')} mit ${code('ExecStart=')}.`,
  });
}

/** Old names that systemd still reads without a word; those it complains about are left to the judges. */
export function reportLegacy(
  directive: SystemdDirective,
  { keySpan }: Assignment,
  { builder, table }: UnitContext,
): void {
  const { name, legacy, target } = directive;
  if (target === undefined || (legacy !== 'alias' && legacy !== 'moved') || name.endsWith('Overridable')) return;
  const moved = legacy === 'moved' && table.namesIn(target).length > 0;
  builder.report(
    'info',
    'systemd/deprecated',
    keySpan,
    {
      what: moved
        ? `${code(`${name}=`)} steht heute im Abschnitt ${code(`[${target}]`)}.`
        : `${code(`${name}=`)} ist der alte Name von ${code(`${target}=`)}.`,
      follows: 'systemd versteht ihn noch.',
      helps: moved ? 'Die Zeile dorthin verlegen.' : 'Den neuen Namen benutzen.',
    },
    moved || name === 'OnFailureIsolate'
      ? []
      : [{ title: `Durch ${target}= ersetzen`, edits: [{ span: keySpan, text: target }] }],
  );
}

/** Lines that are no assignment. */
export function reportUnitProblem(problem: UnitProblem, context: UnitContext): void {
  const { builder } = context;
  // A section that systemd does not know is skipped with everything in it
  if ('section' in problem && !context.table.hasSection(context.type, problem.section)) return;
  switch (problem.kind) {
    case 'missing-equals':
      builder.report('warning', 'systemd/missing-equals', problem.span, {
        what: `In dieser Zeile fehlt das Gleichheitszeichen: ${code(problem.text)}.`,
        follows: 'systemd übergeht die Zeile.',
        helps: `${code('Name=Wert')} schreiben; soll sie zur Zeile davor gehören, muss jene mit einem Backslash als letztem Zeichen enden.`,
      });
      return;
    case 'missing-key':
      builder.report('warning', 'systemd/missing-equals', problem.span, {
        what: 'Vor dem Gleichheitszeichen steht kein Name.',
        follows: 'systemd übergeht die Zeile.',
        helps: 'Den Namen der Direktive ergänzen.',
      });
      return;
    case 'outside-section':
      builder.report('warning', 'systemd/outside-section', problem.span, {
        what: `${code(problem.key)} steht vor dem ersten Abschnitt.`,
        follows: 'systemd übergeht die Zeile.',
        helps: `Davor einen Abschnitt beginnen, zum Beispiel ${code('[Service]')}.`,
      });
      return;
    case 'invalid-header':
      builder.report('error', 'systemd/invalid-section-header', problem.span, {
        what: 'Die Zeile beginnt mit einer eckigen Klammer, endet aber nicht mit einer.',
        follows: 'systemd lädt die ganze Unit-Datei nicht.',
        helps: `Nur den Namen zwischen die Klammern schreiben und nichts dahinter: ${code('[Service]')}.`,
      });
      return;
    case 'unsafe-header':
      builder.report('error', 'systemd/invalid-section-header', problem.span, {
        what: 'Der Name des Abschnitts enthält Anführungszeichen, Backslashes oder Steuerzeichen.',
        follows: 'systemd lädt die ganze Unit-Datei nicht.',
        helps: `Nur den Namen zwischen die Klammern schreiben: ${code('[Service]')}.`,
      });
      return;
    case 'swallowed-line':
      if (context.table.sectionsOf(problem.swallowed).length === 0) return;
      builder.report('warning', 'systemd/swallowed-line', problem.span, {
        what: `${code(`${problem.swallowed}=`)} gehört zum Wert von ${code(`${problem.key}=`)}, denn die Zeile davor endet mit einem Backslash.`,
        follows: 'systemd meldet nichts, und die Direktive wirkt nicht.',
        helps: 'Den Backslash am Ende der Zeile davor entfernen.',
      });
  }
}
