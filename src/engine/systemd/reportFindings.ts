import type { SystemdDirective } from '../../catalogue/types';
import { spanOf } from '../text/mappedText';
import { span, type Span } from '../text/span';
import { code } from '../values/explanation';
import { isUnitName } from '../values/unitName';
import type { UnitContext } from './unitContext';
import { allowedWords, judgeValue } from './judge';
import type { Finding } from './judge/finding';
import type { Assignment } from './unitFile';
import { scopeOf } from './values';

/** What follows from a value that systemd cannot read. */
const ignored = 'systemd übergeht die Zeile, es bleibt beim Standardwert.';
const refused = 'systemd lädt die Unit nicht, sie startet nicht.';

/** Everything a judge has found in one value; a comment at the end of the line is the usual cause and has its own advice. */
export function reportFindings(
  findings: readonly Finding[],
  directive: SystemdDirective,
  assignment: Assignment,
  context: UnitContext,
): void {
  const [first] = findings;
  if (!first) return;
  const { value } = assignment;
  const comment = commentAt(value.value);
  const deprecations = findings.filter((finding) => finding.code === 'systemd/deprecated');
  if (comment !== null && deprecations.length < findings.length && directive.valueKind !== 'environment') {
    const before = value.value.slice(0, comment).trim();
    const remaining = judgeValue(before, scopeOf(directive, context)).filter(
      (finding) => finding.code !== 'systemd/deprecated',
    );
    const [real] = findings.filter((finding) => finding.code !== 'systemd/deprecated');
    if (remaining.length === 0 && real && real.code !== 'systemd/invalid-dependency') {
      reportComment(comment, real, directive, assignment, context);
      deprecations.forEach((finding) => reportFinding(finding, directive, assignment, context));
      return;
    }
  }
  for (const finding of findings) reportFinding(finding, directive, assignment, context);
}

function reportFinding(
  finding: Finding,
  directive: SystemdDirective,
  assignment: Assignment,
  context: UnitContext,
): void {
  const { value } = assignment;
  const text = value.value.slice(finding.from, finding.to);
  if (finding.code === 'systemd/invalid-dependency')
    return reportDependency(text, spanOf(value, finding.from, finding.to), context);
  const place = text === '' ? assignment.keySpan : spanOf(value, finding.from, finding.to);
  const what =
    finding.what ??
    (value.value === ''
      ? `${code(`${directive.name}=`)} hat keinen Wert.`
      : `${code(text)} ist kein gültiger Wert von ${code(`${directive.name}=`)}.`);
  const guess =
    finding.code === undefined && finding.from === 0 && finding.to === value.value.length
      ? suggestion(text, directive, context)
      : null;
  const fixes = guess ? [{ title: `Durch ${guess} ersetzen`, edits: [{ span: place, text: guess }] }] : [];
  context.builder.report(
    finding.fatal ? 'error' : finding.info ? 'info' : 'warning',
    finding.code ?? 'systemd/invalid-value',
    place,
    {
      what,
      follows: finding.follows ?? (finding.fatal ? refused : finding.kept ? 'systemd übergeht dieses Wort.' : ignored),
      helps: guess ? `Gemeint ist vermutlich ${code(guess)}.` : finding.helps,
    },
    directive.name === 'KillMode' && finding.code
      ? [{ title: 'Durch mixed ersetzen', edits: [{ span: place, text: 'mixed' }] }]
      : fixes,
  );
}

function suggestion(text: string, directive: SystemdDirective, context: UnitContext): string | null {
  if (directive.values.length === 0 || text === '') return null;
  return context.suggestions.of(text, () => allowedWords({ directive, version: context.profile.systemd }));
}

function reportComment(
  comment: number,
  first: Finding,
  directive: SystemdDirective,
  assignment: Assignment,
  context: UnitContext,
): void {
  const { value } = assignment;
  const removed = spanOf(value, value.value.slice(0, comment).trimEnd().length);
  const text = value.value.slice(comment).trim();
  context.builder.report(
    first.fatal ? 'error' : 'warning',
    'systemd/invalid-value',
    spanOf(value),
    {
      what: `${code(`${directive.name}=${value.value}`)}: systemd kennt keine Kommentare am Zeilenende.`,
      follows: first.fatal
        ? refused
        : first.kept
          ? 'Die Wörter des Kommentars werden als Teil des Wertes gelesen und übergangen.'
          : 'Der ganze Wert wird verworfen, es bleibt beim Standardwert.',
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
}

function reportDependency(name: string, place: Span, context: UnitContext): void {
  const withoutComma = name.replace(/,+$/, '');
  const comma = withoutComma !== name && isUnitName(withoutComma);
  const bare = /^[A-Za-z0-9:_@\\.-]+$/.test(name) ? `${name}.service` : null;
  context.builder.report(
    'warning',
    'systemd/invalid-dependency',
    place,
    {
      what: comma
        ? `In ${code(name)} gehört das Komma zum Namen der Unit.`
        : `${code(name)} ist kein Name einer Unit: Die Endung fehlt oder ist unbekannt.`,
      follows: 'systemd übergeht diese Abhängigkeit.',
      helps: comma
        ? 'Mehrere Units mit Leerzeichen trennen.'
        : `Die Endung ergänzen, zum Beispiel ${code(bare ?? 'name.service')}.`,
    },
    comma ? [{ title: 'Komma entfernen', edits: [{ span: place, text: withoutComma }] }] : [],
  );
}

/** Where a value goes on with a blank and `#` or `;`; null where it does not. */
export function commentAt(value: string): number | null {
  const match = /\s[#;]/.exec(value);
  return match ? match.index + 1 : null;
}
