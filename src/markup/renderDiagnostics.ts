import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Catalogue } from '../catalogue/types';
import type { Diagnostic, Fix, Severity } from '../engine/types';
import { applyEdits } from '../engine/text/edit';
import { commonEnds } from '../engine/text/commonEnds';
import { LineIndex } from '../engine/text/lineIndex';
import { inline } from './inline';
import { withBase } from './renderNotes';

export const severityLabels: Record<Severity, string> = { error: 'Fehler', warning: 'Warnung', info: 'Hinweis' };

/** Diagnoses that say the same of several places. */
interface Group {
  first: Diagnostic;
  /** Position of `first` among all diagnostics. */
  index: number;
  lines: number[];
}

export interface DiagnosticsOptions {
  /** Adds a button to each fix, which carries the fix as `data-fix="<diagnostic>.<fix>"`, both counted from 0. */
  applicable?: boolean;
  /** Leads each code to its rule. */
  rules?: Catalogue['rules'];
  baseUrl?: string;
}

/** The list of diagnostics below a block; null where there are none. */
export function renderDiagnostics(
  text: string,
  diagnostics: readonly Diagnostic[],
  options: DiagnosticsOptions = {},
): Element | null {
  if (diagnostics.length === 0) return null;
  const lines = new LineIndex(text);
  const groups = new Map<string, Group>();
  for (const [index, diagnostic] of diagnostics.entries()) {
    const { line } = lines.position(diagnostic.span.start);
    const key = `${diagnostic.code}\n${diagnostic.message}`;
    const group = groups.get(key) ?? { first: diagnostic, index, lines: [] };
    if (!group.lines.includes(line)) group.lines.push(line);
    groups.set(key, group);
  }
  return h(
    'ul',
    { className: ['diagnostics'] },
    [...groups.values()].map((group) => renderGroup(text, group, options)),
  );
}

function renderGroup(
  text: string,
  { first, index, lines }: Group,
  { applicable = false, rules = {}, baseUrl = '/' }: DiagnosticsOptions,
): Element {
  const place =
    lines.length === 1 ? `Zeile ${lines[0] ?? 1}` : `Zeilen ${lines.slice(0, -1).join(', ')} und ${lines.at(-1) ?? ''}`;
  return h('li', { dataDiagnostic: first.code, dataSeverity: first.severity }, [
    h('strong', { dataPart: 'severity' }, severityLabels[first.severity]),
    h('div', { dataPart: 'message' }, [
      h('p', inline(first.message)),
      h('p', { dataPart: 'place' }, [`${place} · `, renderCode(first.code, rules[first.code]?.href, baseUrl)]),
      ...first.fixes.map((fix, number) => renderFix(text, fix, applicable ? `${index}.${number}` : null)),
    ]),
  ]);
}

/** The code; a link where it has a rule. */
function renderCode(name: string, href: string | undefined, baseUrl: string): Element {
  const code = h('code', name);
  if (href === undefined) return code;
  return h('a', { href: withBase(href, baseUrl), dataPart: 'rule' }, [
    h('span', { className: ['visually-hidden'] }, 'Regel '),
    code,
  ]);
}

/** A fix as a folded „before → after“. */
function renderFix(text: string, fix: Fix, reference: string | null): ElementContent {
  const { before, after } = changedLines(text, fix);
  const line = (kind: 'removed' | 'added', sign: string) => (content: string) =>
    h('span', { className: ['line'], dataChange: kind }, [
      h('span', { className: ['sign'] }, `${sign} `),
      `${content}\n`,
    ]);
  return h('details', { dataPart: 'fix' }, [
    h('summary', ['Vorschlag: ', ...inline(fix.title)]),
    ...(reference === null ? [] : [h('button', { type: 'button', dataFix: reference }, 'Übernehmen')]),
    h('pre', { tabIndex: 0 }, [h('code', [...before.map(line('removed', '−')), ...after.map(line('added', '+'))])]),
  ]);
}

/** The lines that a fix changes, before and after it. */
export function changedLines(text: string, fix: Fix): { before: string[]; after: string[] } {
  const before = text.split('\n');
  const after = applyEdits(text, fix.edits).split('\n');
  const { start, end } = commonEnds(before, after);
  return { before: before.slice(start, before.length - end), after: after.slice(start, after.length - end) };
}
