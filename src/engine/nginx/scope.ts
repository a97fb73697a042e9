import type { NginxDirective } from '../../catalogue/nginxTypes';
import type { Catalogue } from '../../catalogue/types';
import type { ResultBuilder } from '../result';
import type { Suggestions } from '../suggestions';
import type { Span } from '../text/span';
import type { Fix, Severity } from '../types';
import type { DirectiveTable } from './directiveTable';
import type { Statement } from './parser';

/** One open block, or the file itself. */
export interface Frame {
  /** Null for the file. */
  statement: Statement | null;
  context: string;
  /** What this block holds so far, by name: nginx allows most directives once. */
  seen: Map<string, Statement>;
  /** What a check of this block keeps in mind, by a key of its own. */
  notes: Map<string, Statement>;
  /** What the lines of a table add up to. */
  total?: number;
}

/** All that reading one configuration needs and finds. */
export interface Scope {
  catalogue: Catalogue;
  table: DirectiveTable;
  /** Takes what is found in the statement at hand; what other files hold goes nowhere. */
  builder: ResultBuilder;
  /** The result for the text that is looked at. */
  own: ResultBuilder;
  suggestions: Suggestions;
  label: string;
  newest: boolean;
  /** The file is one of several: what it lacks may stand in another one. */
  snippet: boolean;
  frames: Frame[];
  variables: { name: string; span: Span }[];
  defined: Set<string>;
  /** Statements that several blocks inherit and that are reported once. */
  reported: Set<Statement>;
  /** A file is included that is not at hand and may define variables. */
  open: boolean;
}

/** Something that nginx refuses about a statement whose place and number of words are right. */
export interface Finding {
  place: Span;
  what: string;
  helps: string;
  code?: string;
  severity?: Severity;
  follows?: string;
  fixes?: Fix[];
}

export type Check = (statement: Statement, scope: Scope, directive: NginxDirective) => Finding | null;

export const refuses = 'nginx startet nicht und lädt die Konfiguration nicht neu.';

/** The innermost block. */
export const frameOf = (scope: Scope): Frame =>
  scope.frames.at(-1) ?? { statement: null, context: 'unknown', seen: new Map(), notes: new Map() };

/** The nearest enclosing block of a context. */
export const enclosing = (scope: Scope, context: string): Frame | undefined =>
  scope.frames.filter((frame) => frame.context === context).at(-1);

export function report(finding: Finding, { builder }: Scope): void {
  builder.report(
    finding.severity ?? 'error',
    finding.code ?? 'nginx/invalid-value',
    finding.place,
    { what: finding.what, follows: finding.follows ?? refuses, helps: finding.helps },
    finding.fixes ?? [],
  );
}

/** What shows when everything is read, about a statement of any file. */
export function reportLate(finding: Finding, statement: Statement, scope: Scope): void {
  if (statement.file === null) report(finding, { ...scope, builder: scope.own });
}
