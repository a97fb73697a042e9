import type { UwsgiOption } from '../../catalogue/types';
import { OptionTable } from '../uwsgi/optionTable';
import type { Catalogue, Profile } from '../types';
import { ranked, summaryOf, words } from './ranked';
import { noCompletions, type Completion, type Completions } from './types';

/** Options and their values on a command line of uWSGI; nothing outside of one. */
export function completeCommand(text: string, offset: number, catalogue: Catalogue, profile: Profile): Completions {
  const command = /(?:^|[\s/;&|])(?:py)?uwsgi(?:-core|_python\d*)?[ \t]((?:[^\n]|\\\n)*)$/.exec(
    text.slice(Math.max(0, offset - lookBack), offset),
  )?.[1];
  return command === undefined ? noCompletions(offset) : completeOptions(command, offset, catalogue, profile);
}

/** How far back the program of a command is looked for, in characters. */
const lookBack = 4000;

/** What may follow the words behind `uwsgi`, up to the cursor at `offset`. */
export function completeOptions(command: string, offset: number, catalogue: Catalogue, profile: Profile): Completions {
  const table = tableFor(command, catalogue, profile);
  const written = /\S*$/.exec(command)?.[0] ?? '';
  if (written.startsWith('-') && !written.includes('=')) {
    const names = optionNames(table, catalogue).map((item) => ({ ...item, label: `--${item.label}` }));
    const items = ranked(names, written === '-' ? '--' : written).map((item) => ({ ...item, insert: item.label }));
    return { start: offset - written.length, end: offset, items };
  }
  const [, name = '', begun = ''] =
    /^--?([a-z0-9-]+)=(.*)$/.exec(written) ?? /(?:^|\s)--?([A-Za-z0-9-]+)\s+(\S*)$/.exec(command) ?? [];
  const found = table.long(name);
  if (found.kind !== 'found' || found.option.argument === 'none') return noCompletions(offset);
  return { start: offset - begun.length, end: offset, items: ranked(valuesOf(found.option, catalogue), begun) };
}

/** The options that a text has, with the plugins that it loads itself. */
export function tableFor(text: string, catalogue: Catalogue, profile: Profile): OptionTable {
  const table = new OptionTable(catalogue.uwsgi, profile);
  for (const [, list = ''] of text.matchAll(/(?:^|[\s-])plugins?[ \t=]+([\w,.-]+)/g)) table.load(list);
  return table;
}

export function optionNames(table: OptionTable, catalogue: Catalogue): Completion[] {
  return table.availableNames().map((name) => {
    const entry = `uwsgi/${table.option(name)?.canonical ?? name}`;
    return { label: name, insert: name, entry, summary: summaryOf(entry, catalogue) };
  });
}

export function valuesOf(option: UwsgiOption, catalogue: Catalogue): Completion[] {
  return words(`uwsgi/${option.canonical}`, [], catalogue);
}
