import type { NginxDirective } from '../../catalogue/nginxTypes';
import { contextName } from '../../engine/nginx/factWords';
import type { Fact } from './types';

const unknown = 'unbekannt';

const code = (text: string): string => `\`${text}\``;

/** Each variant once where modules differ. */
const across = (rows: NginxDirective[], detail: (row: NginxDirective) => string): string =>
  [...new Set(rows.map(detail))].join(' · ');

const contextsOf = ({ contexts }: NginxDirective): string =>
  contexts.includes('any')
    ? 'überall'
    : contexts.map((context) => (context === 'main' ? 'äußerste Ebene' : contextName(context))).join(', ');

function countOf({ min, max, flag, block }: NginxDirective): string {
  if (flag) return 'einer: `on` oder `off`';
  const number = max === null ? `mindestens ${min}` : min === max ? String(min) : `${min} bis ${max}`;
  return block ? `${number}, dann ein Block` : number;
}

function debianOf({ debian, package: origin, commercial }: NginxDirective): string {
  if (commercial) return 'nicht enthalten (kostenpflichtige Ausgabe)';
  if (origin !== null) return `mit dem Paket ${code(origin)}`;
  return debian === 'builtin' ? 'enthalten' : debian === 'newer' ? 'nicht enthalten (zu neu)' : 'nicht enthalten';
}

/** The rows that one text explains: by name, or by `module.name`. */
export const nginxRows = (directives: NginxDirective[], name: string): NginxDirective[] =>
  directives.filter(({ entry }) => entry === `nginx/${name}`);

/** Facts of one directive for its table; empty where the facts do not know the name. */
export function nginxFactRows(rows: NginxDirective[]): Fact[] {
  if (rows.length === 0) return [];
  return [
    { term: 'Kontexte', detail: across(rows, contextsOf) },
    { term: 'Anzahl der Werte', detail: across(rows, countOf) },
    {
      term: 'Standardwert',
      detail: across(rows, ({ defaultValue }) =>
        defaultValue === null || defaultValue === '' ? 'keiner' : code(defaultValue),
      ),
    },
    { term: 'Modul', detail: across(rows, ({ module }) => code(module)) },
    { term: 'Debian 12', detail: across(rows, debianOf) },
    { term: 'Seit Version', detail: across(rows, ({ since }) => since ?? unknown) },
    ...(rows.some(({ deprecatedSince }) => deprecatedSince !== null)
      ? [{ term: 'Veraltet seit', detail: across(rows, ({ deprecatedSince }) => deprecatedSince ?? 'nicht veraltet') }]
      : []),
    {
      term: 'Handbuchseite',
      detail: across(rows, ({ manual }) =>
        manual === null ? unknown : code(`nginx.org${manual.split('#', 1)[0] ?? ''}`),
      ),
    },
  ];
}

/** Facts of a variable, whose name carries its dollar sign. */
export function variableFacts(
  variables: readonly { name: string; prefix: boolean; settable: boolean; debian: boolean }[],
  name: string,
): Fact[] {
  const variable = variables.find((candidate) => `$${candidate.name}` === name);
  if (!variable) return [];
  return [
    {
      term: 'Art',
      detail: variable.prefix ? 'Anfang eines Namens, dahinter steht ein freier Teil' : 'einzelne Variable',
    },
    { term: 'Mit `set` änderbar', detail: variable.settable && !variable.prefix ? 'ja' : 'nein' },
    { term: 'Debian 12', detail: variable.debian ? 'enthalten' : 'nicht enthalten' },
  ];
}
