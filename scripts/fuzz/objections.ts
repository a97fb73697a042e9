import { applyEdits } from '../../src/engine/text/edit';
import type { Analysis, Span } from '../../src/engine/types';

/** What is wrong with an analysis, whatever the text says; null where nothing is. */
export function objectionTo(text: string, { tokens, annotations, diagnostics }: Analysis): string | null {
  const fixes = diagnostics.flatMap((diagnostic) => diagnostic.fixes.map((fix) => ({ fix, code: diagnostic.code })));
  const outside = (span: Span): boolean =>
    !(Number.isInteger(span.start) && span.start >= 0 && span.start <= span.end && span.end <= text.length);
  for (const [what, spans] of [
    ['Ein Token', tokens],
    ['Eine Erklärung', annotations],
    ['Eine Diagnose', diagnostics],
    ['Ein Vorschlag', fixes.flatMap(({ fix }) => fix.edits)],
  ] as const) {
    if (spans.some(({ span }) => outside(span))) return `${what} liegt außerhalb des Textes.`;
  }
  return overlap(tokens) ?? crossing(annotations) ?? brokenMessage(diagnostics) ?? brokenFix(text, fixes);
}

function overlap(tokens: Analysis['tokens']): string | null {
  let end = 0;
  for (const { span } of tokens) {
    if (span.start < end) return 'Zwei Token überlappen sich.';
    end = span.end;
  }
  return null;
}

/** Annotations in their order: each lies inside the open one or behind it. */
function crossing(annotations: Analysis['annotations']): string | null {
  const open: Span[] = [];
  let start = 0;
  for (const { span } of annotations) {
    if (span.start < start) return 'Erklärungen stehen nicht in der Reihenfolge des Textes.';
    start = span.start;
    while (open.length > 0 && (open.at(-1)?.end ?? 0) <= span.start) open.pop();
    if (span.end > (open.at(-1)?.end ?? Infinity)) return 'Zwei Erklärungen überkreuzen sich.';
    open.push(span);
  }
  return null;
}

function brokenMessage(diagnostics: Analysis['diagnostics']): string | null {
  for (const { code, message } of diagnostics) {
    if (message.trim() === '' || /undefined|\[object|NaN/.test(message.replace(/`[^`]*`/g, '')))
      return `Die Meldung von ${code} ist nicht vollständig.`;
  }
  return null;
}

function brokenFix(text: string, fixes: { code: string; fix: Analysis['diagnostics'][number]['fixes'][number] }[]) {
  for (const { code, fix } of fixes) {
    const spans = fix.edits.map(({ span }) => span).sort((a, b) => a.start - b.start || a.end - b.end);
    if (spans.length === 0) return `Ein Vorschlag von ${code} ändert nichts.`;
    if (spans.some((span, index) => span.start < (spans[index - 1]?.end ?? 0)))
      return `Zwei Änderungen eines Vorschlags von ${code} überlappen sich.`;
    if (applyEdits(text, fix.edits) === text) return `Ein Vorschlag von ${code} ändert nichts.`;
  }
  return null;
}
