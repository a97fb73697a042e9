import type { Settings } from './settings';

interface Filter {
  allowList: boolean;
  names: Set<string>;
}

/** 0 where no system call of the group gets through; 9 or 10 where one does, by the kind of filter. */
export function allowsAny(group: string, settings: Settings): number {
  const filter = readFilter(settings);
  if (!filter) return 10;
  const isOpen = membersOf(group, settings).some((name) => filter.names.has(name) === filter.allowList);
  return isOpen ? (filter.allowList ? 9 : 10) : 0;
}

/** `SystemCallFilter=` over all its lines (systemd 252, config_parse_syscall_filter); null where there is none. */
function readFilter(settings: Settings): Filter | null {
  const { words } = settings;
  let filter: Filter | null = null;
  for (const line of settings.lines('SystemCallFilter')) {
    const inverted = line.startsWith('~');
    // What an allow list must always have
    filter ??= { allowList: !inverted, names: new Set(inverted ? [] : membersOf('@default', settings)) };
    for (const word of (inverted ? line.slice(1) : line).split(/[ \t\n\r]+/)) {
      const [name = '', answer] = word.split(':');
      if (name === '') continue;
      // A list of allowed calls takes no answer of its own; the word is passed over
      if (answer !== undefined && !inverted) continue;
      if (name.startsWith('@') && !words.syscallMembers[name]) continue;
      const members = name.startsWith('@') ? membersOf(name, settings) : [name];
      for (const member of members) filter.names[inverted === filter.allowList ? 'delete' : 'add'](member);
    }
  }
  return filter && (filter.allowList || filter.names.size > 0) ? filter : null;
}

const known = new WeakMap<object, Map<string, string[]>>();

/** The system calls of a group and of the groups in it. */
function membersOf(group: string, { words }: Settings): string[] {
  const groups = known.get(words) ?? new Map<string, string[]>();
  known.set(words, groups);
  const found = groups.get(group);
  if (found) return found;
  const visited = new Set<string>();
  const names = new Set<string>();
  const open = [group];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (visited.has(next)) continue;
    visited.add(next);
    for (const member of words.syscallMembers[next] ?? []) {
      if (member.startsWith('@')) open.push(member);
      else names.add(member);
    }
  }
  const result = [...names];
  groups.set(group, result);
  return result;
}
