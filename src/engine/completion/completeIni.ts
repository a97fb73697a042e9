import type { Catalogue, Profile } from '../types';
import { optionNames, tableFor, valuesOf } from './completeCommand';
import { ranked } from './ranked';
import { noCompletions, type Completions } from './types';

/** Options and their values in an INI file of uWSGI at the cursor. */
export function completeIni(text: string, offset: number, catalogue: Catalogue, profile: Profile): Completions {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(start, offset);
  if (/^\s*[#;]/.test(line)) return noCompletions(offset);
  const header = /^\s*(\[[^\]=]*)$/.exec(line)?.[1];
  if (header !== undefined) {
    const end = text[offset] === ']' ? offset + 1 : offset;
    const section = {
      label: '[uwsgi]',
      insert: '[uwsgi]',
      entry: null,
      summary: 'Abschnitt mit den Einstellungen, den uWSGI von selbst liest.',
    };
    return { start: offset - header.length, end, items: ranked([section], header) };
  }
  const table = tableFor(text, catalogue, profile);
  const assignment = /^\s*([^=\s]+)\s*=\s*(.*)$/.exec(line);
  if (!assignment) {
    const written = line.trimStart();
    if (/\s/.test(written)) return noCompletions(offset);
    const rest = /^[\w-]*/.exec(text.slice(offset))?.[0] ?? '';
    const hasEquals = /^[\w-]*[ \t]*=/.test(text.slice(offset));
    const items = ranked(optionNames(table, catalogue), written).map((item) => {
      const value = table.option(item.label)?.argument === 'none' ? ' = true' : ' = ';
      return hasEquals ? item : { ...item, insert: `${item.label}${value}` };
    });
    return { start: offset - written.length, end: offset + rest.length, items };
  }
  const found = table.key(assignment[1] ?? '');
  const written = assignment[2] ?? '';
  if (found.kind !== 'found') return noCompletions(offset);
  const values =
    found.option.argument === 'none'
      ? ['true', 'false'].map((word) => ({ label: word, insert: word, entry: null, summary: '' }))
      : valuesOf(found.option, catalogue);
  return { start: offset - written.length, end: offset, items: ranked(values, written) };
}
