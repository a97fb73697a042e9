import { readNginx, type NginxBlock } from '../nginx/readNginx';
import type { Catalogue, Profile } from '../types';
import { ranked, summaryOf, words } from './ranked';
import { noCompletions, type Completion, type Completions } from './types';

/** Directives that the block at the cursor allows, their values, and variables. */
export function completeNginx(
  text: string,
  offset: number,
  catalogue: Catalogue,
  profile: Profile,
  fileName?: string,
): Completions {
  const { root, table } = readNginx(text, catalogue, profile, fileName === undefined ? {} : { fileName });
  const block = blockAt(root, offset);
  if (block.context.startsWith('data:')) return noCompletions(offset);
  const statement = statementBefore(text, offset);
  if (statement === null) return noCompletions(offset);
  const written = /[^\s"']*$/.exec(statement)?.[0] ?? '';
  const variable = /\$\{?([a-z0-9_]*)$/i.exec(written);
  if (variable) return completeVariable(variable[1] ?? '', offset, catalogue);
  const [name = ''] = statement.trimStart().split(/\s/);
  if (statement.trimStart() === written) {
    const names = table.names(block.context).map((known): Completion => {
      const row = table.find(known, block.context) ?? table.rows(known)[0];
      const entry = row?.entry ?? `nginx/${known}`;
      return { label: known, insert: `${known} `, entry, summary: summaryOf(entry, catalogue) };
    });
    const rest = /^\w*/.exec(text.slice(offset))?.[0] ?? '';
    const items = ranked(names, written).map((item) =>
      /^\w*\s/.test(text.slice(offset)) ? { ...item, insert: item.label } : item,
    );
    return { start: offset - written.length, end: offset + rest.length, items };
  }
  const directive = table.find(name, block.context) ?? table.rows(name)[0];
  if (!directive) return noCompletions(offset);
  const candidates = words(directive.entry, directive.flag ? ['on', 'off'] : directive.values, catalogue);
  return { start: offset - written.length, end: offset, items: ranked(candidates, written) };
}

/** The innermost block that holds the offset. */
function blockAt(root: NginxBlock, offset: number): NginxBlock {
  let block = root;
  for (;;) {
    const inner = block.nodes.find(
      ({ statement, inner: own }) =>
        own !== null && statement.file === null && statement.end < offset && offset <= statement.close,
    )?.inner;
    if (!inner) return block;
    block = inner;
  }
}

/** The text of the statement up to the cursor; null inside of a comment. */
function statementBefore(text: string, offset: number): string | null {
  let start = offset;
  while (start > 0 && !/[;{}]/.test(text[start - 1] ?? '')) start -= 1;
  // `${` belongs to a variable
  if (text[start - 1] === '{' && text[start - 2] === '$') {
    start -= 2;
    while (start > 0 && !/[;{}]/.test(text[start - 1] ?? '')) start -= 1;
  }
  const lines = text.slice(start, offset).split('\n');
  if (/(?:^|\s)#/.test(lines.at(-1) ?? '')) return null;
  return lines.filter((line) => !/^\s*#/.test(line)).join('\n');
}

function completeVariable(written: string, offset: number, catalogue: Catalogue): Completions {
  const names = catalogue.nginx.variables.map(({ name, prefix }): Completion => {
    const entry = `nginx/$${name}`;
    return { label: `$${name}${prefix ? '…' : ''}`, insert: `$${name}`, entry, summary: summaryOf(entry, catalogue) };
  });
  const start = offset - written.length - 1;
  return { start, end: offset, items: ranked(names, `$${written}`) };
}
