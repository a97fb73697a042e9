import type { Severity } from '@site/src/catalogue/types';
import type { Filterable } from '../Reference/matches';

const words: Record<Severity, string> = { error: 'Fehler', warning: 'Warnung', info: 'Hinweis' };

/** What the filter looks at: title, code, severity and the words of the message. */
export const filterable = (rule: { title: string; code: string; severity: Severity; summary: string }): Filterable => ({
  title: rule.title,
  spellings: [rule.code, words[rule.severity]],
  summary: rule.summary,
});
