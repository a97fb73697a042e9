import { DirectiveTable } from '../systemd/directiveTable';
import { allowedWords, judgeValue } from '../systemd/judge';
import type { Scope } from '../systemd/judge/finding';
import { unitIdentity } from '../systemd/unitIdentity';
import { entryOf } from '../systemd/unitContext';
import type { Catalogue, Profile } from '../types';
import { completeOptions } from './completeCommand';
import { ranked, summaryOf, words } from './ranked';
import { noCompletions, type Completion, type Completions } from './types';

/** Names of sections, directives and values of a unit at the cursor. */
export function completeUnit(
  text: string,
  offset: number,
  catalogue: Catalogue,
  profile: Profile,
  fileName?: string,
): Completions {
  const start = logicalLineStart(text, offset);
  const line = text.slice(start, offset);
  if (/^\s*[#;]/.test(line)) return noCompletions(offset);
  const table = new DirectiveTable(catalogue.systemd, profile);
  const { type } = unitIdentity(fileName);
  const header = /^\s*(\[[^\]=]*)$/.exec(line)?.[1];
  if (header !== undefined) {
    const end = text[offset] === ']' ? offset + 1 : offset;
    const sections = table.sections(type).map((name): Completion => {
      const entry = `systemd/[${name}]`;
      return { label: `[${name}]`, insert: `[${name}]`, entry, summary: summaryOf(entry, catalogue) };
    });
    return { start: offset - header.length, end, items: ranked(sections, header) };
  }
  const section = /^[ \t]*\[([^\]\n]+)\][ \t]*$/gm;
  const current = [...text.slice(0, start).matchAll(section)].at(-1)?.[1];
  if (current === undefined) return noCompletions(offset);
  const assignment = /^\s*([A-Za-z0-9-]+)\s*=(.*)$/s.exec(line);
  if (!assignment) return completeKey(line, text, offset, current, table, catalogue);
  const directive = table.find(current, assignment[1] ?? '');
  if (!directive) return noCompletions(offset);
  const value = assignment[2] ?? '';
  if (directive.valueKind === 'exec-command') {
    const command = /(?:^|\s|\/)(?:py)?uwsgi(?:-core|_python\d*)?\s(.*)$/s.exec(value)?.[1];
    return command === undefined ? noCompletions(offset) : completeOptions(command, offset, catalogue, profile);
  }
  const scope = {
    directive,
    unit: unitIdentity(fileName),
    words: catalogue.systemd.words ?? null,
    version: profile.systemd,
  };
  return completeValue(scope, value, offset, catalogue);
}

/** Start of the line, or of the first of those that backslashes join. */
function logicalLineStart(text: string, offset: number): number {
  let start = text.lastIndexOf('\n', offset - 1) + 1;
  while (start >= 2 && text[start - 2] === '\\') start = text.lastIndexOf('\n', start - 2) + 1;
  return start;
}

function completeKey(
  line: string,
  text: string,
  offset: number,
  section: string,
  table: DirectiveTable,
  catalogue: Catalogue,
): Completions {
  const written = /[A-Za-z0-9-]*$/.exec(line)?.[0] ?? '';
  if (line.trim() !== written) return noCompletions(offset);
  const hasEquals = /^[A-Za-z0-9-]*[ \t]*=/.test(text.slice(offset));
  const names = table.namesIn(section).flatMap((name): Completion[] => {
    const directive = table.find(section, name);
    if (!directive || directive.legacy !== null) return [];
    const entry = entryOf(directive);
    return [{ label: name, insert: hasEquals ? name : `${name}=`, entry, summary: summaryOf(entry, catalogue) }];
  });
  const end = offset + (/^[A-Za-z0-9-]*/.exec(text.slice(offset))?.[0].length ?? 0);
  return { start: offset - written.length, end, items: ranked(names, written) };
}

/** Words that this version of systemd takes: the texts also explain those of newer ones. */
function completeValue(scope: Scope, value: string, offset: number, catalogue: Catalogue): Completions {
  const { directive } = scope;
  const written = /[^\s"']*$/.exec(value)?.[0] ?? '';
  const candidates = words(entryOf(directive), knownWords(scope, catalogue), catalogue);
  const items = ranked(candidates, written).filter(({ insert }) => judgeValue(insert, scope).length === 0);
  return { start: offset - written.length, end: offset, items };
}

function knownWords({ directive, version }: Scope, { systemd, texts }: Catalogue): string[] {
  const { valueKind } = directive;
  const list = systemd.words;
  if (valueKind === 'boolean' || valueKind === 'tristate') return ['yes', 'no'];
  if (valueKind === 'signal') return systemd.signals;
  if (valueKind === 'unit-list' || valueKind === 'unit-name' || valueKind === 'install')
    return Object.keys(texts).flatMap((id) => (id.startsWith('unit/') ? [id.slice('unit/'.length)] : []));
  if (valueKind === 'capability-set') return list?.capabilities ?? [];
  if (valueKind === 'syscall-filter') return list?.syscallGroups ?? [];
  if (valueKind === 'address-families') return list?.addressFamilies ?? [];
  return allowedWords({ directive, version });
}
