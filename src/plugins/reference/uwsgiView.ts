import type { ArgumentKind, UwsgiOption } from '../../catalogue/types';
import type { Fact } from './types';

const argument: Record<ArgumentKind, string> = {
  none: 'keines (Schalter)',
  required: 'erforderlich',
  optional: 'freiwillig',
};

const code = (text: string): string => `\`${text}\``;

const listOf = (words: string[]): string => words.map(code).join(', ');

function debianFact(place: string | null): string {
  if (place === null) return 'nicht enthalten';
  return place === 'core' ? 'im Kern enthalten' : `mit dem Plugin \`${place}\``;
}

/** The rows that mean one option: the one with the text first, then its aliases. */
export function optionRows(options: UwsgiOption[], canonical: string): UwsgiOption[] {
  const rows = options.filter((option) => option.canonical === canonical);
  return [...rows.filter(({ name }) => name === canonical), ...rows.filter(({ name }) => name !== canonical)];
}

/** `--module`, `module`, `-w` and the same for every alias. */
export function optionSpellings(rows: UwsgiOption[]): string[] {
  const short = rows.flatMap((row) => (row.short === undefined ? [] : [`-${row.short}`]));
  return [...rows.flatMap(({ name }) => [`--${name}`, name]), ...new Set(short)];
}

/** Facts of one option for its table; empty where the facts do not know the name. */
export function optionFacts(rows: UwsgiOption[]): Fact[] {
  const [option, ...aliases] = rows;
  if (!option) return [];
  const short = [...new Set(rows.flatMap((row) => (row.short === undefined ? [] : [`-${row.short}`])))];
  return [
    { term: 'Kommandozeile', detail: code(`--${option.name}`) },
    ...(short.length > 0 ? [{ term: 'Kurzform', detail: listOf(short) }] : []),
    ...(aliases.length > 0
      ? [{ term: aliases.length > 1 ? 'Aliase' : 'Alias', detail: listOf(aliases.map(({ name }) => name)) }]
      : []),
    { term: 'Argument', detail: argument[option.argument] },
    { term: 'Mehrere Angaben', detail: option.repeatable ? 'ergänzen sich' : 'ergänzen sich nicht' },
    { term: 'Plugin', detail: option.plugin === 'core' ? 'keines, gehört zum Kern' : code(option.plugin) },
    { term: 'pip-Build', detail: option.pip ? 'enthalten' : 'nicht enthalten' },
    { term: 'Debian 12', detail: debianFact(option.debian) },
  ];
}
