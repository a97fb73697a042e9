import { constants } from 'node:os';
import type { SystemdDirective } from '../../catalogue/types';
import type { Fact } from './types';
import { valueKindName } from './valueKinds';

const unknown = 'unbekannt';

const code = (text: string): string => `\`${text}\``;

/** The rows of a name in all sections, or of `Service.Restart` in the one. */
export function directiveRows(directives: SystemdDirective[], name: string): SystemdDirective[] {
  return directives.filter((row) => row.name === name || `${row.section}.${row.name}` === name);
}

function signalName(number: string): string {
  const found = Object.entries(constants.signals).find(([, value]) => String(value) === number);
  return found?.[0] ?? number;
}

/** The default as one writes it; what was observed comes as numbers and marks of systemd's own. */
export function defaultValue(row: SystemdDirective): string {
  const value = row.defaultValue?.trim() ?? '';
  if (row.valueKind === 'resource-limit') return 'je nach System';
  if (value === '[not set]') return 'nicht gesetzt';
  if (value === '' || value === '~') return unknown;
  if (row.valueKind === 'signal') return code(signalName(value));
  return code(/^\d{17,}$/.test(value) ? 'infinity' : value);
}

function kindOf(row: SystemdDirective): string {
  const name = valueKindName(row.valueKind) ?? unknown;
  const others = [
    ...(row.booleanAccepted && row.valueKind === 'enum' ? ['ein Wahrheitswert'] : []),
    ...(row.numberAccepted ? ['eine Zahl'] : []),
  ];
  return [name, ...others].join(' oder ');
}

function repetition(row: SystemdDirective): string {
  if (!row.repeatable) return 'ergänzen sich nicht';
  return row.resetOnEmpty ? 'ergänzen sich; eine leere Zuweisung löscht sie' : 'ergänzen sich';
}

function sinceOf(row: SystemdDirective): string {
  if (row.since === null) return unknown;
  return row.since.replaceAll('v', '').replace('..', ' bis ');
}

/** One detail for all sections, or each variant once where the sections differ. */
const across = (rows: SystemdDirective[], detail: (row: SystemdDirective) => string): string =>
  [...new Set(rows.map(detail))].join(' · ');

/** Facts of one directive for its table; empty where the facts do not know the name. */
export function directiveFacts(rows: SystemdDirective[]): Fact[] {
  if (rows.length === 0) return [];
  const sections = [...new Set(rows.map(({ section }) => code(`[${section}]`)))];
  return [
    { term: sections.length > 1 ? 'Abschnitte' : 'Abschnitt', detail: sections.join(', ') },
    { term: 'Art des Werts', detail: across(rows, kindOf) },
    { term: 'Standardwert', detail: across(rows, defaultValue) },
    { term: 'Mehrere Angaben', detail: across(rows, repetition) },
    { term: 'Handbuchseite', detail: across(rows, (row) => (row.manual === null ? unknown : code(row.manual))) },
    { term: 'Seit Version', detail: across(rows, sinceOf) },
  ];
}
