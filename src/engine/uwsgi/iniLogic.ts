import { endOf, MappedTextBuilder, startOf, type MappedText } from '../text/mappedText';

/** Keys that close whatever block is open (uWSGI 2.0.21, core/config.c:add_exported_option_do). */
export const endKeys = new Set(['end', 'endfor', 'endif', 'end-if', 'end-for']);

/** An open `for` or `if` block: how often its lines are read and what `%(_)` stands for. */
export interface Block {
  key: string;
  /** `perhaps`: known on the server only. */
  taken: 'yes' | 'no' | 'perhaps';
  /** Values of `%(_)`, one round each; null where it is not known. */
  rounds: (string | null)[];
}

/** What is known of the options read so far. */
export interface LogicState {
  value: (key: string) => string | null;
  hasPlugin: (name: string) => boolean;
}

const perhaps = (key: string, item: string | null): Block => ({ key, taken: 'perhaps', rounds: [item] });

const decided = (key: string, isTaken: boolean, item: string): Block => ({
  key,
  taken: isTaken ? 'yes' : 'no',
  rounds: [item],
});

/** How many rounds of a loop are followed. */
const mostRounds = 200;

/** The block that a key opens; null where the key opens none. */
export function openBlock(key: string, value: string, state: LogicState): Block | null {
  const dynamic = /[%$@]\(|%[a-zA-Z0-9]/.test(value);
  switch (key) {
    case 'for': {
      const rounds = value.split(' ').filter((word) => word !== '');
      return { key, taken: rounds.length > 0 ? 'yes' : 'no', rounds: rounds.slice(0, mostRounds) };
    }
    case 'for-times': {
      const times = /^\s*\d{1,9}/.exec(value)?.[0] ?? '0';
      const length = Math.min(Number(times), mostRounds);
      return { key, taken: length > 0 ? 'yes' : 'no', rounds: Array.from({ length }, (_, index) => `${index + 1}`) };
    }
    case 'for-glob':
      return dynamic ? perhaps(key, null) : { key, taken: 'yes', rounds: [/[*?[]/.test(value) ? null : value] };
    case 'for-readline':
      return perhaps(key, null);
    case 'if-reload':
      return decided(key, false, '');
    case 'if-not-reload':
      return decided(key, true, '');
    case 'if-opt':
    case 'if-not-opt': {
      const [name = '', wanted] = split(value);
      const current = state.value(name);
      const holds = current !== null && (wanted === undefined || current === wanted);
      return decided(key, holds === (key === 'if-opt'), current ?? '%(_)');
    }
    case 'if-plugin':
    case 'ifplugin':
      return state.hasPlugin(value) ? decided(key, true, value) : perhaps(key, value);
    case 'if-not-plugin':
      return state.hasPlugin(value) ? decided(key, false, value) : perhaps(key, value);
    case 'if-env':
    case 'ifenv':
      return perhaps(key, split(value)[1] ?? null);
    case 'if-not-env':
      return perhaps(key, '%(_)');
    case 'if-exists':
    case 'ifexists':
    case 'if-not-exists':
    case 'if-file':
    case 'if-not-file':
    case 'if-dir':
    case 'ifdir':
    case 'if-directory':
    case 'if-not-dir':
    case 'if-hostname':
    case 'if-not-hostname':
    case 'if-hostname-match':
    case 'if-not-hostname-match':
      return perhaps(key, value);
    default:
      return null;
  }
}

function split(value: string): [string, string | undefined] {
  const equals = value.indexOf('=');
  return equals < 0 ? [value, undefined] : [value.slice(0, equals), value.slice(equals + 1)];
}

/** `%(_)` replaced in a value of a block. */
export function withItem(text: MappedText, item: string | null): MappedText {
  if (item === null || !text.value.includes('%(_)')) return text;
  const builder = new MappedTextBuilder(text.anchor);
  for (let index = 0; index < text.value.length;) {
    const start = startOf(text, index) ?? text.anchor;
    const length = text.value.startsWith('%(_)', index) ? 4 : 1;
    builder.add(length === 4 ? item : (text.value[index] ?? ''), start, endOf(text, index + length - 1) ?? start);
    index += length;
  }
  return builder.build();
}
