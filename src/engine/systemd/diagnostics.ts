import type { SystemdDirective } from '../../catalogue/types';
import { span, type Span } from '../text/span';
import { spanOf } from '../text/mappedText';
import type { Fix, Severity } from '../types';
import { code, list } from '../values/explanation';
import type { UnitContext } from './analyseUnit';
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
      helps: guess ? `Gemeint ist vermutlich ${code(`[${guess}]`)}.` : `Möglich sind ${list(known.map((name) => code(`[${name}]`)))}.`,
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
      { what: `Die Direktive ${code(`${key}=`)} kennt systemd im Abschnitt ${code(`[${section}]`)} nicht.`, follows: 'Die Zeile wird übergangen.', helps },
      fixes,
    );
  const newer = table.newer(section, key);
  const elsewhere = table.sectionsOf(key);
  if (newer) report(`Sie gibt es erst in einer Fassung nach ${context.profile.systemdLabel}.`);
  else if (elsewhere.length > 0) report(`Sie gehört in ${list(elsewhere.slice(0, 3).map((name) => code(`[${name}]`)))}.`);
  else {
    const guess = suggestions.of(`${section}.${key}`, () => table.namesIn(section).map((name) => `${section}.${name}`))?.slice(section.length + 1);
    if (guess) report(`Gemeint ist vermutlich ${code(`${guess}=`)}.`, [{ title: `Durch ${guess}= ersetzen`, edits: [{ span: assignment.keySpan, text: guess }] }]);
    else report('Den Namen in der Referenz nachschlagen.');
  }
}

/** Lines that are no assignment. */
export function reportUnitProblem(problem: UnitProblem, context: UnitContext): void {
  const { builder } = context;
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
    case 'swallowed-line':
      if (context.table.sectionsOf(problem.swallowed).length === 0) return;
      builder.report('warning', 'systemd/swallowed-line', problem.span, {
        what: `${code(`${problem.swallowed}=`)} gehört zum Wert von ${code(`${problem.key}=`)}, denn die Zeile davor endet mit einem Backslash.`,
        follows: 'systemd meldet nichts, und die Direktive wirkt nicht.',
        helps: 'Den Backslash am Ende der Zeile davor entfernen.',
      });
  }
}

/** What follows from a value that systemd cannot read. */
const ignored = 'systemd übergeht die Zeile, es bleibt beim Standardwert.';

/** A value that systemd refuses; a comment at the end of the line is the usual cause and has its own advice. */
export function reportInvalidValue(
  directive: SystemdDirective,
  assignment: Assignment,
  helps: string,
  context: UnitContext,
  options: { span?: Span; what?: string; follows?: string; severity?: Severity; fixes?: Fix[]; isValid?: (value: string) => boolean } = {},
): void {
  const { value } = assignment;
  const comment = commentAt(value.value);
  const place = options.span ?? spanOf(value);
  const follows = options.follows ?? ignored;
  const severity = options.severity ?? 'warning';
  if (comment !== null && options.isValid?.(value.value.slice(0, comment).trim())) {
    const from = value.value.slice(0, comment).trimEnd().length;
    const removed = spanOf(value, from);
    const text = value.value.slice(comment).trim();
    context.builder.report(
      severity,
      'systemd/invalid-value',
      place,
      {
        what: `${code(`${directive.name}=${value.value}`)}: systemd kennt keine Kommentare am Zeilenende.`,
        follows: 'Der ganze Wert wird verworfen, es bleibt beim Standardwert.',
        helps: 'Den Kommentar auf eine eigene Zeile setzen.',
      },
      [
        {
          title: 'Kommentar auf eine eigene Zeile setzen',
          edits: [
            { span: span(assignment.span.start, assignment.span.start), text: `${text}\n` },
            { span: removed, text: '' },
          ],
        },
      ],
    );
    return;
  }
  context.builder.report(
    severity,
    'systemd/invalid-value',
    place,
    { what: options.what ?? `${code(value.value)} ist kein gültiger Wert von ${code(`${directive.name}=`)}.`, follows, helps },
    options.fixes ?? [],
  );
}

/** Where a value goes on with a blank and `#` or `;`; null where it does not. */
export function commentAt(value: string): number | null {
  const match = /\s[#;]/.exec(value);
  return match ? match.index + 1 : null;
}
