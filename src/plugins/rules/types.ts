/** What the pages of the rules are made of; plain JSON, prepared at build time. Backticks mark code. */
import type { RuleMessage, Severity } from '../../catalogue/types';
import type { Language, ProfileName } from '../../engine/types';
import type { SeeAlso, SourceView } from '../reference/types';

/** One example file as an annotated block: the properties of `AnnotatedCode`. */
export interface ExampleView {
  title: string;
  text: string;
  codeHtml: string;
  diagnosticsHtml: string;
  block: string;
  chips: string;
  annotated: Language;
  profile: ProfileName;
}

export interface RuleView {
  anchor: string;
  code: string;
  title: string;
  severity: Severity;
  message: RuleMessage;
  /** Other words for special cases. */
  variants: RuleMessage[];
  detail?: string;
  wrong: ExampleView[];
  right: ExampleView[];
  /** Files of the right example that are those of the wrong one. */
  unchanged: string[];
  /** Who judged the examples, and how. */
  verdict: string;
  seeAlso: SeeAlso[];
  sources: SourceView[];
}

export interface RuleGroupView {
  title: string;
  intro: string;
  rules: RuleView[];
  /** The explanations of all blocks of the page: each is said once. */
  notesHtml: string;
  noteCount: number;
}

export interface OverviewRule {
  code: string;
  title: string;
  severity: Severity;
  /** The message, for the filter. */
  summary: string;
  href: string;
}

export interface RulesOverview {
  groups: { id: string; title: string; intro: string; href: string; rules: OverviewRule[] }[];
}
