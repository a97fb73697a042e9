import type { Catalogue } from '../catalogue/types';
import type { ResultBuilder } from './result';
import { reportRule, type RuleDetails } from './rule';
import type { Span } from './types';

/** Something that a rule of good practice has found; its severity and words stand in the catalogue. */
export interface PracticeFinding extends RuleDetails {
  code: string;
  span: Span;
}

/** One rule, or a few that look at the same thing: what it finds in a subject. */
export type PracticeRule<Subject> = (subject: Subject) => PracticeFinding[];

/** Applies the rules in their order. */
export function reportFindings<Subject>(
  rules: readonly PracticeRule<Subject>[],
  subject: Subject,
  target: { builder: ResultBuilder; catalogue: Catalogue },
): void {
  for (const rule of rules)
    for (const { code, span, ...details } of rule(subject)) reportRule(code, span, target, details);
}
