import type { Catalogue, RuleMessage, RuleVariant } from '../catalogue/types';
import type { ResultBuilder } from './result';
import type { Fix, Span } from './types';

/** What a rule is reported with besides its place. */
export interface RuleDetails {
  /** Values for `{name}` in the message; code among them carries its own backticks. */
  values?: Record<string, string>;
  /** Name of other words for a special case. */
  variant?: string;
  fixes?: Fix[];
}

/** The three parts of a message with its values put in. */
export function filled(message: RuleMessage, values: Record<string, string>): RuleMessage {
  const fill = (text: string): string =>
    !text.includes('{') ? text : text.replace(/\{([a-zA-Z]\w*)\}/g, (whole, name: string) => values[name] ?? whole);
  return { what: fill(message.what), follows: fill(message.follows), helps: fill(message.helps) };
}

/** Reports a rule whose severity and words stand in the catalogue; without its text there is nothing to say. */
export function reportRule(
  code: string,
  span: Span,
  { builder, catalogue }: { builder: ResultBuilder; catalogue: Catalogue },
  { values = {}, variant, fixes = [] }: RuleDetails = {},
): void {
  const rule = catalogue.rules[code];
  if (!rule) return;
  const message: RuleVariant = (variant === undefined ? undefined : rule.variants?.[variant]) ?? rule;
  builder.report(message.severity ?? rule.severity, code, span, filled(message, values), fixes);
}
